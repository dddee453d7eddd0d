"""Which lines of a curriculum vitae stand under which list of the old site."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.documents import Extraction, Page
from faculty_site.ingest.headings import bare, promise_of
from faculty_site.ingest.outline import Section
from profiles.ingest.entries import KINDS
from profiles.models import Entry

PROJECTS = re.compile(
    r"portfolio|software|(?:(?:current|past|selected|research|my)\s+)?projects?", re.IGNORECASE
)
"""Headings of lists of projects."""


def file_entries(page: Page, into: Extraction) -> Page:
    """Let the entries that have files of their own stand under the list of their kind.

    The first list has them. The page comes back without a later one, whose heading alone would
    stand there, and without a list of what the site has none of.
    """
    listings = dict(page.listings)
    for section in page.outline.sections if not page.hidden else ():
        lines = range(*section.region)
        listed = [n for n, kind in page.listings.items() if kind == "entries" and n in lines]
        kind = _kind(section, page) if listed else None
        if kind and not _file(kind, section.key, into):
            listings = {n: kind for n, kind in listings.items() if n not in listed}
    return replace(page, listings=listings) if listings != page.listings else page


def _kind(section: Section, page: Page) -> Entry.Kind | None:
    if PROJECTS.fullmatch(bare(section.heading, page.dialect)):
        return Entry.Kind.PROJECT
    return KINDS.get(promise_of(section.heading, page.dialect) or "")


def _file(kind: Entry.Kind, section: str, into: Extraction) -> bool:
    """Whether entries of this kind that name no section were there, and name this one now."""
    found = False
    for at, row in enumerate(into.earlier):
        waits = row.model == "profiles.entry" and not row.fields["section"]
        if waits and row.fields["kind"] == kind:
            fields = {**row.fields, "section": [into.slug, section]}
            into.earlier[at] = replace(row, fields=fields)
            found = True
    return found
