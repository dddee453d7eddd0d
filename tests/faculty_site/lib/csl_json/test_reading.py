"""JSON of references: items with their texts and lines, and what cannot be read."""

import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.csl_json import JsonError, first_text, read_json, texts, written


def test_items_keep_their_text_and_line() -> None:
    items = read_json('\ufeff[\n  {"title": "A"},\n\n  {"title":\n"B"}\n]\n')
    assert [(item.raw, item.line) for item in items] == [
        ('{"title": "A"}', 2),
        ('{"title":\n"B"}', 4),
    ]
    assert [item.value for item in read_json('\n {"a": [1]} ')] == [{"a": [1]}]
    assert read_json("[]") == []


@pytest.mark.parametrize(
    ("text", "line", "said"),
    [
        ("", 1, "no JSON"),
        ("[{},\n{}", 2, "no JSON"),
        ('[{}\n,{"a":}]', 2, "no JSON"),
        ("[{}] []", 1, "no JSON"),
        ("[NaN]", 1, "number"),
        (f"[{'9' * 5000}]", 1, "number"),
        ("[" * 100_000, 1, "deeper"),
        ('{"a":' * 100_000, 1, "deeper"),
        ('"' + '\\"' * 50_000, 1, "no JSON"),
        (" " * 50_000_001, 1, "more than 50,000,000"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, line: int, said: str) -> None:
    with pytest.raises(JsonError) as raised:
        read_json(text)
    assert raised.value.line == line
    assert said in raised.value.message


def test_texts_are_words() -> None:
    assert texts(["<i>Drosophila</i> &amp; <jats:p>co</jats:p>", 3, True, None, ["x"], {}]) == [
        "Drosophila & co",
        "3",
    ]
    assert first_text("a\ud800\x00\n b < c") == "a b < c"
    assert written({"a": "\ud800"}) == '{\n  "a": "\\ud800"\n}'


NUMBERS = st.floats(allow_nan=False, allow_infinity=False) | st.integers()
JSON = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


@given(st.lists(JSON))
def test_a_list_is_read_as_python_reads_it(values: list[object]) -> None:
    items = read_json(json.dumps(values))
    assert [item.value for item in items] == values
    assert [json.loads(item.raw) for item in items] == values


@given(st.text(alphabet='[]{}",:0 \n\\u'))
def test_only_faults_are_raised(text: str) -> None:
    with suppress(JsonError):
        assert isinstance(read_json(text), list)
