"""Links from one page to another, written so that they are found wherever the text stands now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from pathlib import Path

from faculty_site.ingest.documents import Extraction, LostLink
from profiles.ingest.readdressing import readdressed
from profiles.legacy import spellings

Known = dict[str, str]
"""The old addresses of a person by their small letters: generators differ on capitals."""


def relink(into: Extraction) -> None:
    """Give links that count from their page, or name a page's file, the page's old address.

    What is still lost stays in `into.lost`.
    """
    known = known_addresses(into)
    moved: defaultdict[Path, dict[str, str]] = defaultdict(dict)
    left: list[LostLink] = []
    for link in into.lost:
        address = _address(link, known, into)
        if address is not None:
            moved[link.path][link.url] = address
        else:
            left.append(replace(link, reason="missing") if link.reason == "page" else link)
    into.lost = left
    into.earlier = [
        readdressed(row, moved[row.path]) if row.path and row.path in moved else row
        for row in into.earlier
    ]


def known_addresses(into: Extraction) -> Known:
    """All old addresses of the person whose pages were read."""
    paths = [str(row.fields["path"]) for row in into.rows_of("profiles.legacyurl")]
    return {path.casefold(): path for path in paths}


def _address(link: LostLink, known: Known, into: Extraction) -> str | None:
    if link.reason == "page" and link.file:
        return into.addresses.get(link.file)
    if link.reason != "missing" or link.url.startswith("/"):
        return None
    forms = (form.casefold() for form in spellings(link.address))
    return next((known[form] for form in forms if form in known), None)
