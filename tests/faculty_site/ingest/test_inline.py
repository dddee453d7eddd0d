from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.inline import (
    InlineLink,
    as_written,
    bold_in,
    links_in,
    without_last_breaks,
)


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("see [radium](ra.pdf) here", [InlineLink("radium", "ra.pdf")]),
        ("<http://curie.example>", [InlineLink("http://curie.example", "http://curie.example")]),
        ("![portrait](p.png)", [InlineLink("portrait", "p.png", True)]),
        ('<a href="x.html">x</a>', [InlineLink("", "x.html")]),
        ("<img src='y.png'>", [InlineLink("", "y.png", True)]),
        ("no link", []),
    ],
)
def test_the_links_of_a_text(text: str, links: list[InlineLink]) -> None:
    assert links_in(text, "kramdown") == links


@pytest.mark.parametrize(
    ("text", "bold"),
    [
        ("**Marie Curie**, Pierre Curie", ["Marie Curie"]),
        ("Pierre Curie; <b>Marie Curie</b>", ["Marie Curie"]),
        ("<strong>Marie\nCurie</strong> and __Pierre__", ["Marie Curie", "Pierre"]),
        ("**Jean d'Alembert**", ["Jean d'Alembert"]),
        ("**Jean d’Alembert**", ["Jean d’Alembert"]),
        ("*Marie Curie*", []),
    ],
)
def test_what_is_set_in_bold(text: str, bold: list[str]) -> None:
    assert bold_in(text, "kramdown") == bold


def test_apostrophes_are_those_of_the_source() -> None:
    assert as_written("Jean d’Alembert", "**Jean d'Alembert**") == "Jean d'Alembert"
    assert as_written("Jean d’Alembert", "**Jean d’Alembert**") == "Jean d’Alembert"
    assert as_written("Jean d’Alembert", "by [Jean](j.html) d'Alembert") == "Jean d’Alembert"


@pytest.mark.parametrize("end", ["", " ", "<br>", " <br /> <br>", "\\\\", "\\", "  \n<BR/>"])
def test_line_breaks_at_the_end_are_cut_off(end: str) -> None:
    assert without_last_breaks(f" radium <br> polonium{end}") == "radium <br> polonium"


@given(st.text())
def test_any_text_is_read(text: str) -> None:
    links_in(text, "kramdown")
    bold_in(text, "kramdown")
    assert without_last_breaks(text) in text
