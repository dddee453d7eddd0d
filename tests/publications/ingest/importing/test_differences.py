"""Values that differ, as a reader sees them."""

from __future__ import annotations

import pytest

from faculty_site.ingest.documents import Json
from faculty_site.ingest.load import Change
from publications.ingest.importing.differences import LONGEST, in_words, printable, told_changes


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, ""),
        ("", ""),
        ([], ""),
        (1898, "1898"),
        (True, "yes"),
        ("two\n lines", "two lines"),
        (["Marie Curie", "Pierre Curie"], "Marie Curie; Pierre Curie"),
        ([{"kind": "pdf", "url": "https://example.org/a.pdf", "label": ""}],
         "pdf https://example.org/a.pdf"),
    ],
)  # fmt: skip
def test_values_in_words(value: Json, words: str) -> None:
    assert in_words(value) == words


def test_long_values_are_shown_from_where_they_differ() -> None:
    same = "radium " * 100
    (change,) = told_changes([Change("abstract", f"{same}shines", f"{same}glows", "take")])
    assert change.here.startswith("…")
    assert change.here.endswith("radium shines")
    assert change.source.endswith("radium glows")
    (change,) = told_changes([Change("abstract", "", "x" * 1000, "take")])
    assert (change.here, len(change.source)) == ("", LONGEST)
    assert change.source.endswith("…")


def test_the_raw_entry_is_told_only_where_nothing_else_comes_in() -> None:
    raw, venue = Change("BibTeX", "@a", "@b", "take"), Change("venue", "a", "b", "take")
    kept = Change("venue", "a", "b", "keep")
    assert told_changes([raw, venue]) == (venue,)
    assert told_changes([raw, kept]) == (kept, raw)
    assert told_changes([raw]) == (raw,)
    assert told_changes([Change("BibTeX", "@a", "@b", "keep"), kept]) == (kept,)


def test_nothing_can_move_a_cursor_or_break_an_encoding() -> None:
    shown = printable("a\x1b[2Jb\ud800c\u202ed")
    assert shown == "a\ufffd[2Jb\ufffdc\ufffdd"
    shown.encode()
