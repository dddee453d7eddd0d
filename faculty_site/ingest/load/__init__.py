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
from faculty_site.ingest.load.works_here import OpenWorks, all_works

__all__ = [
    "Change",
    "Loaded",
    "OpenWorks",
    "Placed",
    "Settled",
    "all_works",
    "bring_in",
    "brought_in",
    "files_before",
    "load",
    "names_of_sources",
    "remembered",
    "settle_slug",
    "settle_source",
]
