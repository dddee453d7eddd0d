from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.fixture.check import checked_rows
from faculty_site.ingest.placement import unplaced
from faculty_site.ingest.problems import Problems
from tests.growth import grows_in_step
from tests.sites.reader import extract, extracted, fields_of, messages, page_of


def news(body: str, *names: str) -> list[tuple[object, ...]]:
    return fields_of(extracted(body), "news.newsitem", *names)


def only(item: str, *names: str) -> tuple[object, ...]:
    """The fields of an item that stands in a list with a dated one."""
    found = news(f"# News\n\n- {item}\n- May 1898: Polonium\n", *names)
    assert len(found) == 2
    return found[0]


@pytest.mark.parametrize(
    ("aside", "place", "kept"),
    [
        ("Arlington, VA, Mar 12, 1925", "Arlington, VA", False),
        ("Montréal, Canada, Jul 21--26, 1924", "Montréal, Canada", False),
        ("Virtual, Oct 31--Nov 03, 1921", "Virtual", False),
        ("Remote, 1921", "Remote", False),
        ("[Paris](https://paris.example), May 6, 1921", "Paris", True),
        ("PI, May 25, 1921", "", True),
        ("Co-PI, May, 1921", "", True),
        ("postponed for the war, 1915", "", True),
        ("Cancelled, 1915", "", True),
        ("Best paper award, May 1921", "", True),
        ("NeurIPS, Dec 1921", "", True),
        ("joint with P. Curie, May 1898", "", True),
        ("$500, May 1921", "", True),
        ("May 6, 1921", "", False),
    ],
)
def test_what_stands_beside_the_date(aside: str, place: str, kept: bool) -> None:
    words = aside.rpartition(", ")[0].partition(",")[0]
    found, body = only(f"**Talk**: On radium ({aside})", "place", "body")
    assert found == place
    assert (words in str(body)) is kept
    assert str(body).startswith("On radium")


def test_an_item_loses_its_label_its_date_and_its_place() -> None:
    item = "**Talk** at the [Solvay](s.html) \\[[Text](t.pdf)\\] (Brussels, Oct 30--Nov 3, 1911)  "
    fields = only(item, "category", "date", "end_date", "place", "body", "title")
    body = "at the [Solvay](s.html) \\[[Text](t.pdf)\\]"
    assert fields == ("Talk", "1911-10-30", "1911-11-03", "Brussels", body, "")


def test_a_date_before_the_label() -> None:
    assert only("1911.10: **Award**: A second one", "date", "category", "body") == (
        "1911-10",
        "Award",
        "A second one",
    )


def test_items_of_every_marker_and_of_several_lines() -> None:
    body = "# News\n\n- May 1911: a\n  b\n\n  c\n\n* Apr 1911: d\n+ Mar 1911: e\n1. Feb 1911: f\n"
    assert news(body, "date", "body") == [
        ("1911-05", "a\nb\n\nc"),
        ("1911-04", "d"),
        ("1911-03", "e"),
        ("1911-02", "f"),
    ]


def test_paragraphs_are_news_when_the_date_stands_in_front() -> None:
    body = "# News\n\nWords first.\n\nMay 1911: a\nApr 1911: b\n\n**Mar 1911** c\nmore of c\n"
    assert news(body, "date", "body") == [
        ("1911-05", "a"),
        ("1911-04", "b"),
        ("1911-03", "c\nmore of c"),
    ]


def test_parts_by_time_belong_to_the_news_and_others_do_not() -> None:
    body = (
        "## What's new\n\n### Upcoming\n\n- May 6, 1921: a\n\n### 1920\n\n- b\n- Mar 3: c\n"
        "\n### Archive\n\n- [Warsaw](w.html) (1867 -- 1891)\n\n## Seminars\n\n- Monday (1921)\n"
    )
    assert news(body, "date", "section", "body") == [
        ("1921-05-06", ["marie-curie", "whats-new"], "a"),
        ("1920", ["marie-curie", "whats-new"], "b"),
        ("1920-03-03", ["marie-curie", "whats-new"], "c"),
    ]


