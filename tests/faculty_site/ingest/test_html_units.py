"""HTML is cut where the things in it have lines of their own."""

from __future__ import annotations

import pytest

from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.outline.html_units import Unit, html_units, is_frame
from tests.growth import grows_in_step


def units(html: str) -> list[tuple[str, tuple[int, int], str]]:
    found = html_units(html.split("\n"))
    return [(unit.name, unit.span, unit.inner) for unit in found]


def test_a_list_is_cut_into_its_items() -> None:
    html = "<div>\n<ul>\n  <li>One</li>\n  <li>Two <b>and</b>\n  a half</li>\n</ul>\n</div>"
    assert units(html) == [
        ("", (0, 2), ""),
        ("li", (2, 3), "One"),
        ("li", (3, 5), "Two <b>and</b>\n  a half"),
        ("", (5, 7), ""),
    ]


def test_items_may_leave_their_end_out_and_hold_lists() -> None:
    html = "<ul>\n<li>One\n<li>Two\n<ul>\n<li>a</li>\n</ul>\n</li>\n<li>Three\n</ul>"
    assert units(html) == [
        ("", (0, 1), ""),
        ("li", (1, 2), "One\n"),
        ("li", (2, 7), "Two\n<ul>\n<li>a</li>\n</ul>\n"),
        ("li", (7, 8), "Three\n"),
        ("", (8, 9), ""),
    ]


def test_headings_and_paragraphs_count_outside_of_boxes_only() -> None:
    html = "<h3>\n1843\n</h3>\n<p>Notes</p>\n<div>\n<h3>In a card</h3>\n<p>Text</p>\n</div>"
    assert units(html) == [
        ("h3", (0, 3), "\n1843\n"),
        ("p", (3, 4), "Notes"),
        ("", (4, 8), ""),
    ]


@pytest.mark.parametrize(
    "html",
    [
        "<ul><li>One</li><li>Two</li></ul>",
        "<ul>\n<li>One</li> and words\n<li>Two</li>\n</ul>",
        "<ul>\n<li>One\n",
        "<p>One</p> <p>Two</p>",
        "no tags",
    ],
)
def test_what_has_no_lines_of_its_own_stays_whole(html: str) -> None:
    assert html_units(html.split("\n")) == (Unit("", (0, html.count("\n") + 1)),)


def test_tags_in_comments_are_none() -> None:
    html = "<ul>\n<!-- <li>Hidden\n</ul> -->\n<li>One</li>\n</ul>"
    assert [name for name, _span, _inner in units(html)] == ["", "li", ""]


def test_a_frame_shows_nothing() -> None:
    assert is_frame("<div class='a'>\n<ul>\n</ul></div>")
    assert not is_frame("<div><img src='a.png'></div>")
    assert not is_frame("<div>Words</div>")


def test_items_of_html_are_items_of_the_outline() -> None:
    body = "<h2>News</h2>\n<ul>\n    <li>\n        <b>1843</b>: Notes\n    </li>\n</ul>\n"
    _lead, news = read_outline(body, "kramdown").sections
    assert (news.heading, news.level) == ("News", 2)
    assert [(b.kind, b.span, b.text) for b in news.blocks] == [
        ("frame", (1, 2), "<ul>"),
        ("item", (2, 5), "<b>1843</b>: Notes"),
        ("frame", (5, 6), "</ul>"),
    ]


@pytest.mark.parametrize("piece", ["<li>\n", "<li>a</li>\n", "<p\n", "<!--\n", "</ul>\n", "<ul>\n"])
def test_the_time_grows_with_the_length(piece: str) -> None:
    def read(count: int) -> None:
        html_units((piece * count).split("\n"))

    assert grows_in_step(read, (4000, 40_000), most=40)
