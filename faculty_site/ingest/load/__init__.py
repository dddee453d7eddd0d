"""Fixture -> database: a three-way merge of source, last import and local edits."""

from faculty_site.ingest.load.fates import Change, Loaded, Placed
from faculty_site.ingest.load.identity import (
    Settled,
    files_before,
    names_of_sources,
    remembered,
    settle_slug,
    settle_source,
)
from faculty_site.ingest.load.run import bring_in, brought_in, load

__all__ = [
    "Change",
    "Loaded",
    "Placed",
    "Settled",
    "bring_in",
    "brought_in",
    "files_before",
    "load",
    "names_of_sources",
    "remembered",
    "settle_slug",
    "settle_source",
]
