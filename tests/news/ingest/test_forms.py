"""Forms in which lists of news are written, each with the dates that a reader takes from it."""

from __future__ import annotations

import pytest

from tests.sites.reader import extract, page_of

FORMS = {
    "in code": (
        "- `1911-11` The second prize\n- `1903-12-10` The first",
        ["1911-11", "1903-12-10"],
    ),
    "arrow": ("- Nov 1911 → The second prize\n- 1903.12 » The first", ["1911-11", "1903-12"]),
    "long dash": ("- *Nov 1911*—The second prize\n- Dec 1903—The first", ["1911-11", "1903-12"]),
    "list in a list of years": (
        "- **1911**\n  - Nov: The second prize\n  - Jan 23: A vote\n- **1903**\n  - The first",
        ["1911-11", "1911-01-23", "1903"],
    ),
    "years above lists": (
        "**1911**\n\n- November: The second prize\n\n**1903**\n\n- The first prize",
        ["1911-11", "1903"],
    ),
    "months above lists": (
        "### November 1911\n\n- The second prize\n- 2 November: Brussels\n\n### 1903\n- The first",
        ["1911-11", "1911-11-02", "1903"],
    ),
    "older news": (
        "- Nov 1911: The second prize\n\n## Older news\n\n- Dec 1903: The first",
        ["1911-11", "1903-12"],
    ),
    "paragraphs of HTML": (
        "<p><b>Nov 1911</b>: The second prize</p>\n<p><b>Dec 1903</b>:\nThe first</p>",
        ["1911-11", "1903-12"],
    ),
    "table of HTML": (
        (
            "<table>\n<tr><th>When</th><th>What</th></tr>\n<tr>\n<td>Nov 1911</td>\n<td>The second"
            "</td>\n</tr>\n<tr><td>Dec 1903</td><td>The first</td></tr>\n</table>"
        ),
        ["1911-11", "1903-12"],
    ),
}


@pytest.mark.parametrize("form", FORMS)
def test_a_form_of_news(form: str) -> None:
    body, dates = FORMS[form]
    into = extract(page_of(f"# News\n\n{body}\n", title="Marie Curie", layout="default"))
    rows = into.rows_of("news.newsitem")
    assert [row.fields["date"] for row in rows] == dates
    firsts = [str(row.fields["body"]).split()[0] for row in rows]
    assert set(firsts) <= {"The", "A", "Brussels"}  # nothing of the date is left
    text = [row for row in into.rows_of("profiles.section") if row.fields["body"]]
    assert text == []  # and nothing stays behind


def test_a_table_for_the_layout_is_no_row() -> None:
    news = "<ul>\n<li>Nov 1911: The second prize</li>\n</ul>"
    body = f"<table>\n<tr>\n<td>\n{news}\n</td>\n</tr>\n</table>"
    into = extract(page_of(f"# News\n\n{body}\n", title="Marie Curie", layout="default"))
    assert [row.fields["date"] for row in into.rows_of("news.newsitem")] == ["1911-11"]


def test_a_month_in_a_sentence_is_no_date() -> None:
    body = "## 1911\n\n- Many thanks to all, may they live\n- May: Brussels\n"
    into = extract(page_of(f"# News\n\n{body}\n", title="Marie Curie", layout="default"))
    rows = into.rows_of("news.newsitem")
    assert [row.fields["date"] for row in rows] == ["1911", "1911-05"]
