"""Code in colours."""

import re
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from faculty_site.lib.markdown.highlighting import LONGEST, TOKEN_CLASSES, highlighted
from faculty_site.lib.markdown.rendering import block_html
from faculty_site.lib.markdown.sanitise import sanitise


def words(html: str) -> str:
    return unescape(re.sub("<[^<>]*>", "", html))


def test_a_known_language_gets_classes() -> None:
    html = highlighted("if x < 1:", "Python")
    assert html.startswith('<span class="k">if</span> <span class="n">x</span>')
    assert words(html) == "if x < 1:"


@pytest.mark.parametrize("language", ["", "no-such-language", "../python", "text python"])
def test_an_unknown_language_stays_plain(language: str) -> None:
    assert highlighted("if x < 1:", language) == "if x &lt; 1:"


def test_long_code_stays_plain() -> None:
    assert "<span" in highlighted("x" * LONGEST, "python")
    assert highlighted("x" * (LONGEST + 1), "python") == "x" * (LONGEST + 1)


def test_code_without_a_language_stays_plain() -> None:
    assert block_html("```\nif x:\n```", "site") == "<pre><code>if x:\n</code></pre>\n"


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet=st.sampled_from(list("ab1 \n\t<>&\"'/*#(){}[]=:;$\\"))),
    st.sampled_from(["python", "html", "c", "bash", "latex", "json", "r", "matlab"]),
)
def test_no_word_is_lost_and_the_classes_pass(code: str, language: str) -> None:
    html = highlighted(code, language)
    assert words(html) == code
    classes = re.findall('class="([^"]*)"', html)
    assert set(" ".join(classes).split()) <= TOKEN_CLASSES
    assert re.findall('class="([^"]*)"', sanitise(f"<pre>x{html}</pre>")) == classes


def test_only_spans_take_the_classes_of_code() -> None:
    assert sanitise('<p class="k">a <span class="k navbar">b</span></p>') == (
        '<p>a <span class="k">b</span></p>'
    )
