"""Pages that stand by themselves become further pages of the person."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction, Page, Row
from faculty_site.ingest.items import Item
from faculty_site.ingest.placement import count_blocks, unplaced
from faculty_site.ingest.problems import Problems
from profiles.ingest.pages import extract_page
from profiles.models.pages import RESERVED_KEYS
from tests.sites.reader import page_of

BODY = "Each *Tuesday* at ten.\n\n## Rooms\n\n- Sorbonne\n- Sèvres\n\n<!-- closed in August -->\n"


def page(body: str = BODY, name: str = "_pages/lectures.md", **item: object) -> Page:
    made = replace(page_of(body, name), role="page", language="fr")
    return replace(made, item=Item(**{"title": "Lectures", **item}))  # type: ignore[arg-type]


def extracted(*pages: Page) -> list[Row]:
    into = Extraction("marie-curie", "Marie Curie", Path("/nowhere"), Problems())
    for each in pages:
        extract_page(each, into)
        into.turn_page()
    return list(into.rows_of("profiles.page"))


def test_the_whole_body_is_the_text_of_the_page() -> None:
    source = page(order=3)
    (row,) = extracted(source)
    assert row.fields == {
        "profile": ["marie-curie"],
        "key": "lectures",
        "title": "Lectures",
        "body": BODY.strip("\n"),
        "dialect": source.dialect,
        "language": "fr",
        "in_navigation": True,
        "visibility": "public",
    }
    assert (row.key, row.order, row.origin) == (
        ("marie-curie", "lectures"),
        3,
        "file:_pages/lectures.md",
    )
    assert unplaced(source.outline, [row]) == ()
    assert count_blocks(source.outline, [row]).text > 0


def test_its_old_addresses_lead_to_it() -> None:
    into = Extraction("marie-curie", "Marie Curie", Path("/nowhere"), Problems())
    moved = replace(page(), old_urls=("/lectures/", "/talks.html"))
    extract_page(moved, into)
    extract_page(replace(moved, hidden=True), into)
    assert into.moved == [
        (("profiles.page", ("marie-curie", "lectures")), ("/lectures/", "/talks.html"))
    ]


def test_a_page_that_the_sites_navigation_left_out_is_in_none() -> None:
    (row,) = extracted(page())
    assert row.fields["in_navigation"] is False


def test_a_hidden_page_is_kept_hidden() -> None:
    (row,) = extracted(replace(page(), hidden=True))
    assert row.fields["visibility"] == "hidden"
    assert {placement.place for placement in row.placements} == {"hidden"}


@pytest.mark.parametrize(
    ("item", "key"),
    [
        ({"title": "Rays & Radium"}, "rays-radium"),
        ({"title": "Rays", "key": "On Rays"}, "on-rays"),
        ({"title": "講義"}, "jiang-yi"),
        ({"title": "Teaching"}, "teaching-page"),
        ({"title": "My courses", "key": "teaching"}, "teaching-page"),
        ({"title": "x" * 400}, "x" * 80),
    ],
)
def test_the_key_is_made_of_the_sources_own_name_for_it(item: dict[str, str], key: str) -> None:
    (row,) = extracted(page(**item))
    assert row.fields["key"] == key
    assert len(row.fields["title"]) <= 300


def test_keys_are_given_once_and_never_those_of_the_site() -> None:
    rows = extracted(*(page(title=key) for key in sorted(RESERVED_KEYS) * 2), page(), page())
    keys = [row.fields["key"] for row in rows]
    assert len(set(keys)) == len(keys)
    assert RESERVED_KEYS.isdisjoint(keys)


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("lecture-notes.md", "Lecture notes"),
        ("lecture_notes/index.md", "Lecture notes"),
        ("content/rays/_index.md", "Rays"),
        ("index.md", "Index"),
        ("_.md", "_"),
    ],
)
def test_without_a_title_the_file_gives_one(name: str, title: str) -> None:
    (row,) = extracted(page(name=name, title=""))
    assert row.fields["title"] == title


def test_a_title_in_small_letters_begins_with_a_capital() -> None:
    (row,) = extracted(page(title="lecture notes"))
    assert row.fields["title"] == "Lecture notes"


def test_the_line_that_says_it_is_html_is_no_text() -> None:
    (row,) = extracted(page("<!DOCTYPE html>\n<p>Notes.</p>\n"))
    assert row.fields["body"] == "<p>Notes.</p>"
