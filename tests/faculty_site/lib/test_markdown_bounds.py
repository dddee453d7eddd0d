"""Hostile texts take time in proportion to their length: counted in calls, not by a clock."""

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from faculty_site.lib.markdown import Dialect, plain_text
from faculty_site.lib.markdown.rendering import block_html

N = 400
MOST_GROWTH = 2.5

HOSTILE: dict[str, Callable[[int], str]] = {
    "asterisks": lambda n: "*" * n,
    "unclosed emphasis": lambda n: "*a **b " * n,
    "mixed emphasis": lambda n: "*a_ " * n,
    "nested emphasis": lambda n: "*a **b " * n + "c** d* " * n,
    "double quotes": lambda n: '"' * n,
    "single quotes": lambda n: "'a " * n,
    "brackets": lambda n: "[" * n,
    "paired brackets": lambda n: "[" * n + "]" * n,
    "nested links": lambda n: "[" * n + "a" + "](x)" * n,
    "nested images": lambda n: "![" * n + "](x)" * n,
    "unclosed links": lambda n: "[a](b" * n,
    "unclosed titles": lambda n: '[a](b "' * n,
    "unclosed footnotes": lambda n: "[^1]: x\n\n" + "[^a" * n,
    "many footnotes": lambda n: "".join(f"[^{i}]: x\n\n" for i in range(n)),
    "less-than": lambda n: "<" * n,
    "unclosed tags": lambda n: '<a b="' * n,
    "unclosed comments": lambda n: "a <!--" * n,
    "processing instructions": lambda n: "a <?" * n,
    "deep elements": lambda n: "<div>" * n,
    "elements in elements": lambda n: "<div>\n\n" * n + "</div>\n" * n,
    "elements followed by text": lambda n: "<div>\n\n" * n + "</div>" * n + "x",
    "elements in items": lambda n: "- <div>\n" + "  <div>\n\n" * n + "x\n" + "</div>" * n,
    "elements side by side": lambda n: "<div></div>" * n + "\n\n<div></div>\n" * n,
    "Markdown in elements": lambda n: '<div markdown="1">\n' * n + "a\n" + "</div>\n" * n,
    "Markdown in a line": lambda n: '<div markdown="1">' * n + "a" + "</div>" * n,
    "elements with Markdown": lambda n: '<div markdown="1">*a*</div>\n' * n,
    "parted elements": lambda n: "<div>\n" + '<p markdown="1">*a*</p>\nx\n' * n + "</div>",
    "formatting elements": lambda n: "<div>" + "<b>" * n + "<p>x" * n,
    "dollars": lambda n: "$" * n,
    "unclosed formulas": lambda n: "a $$b " * n + "$",
    "formulas": lambda n: "$x$ " * n,
    "formula blocks": lambda n: "$$ a\n" * n,
    "backslashed brackets": lambda n: "\\\\(" * n,
    "backslashes": lambda n: "\\" * n,
    "attribute lists": lambda n: "{:" * n,
    "attribute lines": lambda n: "{:.a}\n" * n,
    "attributes on spans": lambda n: "*a*{:.b}" * n,
    "comment marks": lambda n: "{::comment}\n" * n + "{:/nomarkdown}\n",
    "comments": lambda n: "{::comment}\nx\n{:/comment}\n" * n,
    "comment marks in lists": lambda n: "- {::comment}\n" * n + "{:/}\n",
    "comment marks in a line": lambda n: "a" + "{::comment}" * n,
    "contents": lambda n: "- x\n{:toc}\n\n" + "# a\n## b\n" * n,
    "marks of contents": lambda n: "- x\n{:toc}\n\n" * n,
    "abbreviations": lambda n: "".join(f"*[A{i}]: b\n" for i in range(n)) + "\n" + "A1 " * n,
    "unclosed abbreviations": lambda n: "*[a" * n,
    "braces": lambda n: "{.a " * n,
    "quotations": lambda n: ">" * n,
    "lazy quotations": lambda n: "> " * 50 + "a\n" * n,
    "lists in lists": lambda n: "- " * n,
    "changing bullets": lambda n: "- a\n* b\n" * n,
    "backticks": lambda n: "`a``b" * n,
    "ampersands": lambda n: "&#" * n,
    "bare addresses": lambda n: "(http://a" * n,
    "closing parentheses": lambda n: "http://a.b" + ")" * n,
    "www": lambda n: "~www.a_" * n,
    "at signs": lambda n: "a@" * n,
    "references": lambda n: "".join(f"[a{i}]: x\n" for i in range(n)) + "[a1]" * n,
    "unclosed references": lambda n: '[a]: b "\n' * n,
    "table rows": lambda n: "|a|b|\n|-|-|\n" + "|c|d|\n" * n,
    "table columns": lambda n: "|a" * n + "|\n|" + "-|" * n + "\n",
    "definitions": lambda n: "a\n: b\n" * n,
    "setext": lambda n: "a\n" * n + "===",
    "tildes": lambda n: "~~a " * n,
    "one long line": lambda n: "word " * n,
    "highlighted code": lambda n: "```python\n" + "x = '(\n" * n + "```\n",
    "code in many languages": lambda n: "".join(f"```lang{i}\nx\n```\n" for i in range(n)),
    "emoji": lambda n: ":tada: :nope:" * n + ":a" * n,
    "headings": lambda n: "# a\n" * n,
}


def calls(function: Callable[[], object]) -> int:
    """How many functions, Python's and C's, are called while it runs."""
    counted = 0

    def count(_frame: FrameType, event: str, _argument: object) -> None:
        nonlocal counted
        counted += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        function()
    finally:
        sys.setprofile(before)
    return counted


@pytest.mark.parametrize("dialect", ["kramdown", "site"])
@pytest.mark.parametrize("name", HOSTILE)
def test_calls_grow_with_the_length(name: str, dialect: Dialect) -> None:
    block_html(HOSTILE[name](2), dialect)  # what is made once is made before
    single, double = (calls(partial(block_html, HOSTILE[name](n), dialect)) for n in (N, 2 * N))
    assert double / single < MOST_GROWTH


@pytest.mark.parametrize("name", ["deep elements", "nested emphasis", "nested links", "brackets"])
def test_plain_text_grows_with_the_length(name: str) -> None:
    plain_text(HOSTILE[name](2), "site")
    single, double = (calls(partial(plain_text, HOSTILE[name](n), "site")) for n in (N, 2 * N))
    assert double / single < MOST_GROWTH


@pytest.mark.parametrize("character", ["a", "*", "[", "`", "|", "(", "{", "$", "~", "中"])
def test_a_long_line_is_drawn_whole(character: str) -> None:
    assert block_html("x" + character * 100_000, "kramdown").count(character) == 100_000