@pytest.mark.parametrize(
    ("items", "date"),
    [
        (["Dec 1, 1911: a", "Nov 2: b", "Oct 3, 1911: c"], "1911-11-02"),
        (["Feb 1, 1912: a", "Jan 2: b", "Dec 3, 1911: c"], "1912-01-02"),
        (["Feb 2: a", "Dec 3, 1911: b", "Nov 1, 1911: c"], "1912-02-02"),
        (["Mar 3, 1911: a", "Jan 1, 1911: b", "Dec 24: c"], "1910-12-24"),
        (["Mar 3, 1911: a", "Apr 1, 1911: b", "Jan 5: c"], "1912-01-05"),
        (["Mar 3, 1914: a", "Feb 2: b", "Jan 1, 1911: c"], None),
        (["Feb 29: a", "Mar 3, 1911: b", "Mar 2, 1911: c"], "1912-02-29"),
    ],
)
def test_a_missing_year_comes_from_the_neighbours(items: list[str], date: str | None) -> None:
    into = extracted("# News\n\n" + "\n".join(f"- {item}" for item in items))
    number = next(n for n, item in enumerate(items) if "19" not in item.partition(":")[0])
    row = into.rows_of("news.newsitem")[number]
    assert row.fields["date"] == date
    level = "info" if date else "warning"
    assert any("year" in message for message in messages(into, level))
    assert date or "Feb 2" in row.fields["body"]


def test_hidden_lists_are_hidden_items_and_keep_their_order() -> None:
    body = "# News\n\n+ May 1911: a\n\n<!--\n+ Apr 1911: b\n-->\n\n"
    body += "<!-- + 3/31/1911: c\n+ 3/1/1911: d\n -->\n"
    into = extracted(body)
    assert fields_of(into, "news.newsitem", "date", "visibility") == [
        ("1911-05", "public"),
        ("1911-04", "hidden"),
        ("1911-03-31", "hidden"),
        ("1911-03-01", "hidden"),
    ]
    assert [row.order for row in into.rows_of("news.newsitem")] == [0, 1, 2, 3]
    assert [row.line for row in into.rows_of("news.newsitem")] == [3, 6, 9, 10]
    assert fields_of(into, "profiles.section", "key", "visibility") == [("news", "public")]


@pytest.mark.parametrize(
    "body",
    [
        "# News\n\n- No date\n- Not here either\n",
        "# News\n\n<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n",
        "# News\n\n<ul><li>May 1911: a</li><li>April 1911: b</li></ul>\n",
        "# News\n\n| May 1911 | a |\n|--|--|\n| no date | b |\n",
        "# News\n\n> May 1911: a\n",
    ],
)
def test_news_that_stays_text_is_a_warning(body: str) -> None:
    into = extracted(body)
    assert into.rows_of("news.newsitem") == []
    assert [m for m in messages(into, "warning") if "promises news" in m]


def test_no_warning_where_nothing_is_promised() -> None:
    for body in ("# News\n\nNothing yet.\n", "# News\n", "# Talks\n\n> a\n"):
        assert messages(extracted(body), "warning") == []


def test_link_definitions_come_along() -> None:
    body = "# News\n\n- May 1911: [Prize][n], note[^1]\n\n[n]: https://nobel.example/\n[^1]: Two.\n"
    ((text,),) = news(body, "body")
    assert str(text).endswith("\n\n[n]: https://nobel.example/\n[^1]: Two.")


def test_equal_items_are_kept_apart() -> None:
    into = extracted("# News\n\n- May 1911: a\n- May 1911: a\n")
    first, second = into.rows_of("news.newsitem")
    assert (first.origin[:-1], second.origin[:-1]) == (second.origin[:-1], first.origin[:-1])
    assert (first.origin[-1], second.origin[-1]) == ("0", "1")
    assert first.key != second.key


