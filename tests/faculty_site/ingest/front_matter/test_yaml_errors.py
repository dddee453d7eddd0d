import time

import pytest

from faculty_site.ingest.front_matter.block import Block
from faculty_site.ingest.front_matter.yaml_values import read
from faculty_site.ingest.problems import SourceError


def failure(text: str) -> SourceError:
    with pytest.raises(SourceError) as caught:
        read(Block(text, first_line=2, path="kepler.md"))
    return caught.value


@pytest.mark.parametrize(
    ("text", "line", "says", "remedy"),
    [
        (
            "layout: page\ntitle: Harmonices: Five Books\n",
            3,
            "value of “title” contains a colon",
            "Put the whole value in quotes",
        ),
        ("a: b\ntitle: @kepler\n", 3, "begins with @", "Put the whole value in quotes"),
        ("a: b\ntitle: %kepler\n", 3, "begins with %", "Put the whole value in quotes"),
        ("a: b\ntitle: `kepler`\n", 3, "begins with `", "Put the whole value in quotes"),
        ("a: b\ntitle: *Harmonices* again\n", 3, "begins with *", "Put the whole value in quotes"),
        ("a: b\ntitle: *Astronomia Nova*\n", 3, "asterisk", "Put the whole value in quotes"),
        ("title: [Five] books\nb: c\n", 2, "begins with [", "Put the whole value in quotes"),
        ("title: !x!y z\n", 2, "begins with !", "Put the whole value in quotes"),
        (
            'title: "Astronomia\nexcerpt: "Nova"\n',
            2,
            "“title” begins with the quotation mark",
            "at its end",
        ),
        ("title: 'Astronomia\nexcerpt: Nova\n", 2, "has no closing one", "Add ' at its end"),
        ("title: 'Kepler's laws'\nb: c\n", 2, "goes on after its closing", "in double quotes"),
        ('a: b\ntitle: "Laws" of motion\n', 3, "goes on after its closing", "in single quotes"),
        ('title: "C:\\planets"\n', 2, "backslash", "single quotes"),
        ("\ttitle: x\n", 2, "begins with a tab", "Use spaces"),
        ("profile:\n\talign: right\n", 3, "begins with a tab", "Use spaces"),
        ("a: b\n  \tc: d\n", 3, "begins with a tab", "Use spaces"),
        ("tags:\n\t- orbits\n", 3, "begins with a tab", "Use spaces"),
        ("a: b\n\t\nc: d\n", 3, "begins with a tab", "Use spaces"),
        ("a: b\nfree text\nc: d\n", 3, "“free text” has no key", "Write it as “key: value”"),
        ("title:Nova\nb: c\n", 3, "“title:”, needs a space", "Write “title: Nova”"),
        ("a: b\n c: d\n", 3, "indented differently", "in the same column"),
        ("a: b\ntags: [x, y\nc: d\n", 3, "never closed", "Close it"),
        ("a:\n  b: c\n d: e\n", 4, "did not find expected key", "Check the indentation"),
        ("a: b\n--- c\n", 3, "another document", "Check the indentation"),
    ],
)
def test_mistakes_are_named_with_line_and_remedy(
    text: str, line: int, says: str, remedy: str
) -> None:
    error = failure(text)

    assert error.path == "kepler.md"
    assert error.line == line
    assert says in error.message
    assert remedy in error.message


def test_a_quoted_value_over_two_lines_is_not_taken_for_the_mistake() -> None:
    error = failure('title: "Astronomia\n  Nova"\na:\n  b: c\n d: e\n')

    assert error.line == 6


@pytest.mark.parametrize(
    "text",
    [
        "k:" + " x: " * 60_000,
        "a: " + " " * 200_000 + "\nb: 'x\n",
        "x\n" * 100_000 + "a: b: c",
        'a: "' + "\n" * 200_000,
        "a:\n" + "\t\n" * 60_000 + "b: 'c",
        "'" + "\\" * 200_000,
        "a: b\n" * 4_000 + "c: '" + "''" * 100_000,
    ],
    ids=lambda text: text[:8],
)
def test_explaining_a_long_text_takes_no_time(text: str) -> None:
    started = time.perf_counter()
    error = failure(text)

    assert time.perf_counter() - started < 5
    assert len(error.message) < 400
