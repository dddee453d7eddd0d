import time
from datetime import date

import pytest

from faculty_site.ingest.front_matter.block import Block
from faculty_site.ingest.front_matter.toml import read
from faculty_site.ingest.problems import SourceError

MANY = 100_000


def failure(text: str) -> SourceError:
    started = time.perf_counter()
    with pytest.raises(SourceError) as caught:
        read(Block(text, first_line=2, path="turing.md"))
    assert time.perf_counter() - started < 5
    return caught.value


def test_values_and_the_lines_of_their_keys() -> None:
    text = '''
title = "On Computable Numbers"
date = 1936-11-12
# [[links]] begin and end with """
note = """
tags = [1]
"""
"old name".first = 1
tags = ["logic", "machines"]

[author]
title = "Fellow"

[[links]]
url = "/a"

[[links]]
url = "/b"
'''
    parsed = read(Block(text, first_line=2, path="turing.md"))

    assert parsed.data == {
        "title": "On Computable Numbers",
        "date": date(1936, 11, 12),
        "note": "tags = [1]\n",
        "old name": {"first": 1},
        "tags": ["logic", "machines"],
        "author": {"title": "Fellow"},
        "links": [{"url": "/a"}, {"url": "/b"}],
    }
    assert parsed.key_lines == {
        "title": 3,
        "date": 4,
        "note": 6,
        "old name": 9,
        "tags": 10,
        "author": 12,
        "links": 15,
    }


@pytest.mark.parametrize("written", ["2020.10", "1e999", "inf", "nan", "1_0.5"])
def test_decimals_that_would_not_come_out_as_written_stay_text(written: str) -> None:
    assert read(Block(f"x = {written}", 2, "")).data == {"x": written}


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a = 1\ntitle = On numbers\n", 3, "Invalid value"),
        ("a = 1\na = 2\n", 3, "overwrite"),
        ("a = 1\nb = [1\n", 4, "Unclosed array"),
        ("title: x\n", 2, "Expected '='"),
    ],
)
def test_malformed_toml_is_named_with_line_and_remedy(text: str, line: int, says: str) -> None:
    error = failure(text)

    assert (error.path, error.line) == ("turing.md", line)
    assert says in error.message
    assert 'Write each line as key = "value"' in error.message


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * MANY,
        "a = " + "{a = " * 40_000,
        "a." * MANY + "b = 1",
        "a = {" + "b.c.d.e.f.g = {" * 20 + "}" * 21,
        "[" + "a." * MANY + "b]",
        'a = """"""\nb = ' + "[" * MANY,
        'a = """x"""""\nb = ' + "[" * MANY,
        "a = '''x'''''\nb = " + "[" * MANY,
    ],
    ids=lambda text: text[:16],
)
def test_depth_is_limited(text: str) -> None:
    error = failure(text)

    assert "more than 50 levels deep" in error.message
    assert "Remove the surplus brackets" in error.message


@pytest.mark.parametrize(
    "text",
    [
        'x = 1\n\\"""x\n' * 20_000,
        "'" * 200_001,
        '"' * 200_001,
        "a = '''\n" * 30_000,
        "a = " + "9" * 5000,
    ],
    ids=lambda text: text[:8],
)
def test_hostile_text_is_refused_at_once(text: str) -> None:
    assert failure(text).message.endswith(".")


def test_brackets_and_dots_in_text_are_no_depth() -> None:
    text = f'a = "{"[." * 50_000}"\nb = [{"1.5, " * 20_000}]\n# {"[" * MANY}\n'

    assert len(read(Block(text, 2, "")).data["b"]) == 20_000
