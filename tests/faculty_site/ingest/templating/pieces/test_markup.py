"""An author's values stay values, whatever is in them."""

import pytest

from faculty_site.ingest.templating.pieces.markup import (
    address,
    anchor,
    as_html,
    as_markdown,
    element,
    inline_html,
    link,
)
from faculty_site.lib.markdown import Dialect, render
from tests.faculty_site.ingest.templating.pages import DIALECTS

HOSTILE = '"><script>alert(1)</script> {{ x }} {% y %} *a* [b](javascript:c) `d` <e> &lt;'


def test_html_holds_any_text_on_one_line() -> None:
    assert as_html('A "b"\n <c> & {{ d }} {% e %}') == (
        "A &quot;b&quot; &lt;c&gt; &amp; &#123;{ d }} &#123;% e %}"
    )


@pytest.mark.parametrize("dialect", DIALECTS)
def test_words_in_markdown_are_read_as_they_were_written(dialect: Dialect) -> None:
    html = render(as_markdown("*Radium* [1898] `x` a_b_c <b> $5 to $6 &lt;"), dialect)
    assert html.strip() == "<p>*Radium* [1898] `x` a_b_c &lt;b&gt; $5 to $6 &amp;lt;</p>"


@pytest.mark.parametrize("dialect", DIALECTS)
def test_a_hostile_text_opens_no_element(dialect: Dialect) -> None:
    html = render(
        f"{as_markdown(HOSTILE)}\n\n{element('b', {'title': HOSTILE}, as_html(HOSTILE))}", dialect
    )
    assert "<script" not in html
    assert "<e>" not in html
    assert "<a" not in html
    assert html.count("<b") == 1


def test_markdown_and_html_of_a_caption_become_html() -> None:
    assert inline_html("*Polonium* and <b>radium</b>,\n1898", "kramdown") == (
        "<em>Polonium</em> and <b>radium</b>, 1898"
    )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("/files/a b.pdf", "/files/a%20b.pdf"),
        ("//example.org/a", "https://example.org/a"),
        ("  https://example.org/a?b=c&d ", "https://example.org/a?b=c&d"),
        ("mailto:marie@example.org", "mailto:marie@example.org"),
        ("javascript:alert(1)", ""),
        ("JaVa\nScript:alert(1)", ""),
        ("data:text/html,x", ""),
        ("", ""),
    ],
)
def test_an_address_runs_nothing(written: str, kept: str) -> None:
    assert address(written) == kept


@pytest.mark.parametrize("dialect", DIALECTS)
@pytest.mark.parametrize(
    ("url", "href"),
    [
        ("/a (1).pdf", "/a%20%281%29.pdf"),
        ('/a">b', "/a%22%3Eb"),
        ("/a?b=1&copy=2", "/a?b=1&amp;copy=2"),
        ("/a?b=1&copy;=2", "/a?b=1&amp;copy;=2"),
    ],
)
def test_a_link_leads_where_it_says(dialect: Dialect, url: str, href: str) -> None:
    assert render(link("CV", url), dialect).strip() == f'<p><a href="{href}">CV</a></p>'


def test_a_link_to_nowhere_safe_is_its_words() -> None:
    assert link("CV", "javascript:alert(1)") == "CV"
    assert anchor("C & V", "vbscript:x") == "C &amp; V"
    assert "javascript:" not in render(link("CV", "java&#115;cript:alert(1)"), "goldmark")
