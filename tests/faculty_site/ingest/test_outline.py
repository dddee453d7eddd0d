from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.outline import Outline, read_outline
from faculty_site.lib.markdown import DIALECTS, Dialect
from tests.growth import grows_in_step


def headings(body: str) -> list[tuple[str, str, int]]:
    return [(s.key, s.heading, s.level) for s in read_outline(body, "kramdown").sections[1:]]


def kinds(body: str) -> list[tuple[str, tuple[int, int]]]:
    return [(b.kind, b.span) for b in read_outline(body, "kramdown").blocks()]


def test_headings_of_either_style_cut_the_body() -> None:
    body = "Lead\n\nEducation\n======\nParis\n\nAwards:\n------\n- Nobel\n\n## Talks\n"
    assert headings(body) == [
        ("education", "Education", 1),
        ("awards", "Awards:", 2),
        ("talks", "Talks", 2),
    ]
    outline = read_outline(body, "kramdown")
    assert [s.parents for s in outline.sections] == [(), (), ("education",), ("education",)]
    assert [s.region for s in outline.sections] == [(0, 2), (4, 6), (8, 10), (11, 12)]
    assert [s.key for s in outline.children("education")] == ["awards", "talks"]


def test_equal_headings_have_keys_of_their_own() -> None:
    assert [key for key, *_ in headings("# About\n# News\n# News\n")] == [
        "about-2",
        "news",
        "news-2",
    ]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("**News**", "**News**"),
        ("**Selected Awards:**", "**Selected Awards:**"),
        ("<h2>News</h2>", "News"),
        ('<h2 class="x">📰 News</h2>', "📰 News"),
    ],
)
def test_a_heading_without_a_mark(line: str, heading: str) -> None:
    found = headings(f"# Top\n\n{line}\n\n- an item\n")
    assert [(text, level) for _key, text, level in found] == [("Top", 1), (heading, 2)]


@pytest.mark.parametrize("line", ["**Nothing much**", "**News** of the day", "<h2>News", "*News*"])
def test_what_is_no_heading(line: str) -> None:
    assert headings(f"{line}\n\n- an item\n") == []


def test_bold_headings_stand_beside_each_other() -> None:
    body = "# Me\n\n**News**\n\n- a\n\n**Awards**\n\n- b\n"
    assert [s.parents for s in read_outline(body, "kramdown").sections[2:]] == [("me",), ("me",)]


def test_the_items_of_a_list_keep_their_markdown() -> None:
    body = "+ one\n  more\n\n+ two\n\n  para\n\n  - nested\n\n3. three\n4. four\n"
    items = read_outline(body, "kramdown").sections[0].items
    assert [i.text for i in items] == ["one\nmore", "two\n\npara\n\n- nested", "three", "four"]
    assert [i.span for i in items] == [(0, 2), (3, 8), (9, 10), (10, 11)]
    assert len({i.list_span for i in items}) == 2


def test_a_table_is_cut_into_rows() -> None:
    body = "|--|--|\n| Office | 12 |\n| Email | a@b.example |\n"
    rows = read_outline(body, "kramdown").sections[0].blocks
    assert [row.kind for row in rows] == ["row", "row"]
    assert [row.span for row in rows] == [(0, 2), (2, 3)]


def test_a_comment_shows_what_it_hides() -> None:
    body = "<!-- + one\n+ two\n -->\n\n<!-- a --> words\n\n<!--\n\n- a\n\n<!-- b\n-->\n"
    first, second, third = read_outline(body, "kramdown").sections[0].blocks
    assert (first.kind, first.span) == ("comment", (0, 3))
    assert [(b.text, b.span) for b in first.inner] == [("one", (0, 1)), ("two", (1, 2))]
    assert second.kind == "html"
    assert [(b.kind, b.text) for b in third.inner] == [("item", "a"), ("html", "<!-- b")]
    assert third.inner[0].span == (8, 9)


def test_a_comment_that_is_never_closed_hides_the_rest() -> None:
    (block,) = read_outline("<!-- a\n\nb\n", "kramdown").sections[0].blocks
    assert (block.kind, block.span) == ("comment", (0, 3))


def test_definitions_are_blocks_and_complete_a_text() -> None:
    links = "[r]: http://r.example\n[S]: http://s.example"
    body = f"a [b][r] [^f]\n\n{links}\n\n[^f]: See [s].\n    More.\n"
    outline = read_outline(body, "kramdown")
    assert [b.kind for b in outline.blocks()] == ["paragraph", *["definition"] * 3]
    assert outline.complete("[b][r]") == "[b][r]\n\n[r]: http://r.example"
    assert outline.complete("x[^f]") == "x[^f]\n\n[^f]: See [s].\n    More.\n[S]: http://s.example"
    assert outline.complete("[b](http://x.example)") == "[b](http://x.example)"


def test_other_blocks_have_their_kinds() -> None:
    body = "> quote\n\n---\n\n```\ncode\n```\n\n<div>\nhtml\n</div>\n\n{: .lead}\n"
    assert [kind for kind, _span in kinds(body)] == ["quote", "rule", "code", "html", "definition"]


@pytest.mark.parametrize("body", ["", "\n\n", "plain words"])
def test_a_page_without_headings_is_its_lead(body: str) -> None:
    (lead,) = read_outline(body, "kramdown").sections
    assert (lead.key, lead.level, lead.heading_span) == ("about", 0, None)


LINES = (
    "# A;News\n===;- item;  - nested;1. one;<!--;-->;<!-- + x;| a | b |;|--|--|;> q;```;",
    "<h2>News</h2>;**News**;[a]: b;[^1]: f;    code;;<div>;</div>;{: .x};$$;text  ;term;: def;",
    "***;\t- tab;- [ ] x;\r;\r\n",
)
MARKDOWN = st.lists(
    st.sampled_from("".join(LINES).split(";")) | st.text(max_size=20),
    max_size=20,
).map("\n".join)


@given(MARKDOWN, st.sampled_from(DIALECTS))
def test_any_text_is_cut_in_order(body: str, dialect: Dialect) -> None:
    outline = read_outline(body, dialect)
    spans = [block.span for block in outline.blocks()]
    assert all(0 <= first < end <= len(outline.lines) for first, end in spans)
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert covered(outline) == {n for n, line in enumerate(outline.lines) if line.strip()}


def covered(outline: Outline) -> set[int]:
    """The lines with words that some block has."""
    lines = {n for block in outline.blocks() for n in range(*block.span)}
    return {n for n in lines if outline.lines[n].strip()}


@given(st.text())
def test_any_characters_are_cut(body: str) -> None:
    assert read_outline(body.replace("\r", ""), "goldmark").sections


HOSTILE = {
    "headings": "# a\n",
    "nested headings": "# a\n## b\n### c\n",
    "items": "- a\n",
    "comments": "<!-- a -->\n\n",
    "comments in comments": "<!-- ",
    "definitions": "[a]: b\n",
    "uses": "- [a] [b]\n",
}


@pytest.mark.parametrize("piece", HOSTILE.values(), ids=HOSTILE.keys())
def test_the_time_grows_with_the_length(piece: str) -> None:
    def read(times: int) -> None:
        outline = read_outline(piece * times + "\n\n[a]: x\n[b]: y\n", "kramdown")
        for block in outline.blocks():
            outline.complete(block.text)

    assert grows_in_step(read, (500, 4000), most=24)
