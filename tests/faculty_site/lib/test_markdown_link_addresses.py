"""Addresses that are spared the slow way are those that it gives back unchanged."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it.common.normalize_url import normalizeLink

from faculty_site.lib.markdown import parser
from faculty_site.lib.markdown.rules.link_addresses import ENCODED


@given(st.from_regex(ENCODED, fullmatch=True))
def test_nothing_is_spared_that_would_change(address: str) -> None:
    assert normalizeLink(address) == address


@pytest.mark.parametrize(
    "address", ["https://example.org/ä b", "http://münchen.example", "x%zz", "mailto:a@b.example"]
)
def test_the_rest_is_encoded_as_ever(address: str) -> None:
    assert parser("site").normalizeLink(address) == normalizeLink(address)
