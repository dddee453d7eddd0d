"""Each of these would crash the process or hang it if it reached the composer."""

import time
from itertools import pairwise

import pytest

from faculty_site.ingest.front_matter.block import MAX_DEPTH, MAX_NODES, Block
from faculty_site.ingest.front_matter.yaml_limits import check
from faculty_site.ingest.problems import SourceError

MANY = 100_000


def refusal(text: str) -> SourceError:
    """The error for a text, which must come at once."""
    started = time.perf_counter()
    with pytest.raises(SourceError) as caught:
        check(Block(text, first_line=2, path="bad.md"))
    assert time.perf_counter() - started < 5
    return caught.value


@pytest.mark.parametrize(
    "text",
    [
        "[" * MANY,
        "key: " + "[" * MANY + "]" * MANY,
        "{" * MANY,
        "{a: " * MANY,
        "[a: " * MANY,
        "- " * MANY + "a",
        "? " * MANY + "a",
        "&a [" * MANY,
    ],
    ids=lambda text: text[:8],
)
def test_depth_is_limited(text: str) -> None:
    error = refusal(text)

    assert error.line == 2
    assert "more than 50 levels deep" in error.message
    assert "Remove the surplus brackets, dashes or indentation" in error.message


def test_depth_by_indentation_is_limited() -> None:
    error = refusal("\n".join(" " * depth + "a:" for depth in range(700)))

    assert error.line == MAX_DEPTH + 2


@pytest.mark.parametrize("opening", ["key: '", 'key: "', "key: >\n  ", "key: x", "# "])
def test_brackets_in_text_are_no_depth(opening: str) -> None:
    closing = opening[-1] if opening[-1] in "'\"" else ""
    check(Block(f"{opening}{'[' * MANY}{closing}\n", 2, "good.md"))


def test_depth_up_to_the_limit_is_let_through() -> None:
    check(Block("[" * MAX_DEPTH + "]" * MAX_DEPTH, 2, "good.md"))


def bomb(first: str) -> str:
    names = "abcdefghij"
    levels = [
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]" for before, name in pairwise(names)
    ]
    return "\n".join([f"a: &a {first}", *levels])


@pytest.mark.parametrize(("first", "line"), [("lol", 7), ("[lol, lol]", 6), ("{x: 1}", 6)])
def test_aliases_of_aliases_are_counted(first: str, line: int) -> None:
    error = refusal(bomb(first))

    assert error.line == line
    assert "counting those that aliases (*name) repeat" in error.message
    assert "Remove the aliases" in error.message


def test_merged_aliases_are_counted() -> None:
    text = "a: &a {x: 1, y: 2}\n" + "".join(
        f"{name}: &{name}\n  <<: [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in pairwise("abcdefgh")
    )

    assert "aliases" in refusal(text).message


def test_plain_values_are_counted() -> None:
    assert "10,000 values" in refusal("a: [" + "x," * MAX_NODES + "]").message
    check(Block("a: [" + "x," * (MAX_NODES - 10) + "]", 2, "good.md"))


@pytest.mark.parametrize(
    "text", ["a: 1\nb: &b [*b]", "a: 1\nb: &b {x: {y: *b}}", "a: &a 1\nb: &a [*a]"]
)
def test_an_alias_inside_its_own_value_is_refused(text: str) -> None:
    error = refusal(text)

    assert error.line == 3
    assert "Remove the alias" in error.message


def test_an_unknown_alias_is_a_value_to_quote() -> None:
    error = refusal("a: 1\ntitle: *Principia\n")

    assert error.line == 3
    assert "Put the whole value in quotes" in error.message


@pytest.mark.parametrize(
    ("tag", "shown"),
    [
        ("!!python/object/apply:os.system", "!!python/object/apply:os.system"),
        ("!!python/name:os.system", "!!python/name:os.system"),
        ("!ruby/object:Gem", "!ruby/object:Gem"),
        ("!!binary", "!!binary"),
        ("!!set", "!!set"),
        ("!<tag:yaml.org,2002:python/none>", "!!python/none"),
    ],
)
@pytest.mark.parametrize("value", ["x", "[x]", "{x: 1}"])
def test_tags_are_refused(tag: str, shown: str, value: str) -> None:
    error = refusal(f"a: 1\nb: {tag} {value}\n")

    assert error.line == 3
    assert f"tag {shown} is not allowed" in error.message
    assert "Remove it" in error.message


@pytest.mark.parametrize("char", ["\0", "\x07", "\x7f", "\ufeff", "\ud800", "\uffff"])
def test_invisible_characters_are_refused(char: str) -> None:
    error = refusal(f"a: 1\nb: x{char}y\n")

    assert error.line == 3
    assert f"U+{ord(char):04X}" in error.message
    assert "Delete it" in error.message


def test_unicode_of_every_plane_is_let_through() -> None:
    check(Block("a: Ω 孙 𝔸 \u00a0 \u200b \U0010fffd\n", 2, "good.md"))
