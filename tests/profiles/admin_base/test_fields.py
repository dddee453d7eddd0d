"""Lists as lines of text."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from hypothesis import given
from hypothesis import strategies as st

from profiles.admin_base.fields import FactsField, LinesField, WorkLinksField, check_address

texts = st.text(alphabet=st.sampled_from("ab :\\\n\r\tñ 　"), max_size=12)
links = st.fixed_dictionaries({"kind": texts, "url": texts.map("https://".__add__), "label": texts})


@given(st.lists(texts, max_size=4))
def test_lines_hold_what_they_say_they_hold(value: list[str]) -> None:
    comes_back(LinesField(required=False), value)


@given(st.lists(st.lists(texts, min_size=2, max_size=2), max_size=4))
def test_facts_hold_what_they_say_they_hold(value: list[list[str]]) -> None:
    comes_back(FactsField(required=False), value)


@given(st.lists(links, max_size=4))
def test_links_hold_what_they_say_they_hold(value: list[dict[str, str]]) -> None:
    comes_back(WorkLinksField(required=False), value)


def comes_back(field: LinesField, value: list[Any]) -> None:
    if field.fits(value):
        assert field.clean(field.prepare_value(value)) == value
        assert not field.has_changed(value, field.prepare_value(value))


@pytest.mark.parametrize(
    ("field", "value", "text"),
    [
        (LinesField(), ["S. Kowalevski", "Sophie"], "S. Kowalevski\nSophie"),
        (FactsField(), [["Prize", "Prix Bordin"]], "Prize: Prix Bordin"),
        (FactsField(), [["Prize", "First\n\nSecond"]], "Prize: First\\n\\nSecond"),
        (
            WorkLinksField(),
            [{"kind": "pdf", "url": "https://example.org/a", "label": "Full text"}],
            "pdf https://example.org/a Full text",
        ),
    ],
)
def test_written_plainly(field: LinesField, value: list[Any], text: str) -> None:
    assert field.fits(value)
    assert field.prepare_value(value) == text


@pytest.mark.parametrize(
    ("field", "value"),
    [
        (FactsField(), [["Prize: which", "Prix Bordin"]]),
        (FactsField(), [["a", "b", "c"]]),
        (FactsField(), ["a"]),
        (LinesField(), ["two\nlines"]),
        (LinesField(), {"a": "b"}),
        (WorkLinksField(), [{"url": "https://example.org/"}]),
        (WorkLinksField(), [{"kind": "a b", "url": "https://example.org/", "label": ""}]),
    ],
)
def test_what_does_not_fit_is_said_not_to(field: LinesField, value: Any) -> None:
    assert not field.fits(value)


@pytest.mark.parametrize(
    "address",
    ["https://example.org", "HTTP://example.org", "mailto:a@b.org", "asset:1f", "/a", "#a"],
)
def test_addresses(address: str) -> None:
    check_address(address)


@pytest.mark.parametrize("address", ["javascript:alert(1)", " javascript:x", "data:x", "a.org", ""])
def test_no_addresses(address: str) -> None:
    with pytest.raises(ValidationError):
        check_address(address)
