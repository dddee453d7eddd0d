"""Fixture -> database: a three-way merge of source, last import and local edits."""

from faculty_site.ingest.load.identity import (
    Settled,
    files_before,
    names_of_sources,
    remembered,
    settle_slug,
    settle_source,
)
from faculty_site.ingest.load.run import load

__all__ = [
    "Settled",
    "files_before",
    "load",
    "names_of_sources",
    "remembered",
    "settle_slug",
    "settle_source",
]
