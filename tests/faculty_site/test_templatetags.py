"""Texts, dates and names as the templates show them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.markdown import Dialect
from faculty_site.templatetags import site


@dataclass
class Text:
    body: str
    pk: int = 7
    dialect: Dialect = "site"
    profile_id: int | None = 1


class Table:
    """References that know the addresses of one table."""

    def __init__(self, **addresses: str) -> None:
        self.addresses = addresses

    def resolver(self, profile_id: int | None) -> Callable[[str], str | None]:
        return lambda address: self.addresses.get(address, address if "://" in address else None)


NOTHING = Table()


def test_prose_puts_the_highest_heading_at_the_given_level() -> None:
    html = site.prose(Text("### Notes\n\n#### Engine"), NOTHING, 3)

    assert '<h3 id="text-7-notes">Notes</h3>' in html
    assert '<h4 id="text-7-engine">Engine</h4>' in html


def test_prose_resolves_relative_addresses_and_drops_those_that_lead_nowhere() -> None:
    text = Text("[a](notes) [b](gone.pdf) [c](https://example.org/) [d](#x) ![e](f.png)")

    html = site.prose(text, Table(**{"notes": "/media/notes.pdf", "#x": "#x"}))

    assert '<a href="/media/notes.pdf">a</a>' in html
    assert "gone.pdf" not in html
    assert "b</a>" in html
    assert 'href="https://example.org/"' in html
    assert 'href="#x"' in html
    assert "<img" not in html
    assert '<span class="missing-asset">e</span>' in html


def test_what_scrolls_is_reached_with_the_keyboard() -> None:
    html = site.prose(Text("    code\n\n| a |\n|---|\n| 1 |\n\n$$x$$\n"), NOTHING)

    assert '<pre tabindex="0" role="group" aria-label="Code">' in html
    assert '<div class="scrolls" tabindex="0" role="group" aria-label="Table"><table>' in html
    assert "</table></div>" in html
    assert '<div class="math-display" tabindex="0" role="group" aria-label="Formula">' in html


def test_only_a_wide_formula_within_a_line_has_a_frame() -> None:
    wide = "+".join(f"x_{n}" for n in range(20))
    html = site.prose(Text(f"a $x$ b ${wide}$ c"), NOTHING)

    assert html.count('<span class="math-wide" tabindex="0" role="group"') == 1
    assert html.count("</math></span>") == 1
    assert "a <math>" in html


def test_what_an_author_calls_a_thing_stays_its_name() -> None:
    html = site.prose(Text('<pre aria-label="Proof" role="region">x</pre>'), NOTHING)

    assert 'aria-label="Proof"' in html
    assert "Code" not in html


def test_inline_draws_one_line_of_markdown() -> None:
    assert site.inline("*Max Deuring*", NOTHING, 1) == "<em>Max Deuring</em>"


def test_excerpt_is_plain_words_on_one_line() -> None:
    words = site.excerpt(Text("**One**\n\n" + "word " * 60))

    assert words.startswith("One word")
    assert words.endswith("word …")
    assert "\n" not in words
    assert len(words.split()) == site.EXCERPT_WORDS + 1


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("1843-09", None, '<time datetime="1843-09">September 1843</time>'),
        ("1921", "1923", '<time datetime="1921">1921–1923</time>'),
        ("1921", "..", '<time datetime="1921">since 1921</time>'),
        (None, "1923", "until 1923"),
        (None, None, ""),
    ],
)
def test_when(start: str | None, end: str | None, expected: str) -> None:
    dates = [FuzzyDate.parse(text) if text else None for text in (start, end)]

    assert site.when(*dates) == expected


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Ada Lovelace", "AL"),
        ("Carl Friedrich Gauss", "CG"),
        ("湯川秀樹", "湯"),
        ("Dante", "D"),
        ("“Ada” (Lovelace)", "AL"),
        ("Élie Cartan", "ÉC"),
        ("1234", ""),
    ],
)
def test_initials(name: str, expected: str) -> None:
    assert site.initials(name) == expected


def test_tint_stays_the_same_and_within_the_style_sheets_six() -> None:
    tints = {site.tint(f"person-{number}") for number in range(100)}

    assert tints == {1, 2, 3, 4, 5, 6}
    assert site.tint("ada-lovelace") == site.tint("ada-lovelace")


@pytest.mark.parametrize(
    ("number", "expected"),
    [
        ("+49 (0) 551 39-0", "+49551390"),
        ("(612) 625-0000", "6126250000"),
        ("ext. 12", "12"),
    ],
)
def test_telephone(number: str, expected: str) -> None:
    assert site.telephone(number) == expected


def test_breakable_lets_an_email_address_break_behind_its_at() -> None:
    assert site.breakable("ada@example.org") == "ada@<wbr>example.org"
    assert site.breakable("Ada & Co.") == "Ada &amp; Co."
    assert site.breakable("<b>@x") == "&lt;b&gt;@<wbr>x"


@pytest.mark.parametrize(
    "title",
    ["From $5 to $10", "US$5 and $", "$ x $", "$$", "A *star* and a_b_c", "100 % of $x"],
)
def test_a_title_without_formulas_stands_as_it_is(title: str) -> None:
    assert site.with_formulas(title) == title


def test_formulas_of_a_title_are_drawn_and_the_rest_is_escaped() -> None:
    html = site.with_formulas("<b>On</b> $x^2 + y^2$ and $n < 3$")

    assert html.startswith("&lt;b&gt;On&lt;/b&gt; <math>")
    assert html.count("<math>") == 2
    assert "<b>" not in html


@pytest.mark.parametrize(
    ("body", "words"),
    [
        ("We minimise\n\n$$\n\\begin{align} x \\end{align}\n$$\n\nslowly.", "We minimise"),
        ("Rays of light.", "Rays of light."),
    ],
)
def test_an_excerpt_ends_before_a_formula_of_several_lines(body: str, words: str) -> None:
    assert site.excerpt(Text(body)) == words


def test_a_wide_formula_of_a_paragraph_scrolls_by_keyboard() -> None:
    wide = "+".join(f"x_{{{number}}}" for number in range(40))

    drawn = site.with_wide_formulas(f"Of <rings>, ${wide}$.")
    assert drawn.startswith("Of &lt;rings&gt;, <span ")
    assert 'tabindex="0"' in drawn
    assert "<span" not in site.with_wide_formulas("Of $x$.")
    assert site.with_wide_formulas("Of <rings>.") == "Of &lt;rings&gt;."