def test_the_origin_of_an_item_does_not_know_where_it_stands() -> None:
    one = extracted("# News\n\n- May 1911: a\n- Apr 1911: b\n").rows_of("news.newsitem")
    two = extracted("x\n\n# News\n\n* Apr 1911:  b\n* May 1911: a\n").rows_of("news.newsitem")
    assert {row.origin for row in one} == {row.origin for row in two}


PIECES = (
    "# News;## What's new;### Upcoming;## Contact;# Awards:;## Publications;# 2021;# Education;"
    "- May 1911: a;- **Talk**: b (Paris, May 3, 1911);<!--;-->;<!-- + June '11: x;* c;1. 1911;;"
    "  more;| Email | m@c.example |;|--|--|;- **Email**: m@c.example \\\\ n@c.example;"
    "**Office**: 12;[a]: b;May 6: x;Jan 1911: y;[CV](cv.pdf);{: .x};<div>;</div>;```;"
    "**Marie Curie**, P. Curie. Radium. 1898.;- Jun 3 x;- [a][a] (1/2/21);> q;[^1]: f;- ;---;"
    "📧 m@c.example;Email: m [at] c [dot] example"
)
LETTERS = st.characters(codec="utf-8", exclude_characters="\0")  # what the reader lets in
PAGES = st.lists(
    st.sampled_from(PIECES.split(";")) | st.text(LETTERS, max_size=12), max_size=25
).map("\n".join)


@given(PAGES)
def test_any_page_is_placed_whole(body: str) -> None:
    page = page_of(body, title="Marie Curie")
    into = extract(page)
    assert unplaced(page.outline, into.rows) == ()
    sections = {row.key for row in into.rows_of("profiles.section")}
    named = [tuple(row.fields["section"]) for row in into.rows if row.fields.get("section")]
    assert set(named) <= sections
    problems = Problems()
    checked_rows(into.rows, into.slug, page.document.path, problems, into.files)
    assert list(problems) == []


@pytest.mark.parametrize(
    "piece",
    ["- May 6: a\n", "<!-- - May 1911: a -->\n\n", "# News\n", "- a (May 1911)\n", "- [a]\n"],
)
def test_the_time_grows_with_the_length(piece: str) -> None:
    def read(times: int) -> None:
        body = "# News\n\n- May 6, 1911: x\n" + piece * times + "\n[a]: b\n"
        extract(page_of(body, title="Marie Curie"))

    assert grows_in_step(read, (100, 400, 1600), most=12)


def test_a_table_of_news_has_a_date_in_each_row() -> None:
    into = extracted(
        "# News\n\n| When | What |\n|:--|--|\n| **Nov 1911** | The *second* prize | Stockholm |\n"
        "| 1903-12-10 | The first prize |\n| 1898 | Polonium \\| radium |\n"
    )
    assert fields_of(into, "news.newsitem", "date", "body") == [
        ("1911-11", "The *second* prize – Stockholm"),
        ("1903-12-10", "The first prize"),
        ("1898", "Polonium \\| radium"),
    ]
    assert [row.line for row in into.rows_of("news.newsitem")] == [5, 6, 7]
    assert fields_of(into, "profiles.section", "key", "body") == [("news", "")]


def test_a_table_without_a_head_is_news_too() -> None:
    into = extracted("# News\n\n| May 1911 | a |\n|--|--|\n| Apr 1911 | b |\n")
    assert fields_of(into, "news.newsitem", "date", "body") == [("1911-05", "a"), ("1911-04", "b")]


def test_news_may_be_hidden_with_its_heading() -> None:
    into = extracted(
        "# About\n\nText.\n\n<!--\n## News\n\n- May 1911: a\n\n## Talks\n\n- 1903: b\n-->\n"
    )
    found = fields_of(into, "news.newsitem", "date", "body", "section", "visibility")
    assert found == [("1911-05", "a", None, "hidden")]
