"""Entries with files of their own, and the lists that the old site drew of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from faculty_site.ingest.documents import Extraction, Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
from profiles.ingest import extract
from tests.sites.reader import page_of


def single(kind: str, title: str) -> Page:
    return replace(page_of("", f"_{kind}/{title}.md"), role="entry", item=Item(title, kind=kind))


def listing(title: str, body: str = "\n") -> Page:
    outline = read_outline(body, "kramdown", title)
    lines = {n: "entries" for n, line in enumerate(body.split("\n")) if not line}
    return replace(page_of(body), role="list", outline=outline, listings=lines)  # type: ignore[arg-type]


def rows_of(model: str, *pages: Page) -> list[Mapping[str, object]]:
    into = Extraction("marie-curie", "Marie Curie", Path("/nowhere"), Problems())
    for page in pages:
        extract(page, into)
        into.turn_page()
    return [row.fields for row in into.rows_of(model)]


def sections_of(*pages: Page) -> list[object]:
    return [fields["section"] for fields in rows_of("profiles.entry", *pages)]


def headings_of(*pages: Page) -> list[object]:
    return [fields["heading"] for fields in rows_of("profiles.section", *pages)]


ENTRIES = (single("talk", "Radium"), single("teaching", "Physics"), single("project", "Cars"))


def test_each_kind_stands_under_the_list_that_is_called_so() -> None:
    lists = (listing("Talks and presentations"), listing("Teaching"), listing("Portfolio"))
    own = [["marie-curie", key] for key in ("talks-and-presentations", "teaching", "portfolio")]
    assert sections_of(*ENTRIES, *lists) == own


def test_the_first_list_has_them_and_a_later_one_leaves_no_heading() -> None:
    pages = (*ENTRIES, listing("Talks"), listing("CV", "## Talks\n\n\n## Skills\n\nChemistry\n"))
    assert sections_of(*pages)[0] == ["marie-curie", "talks"]
    assert headings_of(*pages) == ["Talks", "CV", "Skills"]


def test_a_list_of_nothing_leaves_no_heading_and_its_words_stay() -> None:
    assert headings_of(listing("Talks")) == []
    assert headings_of(listing("Talks", "Ask me for slides.\n\n")) == ["Talks"]


def test_a_list_of_any_kind_has_what_no_other_list_took() -> None:
    pages = (*ENTRIES, listing("Activities"), listing("Talks"))
    assert sections_of(*pages) == [["marie-curie", "talks"], None, None]
    assert headings_of(*pages) == ["Activities", "Talks"]
