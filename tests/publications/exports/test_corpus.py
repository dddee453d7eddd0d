"""Real bibliographies, exported and read back."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from faculty_site.lib.bibtex import Entry, read_bibliography
from publications.exports import bibtex

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"
FILES = sorted(CORPUS.rglob("*.bib"))


def said(entries: Iterable[Entry]) -> set[tuple[str, ...]]:
    """What entries say, without their order, their keys and white space."""
    return {(entry.type, *map(_field, sorted(entry.fields.items()))) for entry in entries}


def _field(field: tuple[str, str]) -> str:
    return f"{field[0]}={' '.join(field[1].split())}"


@pytest.mark.skipif(not FILES, reason="the corpus is not there")
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_entries_are_read_back_as_they_went_in(path: Path) -> None:
    entries = read_bibliography(path.read_text(encoding="utf-8", errors="replace")).entries

    exported = "".join(bibtex.joined(entry.standalone for entry in entries))
    back = read_bibliography(exported)

    assert said(back.entries) == said(entries)
