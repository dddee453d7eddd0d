"""Quotation marks round titles and inside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.ingest.quotations import quotations


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("Curie. “On radium”. 1898", ["On radium"]),
        ("Curie. “Beyond “rays” and light”. “Polonium”", ["Beyond “rays” and light", "Polonium"]),
        ("Curie. “Never closed\n“On radium”", ["On radium"]),
        ("By him: ““Rays” are not enough”, 1903", ["“Rays” are not enough"]),
        ("„Über Strahlen“ und ``Radium''", ["Über Strahlen", "Radium"]),
        ('"On radium" and 《论镭元素》', ["On radium", "论镭元素"]),
        ("no mark", []),
    ],
)
def test_what_stands_in_quotation_marks(text: str, quoted: list[str]) -> None:
    assert [text[start:end] for _first, start, end, _last in quotations(text)] == quoted


@given(st.text(alphabet="ab“”„\"'`«»\n "))
def test_any_marks_are_read_in_order(text: str) -> None:
    at = 0
    for first, start, end, last in quotations(text):
        assert at <= first < start <= end <= last <= len(text)
        at = last
