"""What a theme's page round a list leaves of itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from faculty_site.ingest.documents import Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.themes.jekyll.list_pages import (
    adds_nothing,
    with_older_copies,
    without_frame,
)
from tests.sites.reader import page_of


@pytest.mark.parametrize(
    ("body", "is_left"),
    [
        ('<div class="post">\n\n</div>', False),
        ("<!-- _pages/publications.md -->\n\n<!-- Bibsearch Feature -->\n\n", False),
        (
            (
                '<div class="header-bar">\n  <h1>journal</h1>\n</div>\n\n'
                '<div class="tag-category-list">\n<ul><li>comets</li></ul>\n</div>\n\n'
            ),
            False,
        ),
        ('<p><a href="/talkmap.html">A map of all of them</a></p>\n\n', False),
        ("All my letters:\n\n\n", True),
        ("<!-- not yet: the letters of 1786 -->\n\n\n", True),
        ('<img src="comet.jpg">\n\n\n', True),
    ],
)
def test_what_is_left_of_a_page_with_a_list(body: str, is_left: bool) -> None:
    page = replace(page_of(body), role="list", listings={2: "news"})
    found = without_frame(page)
    assert bool(found.document.body.strip()) is is_left
    assert found.document.body.count("\n") == body.count("\n")


def test_a_page_without_a_list_stays_as_it_is() -> None:
    page = page_of("<div></div>")
    assert without_frame(page) is page


@pytest.mark.parametrize(
    ("body", "home", "expected"),
    [
        ("\n\n", {4: "news"}, True),
        ("\n\n", {4: "publications"}, False),
        ("Words\n\n", {4: "news"}, False),
    ],
)
def test_a_page_that_says_what_the_home_page_says(
    body: str, home: dict[int, str], expected: bool
) -> None:
    page = replace(page_of(body), role="list", listings={1: "news"})
    about = replace(page_of("Hello"), listings=home)  # type: ignore[arg-type]
    assert adds_nothing(page, about) is expected
    assert not adds_nothing(replace(page, hidden=True), about)


def test_headings_in_the_box_of_a_list_part_the_list() -> None:
    body = (
        'My papers:\n<div class="publications">\n\n<h2>Comets</h2>\n\n<div>\nSeen.\n</div>\n'
        '</div>\n\n<div class="note">\nMore.\n</div>\n'
    )
    page = replace(page_of(body), role="list", listings={4: "publications"})
    found = without_frame(page).document.body
    left = ["My papers:", "<h2>Comets</h2>", "<div>", "Seen.", "</div>"]
    assert [line for line in found.split("\n") if line] == [
        *left,
        '<div class="note">',
        "More.",
        "</div>",
    ]
    assert found.count("\n") == body.count("\n")


def listed(title: str, order: int | None, body: str = "Words.", language: str = "") -> Page:
    item = Item(title=title, order=order)
    return replace(page_of(body), role="list", item=item, language=language)


def test_a_list_that_another_replaced_in_the_navigation_is_a_page_aside() -> None:
    pages = [
        listed("Papers", 2),
        listed("papers", None),
        listed("papers", None, ""),
        listed("papers", None, language="de"),
        listed("Talks", None),
        listed("Talks", None),
    ]
    roles = [page.role for page in with_older_copies(pages)]
    assert roles == ["list", "page", "list", "list", "list", "list"]
