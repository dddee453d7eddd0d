"""Headings that link to themselves, and tables of contents."""

from __future__ import annotations

import re

import pytest
from django.utils.safestring import SafeString
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.markdown import Dialect, contents_of, for_page, render, with_anchors
from faculty_site.lib.markdown.headings import LONG

WORDS = "Every ascending chain of ideals comes to rest. " * (LONG // 45 + 1)


def page(text: str, dialect: Dialect = "kramdown") -> SafeString:
    html = render(text, dialect)
    return for_page(html, heading_shift=1, id_prefix="p-", resolve=lambda address: address)


def outline(text: str) -> list[tuple[str, str, list[tuple[str, str]]]]:
    return [
        (each.id, each.html, [(low.id, low.html) for low in each.below])
        for each in contents_of(page(text))
    ]


def test_a_heading_is_a_link_to_itself() -> None:
    html = with_anchors(page("# On *rings*\n\nWords.\n\n## Über Ideale"))

    assert '<h2 id="p-on-rings"><a class="here" href="#p-on-rings">On <em>rings</em></a></h2>' in (
        html
    )
    assert '<h3 id="p-über-ideale"><a class="here" href="#p-über-ideale">Über' in html
    assert "<p>Words.</p>" in html


@pytest.mark.parametrize(
    "text", ["# On [rings](http://example.org/)", "# Rings[^1]\n\n[^1]: Note.", "<h2>Raw</h2>"]
)
def test_no_link_stands_inside_another_and_none_leads_nowhere(text: str) -> None:
    assert with_anchors(page(text)) == page(text)


def test_contents_have_the_two_highest_levels() -> None:
    text = f"# A\n\n{WORDS}\n\n## B\n\n### C\n\n## D\n\n# E `x` [f](http://e.org)[^1]\n\n[^1]: n"

    assert outline(text) == [
        ("p-a", "A", [("p-b", "B"), ("p-d", "D")]),
        ("p-e-x-f", "E <code>x</code> f", []),
    ]


def test_a_text_that_begins_with_a_lower_heading_has_it_first() -> None:
    assert [each[0] for each in outline(f"## B\n\n# A\n\n{WORDS}\n\n## C")] == ["p-b", "p-a"]


def test_a_formula_stands_in_the_contents_without_its_source() -> None:
    ((_, html, _), *_rest) = outline(f"# On $x^2$\n\n# B\n\n# C\n\n{WORDS}")
    assert "<msup>" in html
    assert "annotation" not in html
    assert "x^2" not in html


@pytest.mark.parametrize(
    "text",
    [
        "# A\n\n# B\n\n# C",
        f"# A\n\n{WORDS}\n\n# B",
        f"* x\n{{:toc}}\n\n# A\n\n{WORDS}\n\n# B\n\n# C",
        WORDS,
        "",
    ],
)
def test_a_short_text_has_none_and_one_with_its_own_has_no_second(text: str) -> None:
    assert contents_of(page(text)) == []


@given(st.text(alphabet="#<>a[]()`*$^ \n\"'&h2id=", max_size=80))
def test_whatever_is_written_every_line_leads_to_a_heading(text: str) -> None:
    html = page(f"{text}\n\n# A\n\n# B\n\n# C\n\n{WORDS}")
    ids = re.findall(r'<h[1-6][^>]* id="([^"]*)"', html)

    found = contents_of(html)
    assert {each.id for top in found for each in (top, *top.below)} <= set(ids)
    linked = with_anchors(html)
    assert re.sub(r'<a class="here" href="[^"]*">|(?<=[^>])</a>(?=</h)', "", linked).count(
        "<h"
    ) == html.count("<h")
    for inside in re.findall(r'<a class="here"[^>]*>(.*?)</a></h', linked, re.DOTALL):
        assert "<a" not in inside
