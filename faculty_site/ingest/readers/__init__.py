"""Paths -> Documents. Finds the pages of a source and refuses what is unsafe to read."""

from faculty_site.ingest.readers.assets import MAX_ASSET_BYTES, PagePlace, resolve_inside
from faculty_site.ingest.readers.documents import (
    MAX_PAGE_BYTES,
    read_content,
    read_document,
    read_text,
)
from faculty_site.ingest.readers.folders import find_pages, page_root

__all__ = [
    "MAX_ASSET_BYTES",
    "MAX_PAGE_BYTES",
    "PagePlace",
    "find_pages",
    "page_root",
    "read_content",
    "read_document",
    "read_text",
    "resolve_inside",
]
