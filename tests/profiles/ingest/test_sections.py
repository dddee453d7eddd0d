from __future__ import annotations

from dataclasses import replace

from faculty_site.ingest.documents import Page
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.placement import count_blocks
from tests.sites.reader import extract, extracted, fields_of, page_of

ROW = ("key", "kind", "heading", "level", "visibility", "body")


def sections(body: str, *names: str) -> list[tuple[object, ...]]:
    return fields_of(extracted(body), "profiles.section", *(names or ROW))


def test_a_page_keeps_its_own_order() -> None:
    body = "Lead.\n\n# News\n\n- May 1911: a\n\n# Students\n\nNone.\n\n## Past\n\nOne.\n"
    assert sections(body) == [
        ("about", "text", "", 1, "public", "Lead."),
        ("news", "news", "News", 1, "public", ""),
        ("students", "text", "Students", 1, "public", "None."),
        ("past", "text", "Past", 2, "public", "One."),
    ]


def test_a_heading_over_nothing_that_is_left_is_folded() -> None:
    body = "# What's new\n\n## Upcoming\n\n- May 1911: a\n\n# Contact\n\n- Email: m@c.example\n"
    page = page_of(body, title="Marie Curie")
    into = extract(page)
    assert fields_of(into, "profiles.section", "key", "kind") == [("whats-new", "news")]
    blocks = count_blocks(page.outline, into.rows)
    assert (blocks.records, blocks.text, blocks.unplaced) == (4, 1, 0)


def test_a_heading_above_others_is_kept() -> None:
    body = "# Experience of all kinds\n\n## Awards\n\n- Medal\n"
    assert sections(body, "key", "kind", "level") == [
        ("experience-of-all-kinds", "text", 1),
        ("awards", "entries", 2),
    ]


def test_the_owner_s_name_is_no_heading() -> None:
    body = "# Marie Curie\n\nI study rays.\n\n## Students\n\nNone.\n"
    assert sections(body, "key", "heading", "level") == [
        ("marie-curie", "", 1),
        ("students", "Students", 1),
    ]


def test_comments_become_hidden_sections_where_they_stood() -> None:
    body = "Lead.\n\n<!-- A call\n\nfor **students** -->\n\nMore.\n\n<!-- b -->\n\n# Students\n"
    assert sections(body, "key", "visibility", "body") == [
        ("about", "public", "Lead.\n\n\nMore."),
        ("about-hidden-1", "hidden", "A call\n\nfor **students**"),
        ("about-hidden-2", "hidden", "b"),
    ]


def test_what_is_left_of_a_comment_stays_hidden() -> None:
    body = "# News\n\n- May 1911: a\n\n<!--\nOld ones:\n\n- Apr 1911: b\n-->\n"
    into = extracted(body)
    assert fields_of(into, "news.newsitem", "visibility") == [("public",), ("hidden",)]
    assert fields_of(into, "profiles.section", "key", "visibility", "body") == [
        ("news", "public", ""),
        ("news-hidden-1", "hidden", "Old ones:"),
    ]


def test_a_heading_over_hidden_records_alone_is_hidden_with_them() -> None:
    assert sections("# News\n\n<!-- - May 1911: a -->\n", "key", "kind", "visibility") == [
        ("news", "news", "hidden")
    ]


def test_texts_take_along_the_definitions_they_use() -> None:
    body = "See [r] and[^1].\n\n# Students\n\nNone.\n\n[r]: http://r.example\n\n[^1]: Note.\n[x]: http://x\n"
    first, second = sections(body, "body")
    assert str(first[0]).startswith("See [r] and[^1].\n\n[r]: http://r.example\n[^1]: Note.")
    assert str(second[0]).startswith("None.\n\n[r]: http://r.example")


def test_a_heading_keeps_its_words_without_marks() -> None:
    assert sections("# *Students* of [Paris](p.html):\n\nNone.\n", "heading") == [
        ("Students of Paris",)
    ]


def listing(body: str, title: str, **more: object) -> Page:
    outline = read_outline(body, "kramdown", title)
    return replace(page_of(body), role="list", outline=outline, **more)  # type: ignore[arg-type]


def test_the_title_of_a_list_begins_with_a_capital() -> None:
    page = listing("# by term\n\nOptics.\n", "teaching")
    assert fields_of(extract(page, slug="marie-curie"), "profiles.section", "key", "heading") == [
        ("teaching", "Teaching"),
        ("teaching-by-term", "by term"),
    ]


def test_a_list_page_that_begins_with_its_title_once_more_has_it_once() -> None:
    body = "# Talks\n\n## Abroad\n\nMany.\n\n# At home\n\nFew.\n"
    outline = read_outline(body, "kramdown", "Talks", "list")
    into = extract(replace(page_of(body, title="Marie Curie"), role="list", outline=outline))
    found = fields_of(into, "profiles.section", "heading", "level")
    assert found == [("Talks", 1), ("Abroad", 2), ("At home", 1)]


def test_the_line_that_says_it_is_html_is_no_text_and_yet_placed() -> None:
    page = listing("<!DOCTYPE html>\n\nLetters.\n", "blog")
    into = extract(page, slug="marie-curie")
    assert fields_of(into, "profiles.section", "heading", "body") == [("Blog", "Letters.")]
    assert count_blocks(page.outline, into.rows, into.again).unplaced == 0
