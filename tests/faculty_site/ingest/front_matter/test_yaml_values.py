from datetime import UTC, date, datetime
from typing import Any

import pytest

from faculty_site.ingest.front_matter.block import Block, Parsed
from faculty_site.ingest.front_matter.yaml_values import read
from faculty_site.ingest.problems import Problem, SourceError


def parse(text: str) -> Parsed:
    parsed = read(Block(text, first_line=2, path="noether.md"))
    assert parsed is not None
    return parsed


def test_nested_values() -> None:
    text = "title: Emmy Noether\nprofile:\n  fields: [algebra, physics]\n  photo: ~\nnews: true\n"

    assert parse(text).data == {
        "title": "Emmy Noether",
        "profile": {"fields": ["algebra", "physics"], "photo": None},
        "news": True,
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("42", 42),
        ("-7", -7),
        ("0", 0),
        ("3.5", 3.5),
        ("on", True),
        ("No", False),
        ("", None),
        ("1915-07-23", date(1915, 7, 23)),
        ("1915-07-23 14:00:00", datetime(1915, 7, 23, 14)),  # noqa: DTZ001  as it was written
        ("1915-07-23T14:00:00Z", datetime(1915, 7, 23, 14, tzinfo=UTC)),
        ("!!str 42", "42"),
        ("\t42", 42),
    ],
)
def test_values_with_a_type(written: str, value: Any) -> None:
    assert parse(f"key: {written}").data == {"key": value}


@pytest.mark.parametrize(
    "written",
    [
        "2024-02-30",
        "0000-01-01",
        "2024-01-01 25:00:00",
        "12:30",
        "1:30.5",
        "007",
        "0x1F",
        "+4955139",
        "1_000",
        "2020.10",
        "1.0e+999",
        "1e999",
        ".inf",
        ".nan",
        "9" * 5000,
        "=",
        "<<",
        "2015-10-22 15:59:00-0400",
    ],
)
def test_what_would_not_come_out_as_it_was_written_stays_text(written: str) -> None:
    assert parse(f"key: {written}").data == {"key": written}


@pytest.mark.parametrize("tag", ["int", "float", "bool", "null", "timestamp", "seq", "map"])
def test_a_tag_that_does_not_fit_its_value_leaves_text(tag: str) -> None:
    assert parse(f"key: !!{tag} Göttingen").data == {"key": "Göttingen"}


def test_keys_are_the_text_that_was_written() -> None:
    assert parse("on: 1\n1918: 2\n~: 3\n1918-07-26: 4\n'<<': 5\n").data == {
        "on": 1,
        "1918": 2,
        "~": 3,
        "1918-07-26": 4,
        "<<": 5,
    }


def test_the_last_of_two_equal_keys_wins_with_a_warning() -> None:
    parsed = parse("venue: Erlangen\ntitle: Invariants\nvenue: Göttingen\n")

    assert parsed.data == {"venue": "Göttingen", "title": "Invariants"}
    assert parsed.key_lines == {"venue": 4, "title": 3}
    assert parsed.warnings == (
        Problem(
            "noether.md",
            4,
            "warning",
            "The key “venue” is given twice; this last one is used. Remove one of them.",
        ),
    )


def test_a_repeated_alias_warns_once() -> None:
    assert len(parse("a: &a {x: 1, x: 2}\nb: [*a, *a]\n").warnings) == 1


def test_merge_keys() -> None:
    text = "base: &base {city: Erlangen, year: 1907}\nboth:\n  <<: [{year: 1915}, *base]\n  x: 1\n"

    assert parse(text).data["both"] == {"city": "Erlangen", "year": 1915, "x": 1}
    assert parse("<<: {city: Bryn Mawr}\nyear: 1933\n").data == {"city": "Bryn Mawr", "year": 1933}
    assert parse("# where\n<<: {city: Bryn Mawr}\n").key_lines == {"city": 3}
    with pytest.raises(SourceError, match="needs an alias"):
        parse("<<: Erlangen\n")


def test_lines_are_the_files_even_behind_unicode_line_separators() -> None:
    assert parse('a: "x\u2028\x85y é"\nb: 2\n').key_lines == {"a": 2, "b": 3}


@pytest.mark.parametrize("text", ["", "# nothing yet", "~"])
def test_a_block_without_values_is_empty(text: str) -> None:
    assert parse(text) == Parsed({}, {})


@pytest.mark.parametrize(
    ("text", "kind"),
    [("- algebra\n- physics\n", "a list"), ("Only text\n", "a piece of text")],
)
def test_front_matter_must_be_keys_with_values(text: str, kind: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(f"\n{text}")

    assert caught.value.line == 3
    assert kind in caught.value.message
    assert "Write one key per line" in caught.value.message


def test_a_key_in_brackets_is_refused() -> None:
    with pytest.raises(SourceError) as caught:
        parse("a: 1\ntitle: {{ site.title }}\n")

    assert caught.value.line == 3
    assert "put the whole value in quotes" in caught.value.message
