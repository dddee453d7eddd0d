"""Hostile texts take time in proportion to their length: counted in steps, not by a clock."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from types import FrameType

import pytest

from faculty_site.lib.markdown import DIALECTS, Dialect, block_tokens, for_page, plain_text
from faculty_site.lib.markdown.rendering import block_html, inline_html
from faculty_site.lib.markdown.sanitise import sanitise
from tests.faculty_site.lib.hostile import HOSTILE, HTML

N = 100
MOST_GROWTH = 2.5
LONG = 150_000

INSIDE_ONE_CALL = (
    "a long price", "a price and much", "backslashed brackets and links", "backticks in a row",
    "blanks in a tag", "code in a row", "comments of dashes", "dashed comments", "endless emoji",
    "endless entities", "escapes in a row", "growing backticks in a row", "hashes",
    "headings with braces", "long separators", "many attributes, unclosed", "one run of backticks",
    "pipes", "slashes in a tag", "the same id", "unclosed code in a row", "unclosed titles",
)  # fmt: skip
"""Texts that once made, or could make, a single call or a loop without calls take squares."""


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


def growth(function: Callable[[str], object], text: Callable[[int], str]) -> float:
    """How many times as many calls a text of twice the length takes."""
    function(text(2))  # what is made once is made before
    for n in (N, 12 * N):
        single, double = (calls(partial(function, text(length))) for length in (n, 2 * n))
        if double / single < MOST_GROWTH:
            break  # what is searched for within bounds grows faster, until it meets them
    return double / single


def draw(text: str, dialect: Dialect) -> str:
    html = block_html(text.replace("\ud800", "?"), dialect)  # no page can hold half a character
    return for_page(html, heading_shift=1, id_prefix="x-", resolve=lambda _key: None)


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize("name", HOSTILE)
def test_drawing_grows_with_the_length(name: str, dialect: Dialect) -> None:
    assert growth(partial(draw, dialect=dialect), HOSTILE[name]) < MOST_GROWTH


@pytest.mark.parametrize("dialect", ["kramdown", "site"])
@pytest.mark.parametrize("name", HOSTILE)
def test_reading_grows_with_the_length(name: str, dialect: Dialect) -> None:
    assert growth(partial(block_tokens, dialect=dialect), HOSTILE[name]) < MOST_GROWTH


@pytest.mark.parametrize("name", HOSTILE)
def test_other_doors_grow_with_the_length(name: str) -> None:
    assert growth(partial(plain_text, dialect="kramdown"), HOSTILE[name]) < MOST_GROWTH

    def title(text: str) -> str:
        return inline_html(text.replace("\ud800", "?"), "site")

    assert growth(title, HOSTILE[name]) < MOST_GROWTH


@pytest.mark.parametrize("name", HTML)
def test_sanitising_grows_with_the_length(name: str) -> None:
    assert growth(sanitise, HTML[name]) < MOST_GROWTH


@pytest.mark.parametrize("name", INSIDE_ONE_CALL)
def test_no_single_call_takes_squares(name: str) -> None:
    """With squares, each of these would take minutes or hours."""
    text = HOSTILE[name](LONG // len(HOSTILE[name](1)))
    for dialect in DIALECTS:
        assert len(draw(text, dialect)) < 50 * len(text)


def test_lists_of_attributes_that_refer_to_themselves_do_not_swell() -> None:
    text = "{:a: .b c='d'}\n" + "{:a: a a}\n" * 20 + "\n*e*{:a}\n"
    assert len(draw(text, "kramdown")) < 10_000
    assert all(len(str(token)) < 10_000 for token in block_tokens(text, "kramdown"))


@pytest.mark.parametrize("character", ["a", "*", "|", "`", "中"])
def test_a_line_of_a_megabyte_is_drawn_whole(character: str) -> None:
    assert block_html("x" + character * 999_999, "kramdown").count(character) == 999_999


@pytest.mark.parametrize("character", ["[", "(", "{", "$", "~", "&", "\\"])
def test_a_long_line_is_drawn_whole(character: str) -> None:
    html = block_html("x" + character * 100_000, "kramdown")
    assert html.count(character) in (100_000, 50_000)  # a backslash hides the next one
