"""Who, when, what, where: enough of a bibliography to name a work in a text.

The publications themselves are no matter of this file; a work that cannot be read is cited by its
key.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faculty_site.lib.bibtex import people, plain, read_bibliography

MAX_BIB_BYTES = 10_000_000
VENUES = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher")
YEAR = re.compile(r"\b\d{4}\b")


@dataclass(frozen=True, slots=True)
class Work:
    """A work as its bibliography names it, in plain words; empty where nothing is said.

    `authors` are in reading order (“Marie Curie”); `families` has the family name of each, or the
    whole name of a group.
    """

    authors: tuple[str, ...]
    families: tuple[str, ...]
    and_others: bool
    year: str
    title: str
    venue: str

    @property
    def family_names(self) -> str:
        """“Curie”, “Curie & Curie”, “Geiger et al.”; the title where nobody is named."""
        if not self.families:
            return self.title
        if len(self.families) > 2 or self.and_others:
            return f"{self.families[0]} et al."
        return " & ".join(self.families)


def read_works(path: Path) -> Mapping[str, Work]:
    """The works of a BibTeX file by key; the first of two with one key. Raises OSError."""
    facts = path.stat()
    return _read(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _modified: int, size: int) -> Mapping[str, Work]:
    if size > MAX_BIB_BYTES:
        return {}
    return works_in(path.read_text(encoding="utf-8", errors="replace"))


def works_in(text: str) -> dict[str, Work]:
    """The works of a BibTeX text by key."""
    works: dict[str, Work] = {}
    for entry in read_bibliography(text).entries:
        if entry.key not in works:
            works[entry.key] = _work(entry.fields)
    return works


def _work(fields: Mapping[str, str]) -> Work:
    authors, and_others = people(fields.get("author") or fields.get("editor") or "")
    year = YEAR.search(fields.get("year") or fields.get("date") or "")
    return Work(
        authors=tuple(author.name for author in authors),
        families=tuple(author.family or author.name for author in authors),
        and_others=and_others,
        year=year[0] if year else plain(fields.get("year", "")),
        title=plain(fields.get("title", "")).rstrip("."),
        venue=plain(next((fields[key] for key in VENUES if fields.get(key)), "")).rstrip("."),
    )
