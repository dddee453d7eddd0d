"""Blocks of text, as a reader gets them in either dialect."""

import pytest

from faculty_site.ingest.templating.pieces.blocks import (
    callout,
    callout_title,
    details,
    display_formula,
    fence,
    formula,
    quotation,
)
from faculty_site.lib.markdown import Dialect, render
from tests.faculty_site.ingest.templating.pages import DIALECTS, reads


@pytest.mark.parametrize("code", ["a = 1", "```\ninner\n```", "a\n\n````b````\n\n{{ c }}"])
def test_code_stands_as_it_was(code: str) -> None:
    html = reads(fence(f"\n{code}\n"))
    assert html == f"<pre><code>{code}\n</code></pre>"


def test_code_names_its_language_unless_it_is_none() -> None:
    assert fence("x", "python").startswith("```python\n")
    assert fence("x", 'c++"><b>').startswith("```\n")


def test_details_unfold_markdown() -> None:
    html = reads(details("How *radium* glows", "It\n\n- ionises\n- heats", "kramdown"))
    assert "<summary>How <em>radium</em> glows</summary>" in html
    assert "<li>ionises</li>" in html
    assert html.endswith("</details>")


def test_details_need_a_summary_and_keep_a_hostile_one_inside() -> None:
    assert "<summary>Details</summary>" in details(" ", "x", "kramdown")
    html = reads(details('</summary><script>alert(1)</script>{{ x }}"', "Text", "kramdown"))
    assert "<script" not in html
    assert html.count("<summary>") == 1


def test_open_details_stay_open() -> None:
    assert reads(details("A", "b", "kramdown", opened=True)).startswith('<details open="">')


def test_a_callout_is_a_quotation_with_a_title() -> None:
    html = reads(callout("Note", "Wear gloves.\n\n```\na\n\nb\n```"))
    assert html.startswith("<blockquote>\n<p><strong>Note</strong></p>\n<p>Wear gloves.</p>")
    assert "<code>a\n\nb\n</code>" in html
    assert callout("", "") == ""


@pytest.mark.parametrize(
    ("kind", "title"), [("warning", "Warning"), ("alert-danger", "Caution"), ("primary", "")]
)
def test_a_callout_without_title_is_headed_by_its_kind(kind: str, title: str) -> None:
    assert callout_title(kind) == title


def test_a_quotation_names_its_source() -> None:
    html = reads(quotation("Nothing in life\nis to be feared.", "Marie Curie"))
    assert html == (
        "<blockquote>\n<p>Nothing in life\nis to be feared.</p>\n"
        "<p>— Marie Curie</p>\n</blockquote>"
    )


def test_a_displayed_formula_has_no_blank_line() -> None:
    html = reads(display_formula("$$\nE =\n\nmc^2\n$$"))
    assert html.startswith('<div class="math-display"><math display="block">')
    assert "mc^2</annotation>" in html


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_formula_in_a_line_is_no_block(dialect: Dialect) -> None:
    html = render(f"Mass is {formula('E/c^2', dialect)} here.", dialect)
    assert html.startswith("<p>Mass is <math><")
