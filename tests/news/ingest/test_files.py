"""Pages that are one news item or post each."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Extraction, Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
from news.ingest import extract
from tests.sites.reader import page_of


def sections_of(*pages: Page) -> list[object]:
    into = Extraction("marie-curie", "Marie Curie", Path("/nowhere"), Problems())
    for page in pages:
        extract(page, into)
        into.turn_page()
    return [row.fields["section"] for row in into.rows_of("news.newsitem")]


def single(role: str, title: str) -> Page:
    page = page_of("Radium glows.\n", f"_{role}/{title}.md")
    return replace(page, role=role, item=Item(title=title))  # type: ignore[arg-type]


def listing(title: str, *, hidden: bool = False) -> Page:
    outline = read_outline("All of them:\n", "kramdown", title)
    page = replace(page_of("All of them:\n"), role="list", outline=outline)
    return replace(page, listings={0: "news"}, hidden=hidden)


def test_posts_stand_where_the_blog_was_listed_and_news_do_not() -> None:
    found = sections_of(single("post", "Radium"), single("news", "Prize"), listing("My blog"))
    assert found == [["marie-curie", "my-blog"], None]


def test_a_list_of_its_own_that_is_not_called_news_has_the_posts() -> None:
    home = replace(page_of("# News\n\n- 1911: Prize\n"), role="about")
    found = sections_of(single("post", "Radium"), home, listing("From the laboratory"))
    assert found == [["marie-curie", "from-the-laboratory"], ["marie-curie", "news"]]


def test_a_category_that_only_says_what_an_item_is_says_nothing() -> None:
    page = single("post", "Radium")
    named = [replace(page, item=Item(title="R", categories=c)) for c in (("Blog posts", "Dyes"),)]
    into = Extraction("marie-curie", "Marie Curie", Path("/nowhere"), Problems())
    for each in (*named, replace(page, item=Item(title="R", categories=("news",)))):
        extract(each, into)
    assert [row.fields["category"] for row in into.rows_of("news.newsitem")] == ["Dyes", ""]


def test_on_a_home_page_they_stand_under_their_own_heading() -> None:
    home = replace(page_of("# News\n\n\n# Latest posts\n\n\n"), listings={1: "news", 4: "news"})
    found = sections_of(single("post", "Radium"), single("news", "Prize"), home)
    assert found == [["marie-curie", "latest-posts"], None]


@pytest.mark.parametrize("page", [listing("News"), listing("Blog", hidden=True)])
def test_other_lists_and_hidden_ones_take_no_posts(page: Page) -> None:
    assert sections_of(single("post", "Radium"), page) == [None]
