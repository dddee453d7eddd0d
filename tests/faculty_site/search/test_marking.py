"""Marks and excerpts."""

from __future__ import annotations

import pytest

from faculty_site.search.marking import AROUND, Marker
from faculty_site.search.wanted import read


def marked(query: str, text: str) -> str:
    return Marker(read(query).terms).marked(text)


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("godel", "Kurt Gödel", "Kurt <mark>Gödel</mark>"),
        ("goed", "Kurt Go\u0308del", "Kurt Gödel"),
        ("gödel", "Goedel", "<mark>Goedel</mark>"),
        ("湯川", "湯川秀樹と川", "<mark>湯川</mark>秀樹と川"),
        ("noeth emmy", "Emmy Noether", "<mark>Emmy</mark> <mark>Noether</mark>"),
        ('"two words"', "two words, two or words", "<mark>two words</mark>, two or words"),
        ("a", "<a & b>", "&lt;<mark>a</mark> &amp; b&gt;"),
        ("amp", "a & b", "a &amp; b"),
        ("x", "<x", "&lt;<mark>x</mark>"),
        ("", "nothing", "nothing"),
    ],
)
def test_marks(query: str, text: str, shown: str) -> None:
    assert marked(query, text) == shown


def test_a_formula_is_drawn_and_not_marked() -> None:
    shown = marked("x", "On $x^2$ and x")
    assert "<math" in shown
    assert shown.endswith("and <mark>x</mark>")


def test_an_excerpt_stands_where_most_of_the_words_are() -> None:
    text = f"Rings first. {'filler ' * 200}Ideals of rings are here. {'filler ' * 200}"

    shown = Marker(read("ideals rings").terms).excerpt(text)

    assert shown.startswith("… filler")
    assert "<mark>Ideals</mark> of <mark>rings</mark> are here." in shown
    assert shown.endswith("filler …")
    assert len(shown) < AROUND + 60


def test_a_text_without_the_words_has_no_excerpt() -> None:
    assert Marker(read("rings").terms).excerpt("Ideals alone.") == ""


def test_an_excerpt_of_a_text_without_blanks_is_cut_all_the_same() -> None:
    shown = Marker(read("湯").terms).excerpt("川" * 5000 + "湯" + "川" * 5000)

    assert "<mark>湯</mark>" in shown
    assert len(shown) < AROUND + 60
