"""Page ranges in one form."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from publications.csl import first_and_last
from publications.csl.pages import normal_pages


@pytest.mark.parametrize(
    ("printed", "normal", "first", "last"),
    [
        ("239–240", "239-240", "239", "240"),
        ("239--240", "239-240", "239", "240"),
        ("pp. 239 - 240", "239-240", "239", "240"),
        ("S12—S19", "S12-S19", "S12", "S19"),
        ("12-1–12-9", "12-1–12-9", "12-1", "12-9"),
        ("e1004", "e1004", "e1004", ""),
        ("1-4, 7-9", "1-4, 7-9", "1-4, 7-9", ""),
        ("page 7", "7", "7", ""),
        ("", "", "", ""),
    ],
)
def test_pages(printed: str, normal: str, first: str, last: str) -> None:
    assert normal_pages(printed) == normal
    assert first_and_last(normal) == (first, last)


@given(
    st.lists(st.sampled_from(["12", "e5", "S-1", "xiv"]), min_size=1, max_size=3),
    st.sampled_from(["–", "--", " — ", ", "]),
)
def test_what_is_normal_stays(ends: list[str], between: str) -> None:
    normal = normal_pages(between.join(ends))

    assert normal_pages(normal) == normal
    if len(ends) == 2 and between != ", ":
        assert first_and_last(normal) == tuple(ends)
