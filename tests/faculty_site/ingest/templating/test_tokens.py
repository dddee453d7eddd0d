"""Where the parts of a template begin and end, in Liquid and in Hugo's shortcodes."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.templating.model import Generator
from faculty_site.ingest.templating.tokens import Token, tokenise
from tests.faculty_site.lib.test_markdown_bounds import calls

GENERATORS: tuple[Generator, ...] = ("jekyll", "hugo")
PIECES = (
    *("{{", "}}", "{%", "%}", "{{<", ">}}", "{{%", "%}}", "{%-", "-%}", "/*", "*/", "/"),
    *(" raw ", " endraw ", " comment ", " endcomment ", " if x ", "a", "\n", " ", '"', "'"),
)


def parts(text: str, generator: Generator = "jekyll") -> list[tuple[str, str, str]]:
    return [(token.kind, token.name, token.content) for token in tokenise(text, generator)]


def only(text: str, generator: Generator = "jekyll") -> Token:
    (token,) = tokenise(text, generator)
    return token


def test_liquid_has_texts_outputs_and_tags() -> None:
    assert parts("See {{ site.title | upcase }}: {% include cv.html lang=fr %}") == [
        ("text", "", "See "),
        ("output", "", "site.title | upcase"),
        ("text", "", ": "),
        ("tag", "include", "cv.html lang=fr"),
    ]


def test_dashes_at_the_marks_strip_blanks() -> None:
    assert only("{%- assign x = -1 -%}").content == "x = -1"
    assert only("{{- x }}").strip_before
    assert not only("{{- x }}").strip_after
    assert only("{{ x -}}").strip_after


def test_an_output_inside_a_tag_does_not_end_it() -> None:
    token = only("{% include a.html url={{ page.url }} %}")
    assert (token.name, token.content) == ("include", "a.html url={{ page.url }}")


def test_raw_text_is_not_read() -> None:
    assert parts("{% raw %}{{ x }}{% comment %}{% endraw %}") == [
        ("raw", "", "{{ x }}{% comment %}")
    ]


def test_comments_stand_inside_comments() -> None:
    text = "{% comment %}a{% comment %}b{% endcomment %}c{% endcomment %}"
    assert parts(text) == [("comment", "", "a{% comment %}b{% endcomment %}c")]


def test_a_raw_block_that_nothing_closes_is_a_tag() -> None:
    assert parts("{% raw %}{{ x }}") == [("tag", "raw", ""), ("output", "", "x")]


@pytest.mark.parametrize("text", ["a {{ b", "a {% b", "a }} b %}", "{{ a %}", "{% a }}"])
def test_what_nothing_closes_is_text(text: str) -> None:
    assert parts(text) == [("text", "", text)]


def test_a_second_opening_makes_the_first_one_text() -> None:
    assert parts("{{ a {{ b }}") == [("text", "", "{{ a "), ("output", "", "b")]


def test_hugo_has_two_kinds_of_shortcodes() -> None:
    plain, marked = tokenise('{{< figure src="a.png" >}}{{% callout note %}}', "hugo")
    assert (plain.name, plain.content, plain.is_markdown) == ("figure", 'src="a.png"', False)
    assert (marked.name, marked.content, marked.is_markdown) == ("callout", "note", True)


def test_a_shortcode_closes_or_stands_alone() -> None:
    assert only("{{< /spoiler >}}", "hugo").closes
    assert only("{{< toc />}}", "hugo").is_whole
    assert not only("{{< toc >}}", "hugo").closes


def test_a_shortcode_in_comment_marks_is_shown() -> None:
    assert parts("{{</* tweet 1 */>}}", "hugo") == [("escaped", "", "{{< tweet 1 >}}")]


def test_liquid_means_nothing_to_hugo() -> None:
    assert parts("{{ x }} {% y %}", "hugo") == [("text", "", "{{ x }} {% y %}")]


def test_lines_are_counted_from_the_beginning() -> None:
    found = [(token.kind, token.line) for token in tokenise("a\nb {{ x }}\n\n{% y\n%} c", "jekyll")]
    assert found == [("text", 0), ("output", 1), ("text", 1), ("tag", 3), ("text", 4)]


@given(st.lists(st.sampled_from(PIECES)).map("".join), st.sampled_from(GENERATORS))
def test_the_parts_joined_are_the_text(text: str, generator: Generator) -> None:
    tokens = list(tokenise(text, generator))
    assert "".join(token.text for token in tokens) == text
    for token in tokens:
        assert text[token.start : token.end] == token.text
        assert token.line == text.count("\n", 0, token.start)


HOSTILE: dict[str, Callable[[int], str]] = {
    "outputs left open": lambda n: "{{ a " * n,
    "tags left open": lambda n: "{% a " * n,
    "closing marks": lambda n: "}}%}" * n,
    "raw blocks left open": lambda n: "{% raw %}" * n,
    "comments left open": lambda n: "{% comment %}" * n + "{% endcomment %}",
    "comments closed late": lambda n: "{% comment %}" * n + "{% endcomment %}" * n,
    "blanks in tags": lambda n: "{%" + " " * n + "raw",
    "shortcodes left open": lambda n: "{{< a {{% b " * n,
    "braces": lambda n: "{" * n,
    "outputs": lambda n: "{{ a }}\n" * n,
}


@pytest.mark.parametrize("generator", GENERATORS)
@pytest.mark.parametrize("name", HOSTILE)
def test_twice_the_text_takes_twice_the_steps(name: str, generator: Generator) -> None:
    def read(n: int) -> None:
        list(tokenise(HOSTILE[name](n), generator))

    single, double = (calls(partial(read, n)) for n in (400, 800))
    assert double / single < 2.5
