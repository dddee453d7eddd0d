"""Page ranges, as each style shortens them."""

from __future__ import annotations

import pytest

from publications.citations.pages import Shortened, changed, chicago, page_ranges, two_digits, whole


@pytest.mark.parametrize(
    ("shorten", "pages", "expected"),
    [
        (whole, "737-738", "737–738"),
        (whole, "737 -- 738", "737–738"),
        (whole, "239-40", "239–240"),
        (whole, "S12-8", "S12–S18"),
        (whole, "A1-B2", "A1–B2"),
        (whole, "12.1-12.9", "12.1-12.9"),
        (whole, "1:5--1:20", "1:5–1:20"),
        (whole, "xii", "xii"),
        (whole, "1-9; 12", "1–9, 12"),
        (changed, "737-738", "737–8"),
        (changed, "99-101", "99–101"),
        (changed, "12-12", "12–12"),
        # CMOS 18, 9.63, its own examples
        (chicago, "3-10", "3–10"),
        (chicago, "96-117", "96–117"),
        (chicago, "100-104", "100–104"),
        (chicago, "1100-1113", "1100–1113"),
        (chicago, "101-108", "101–8"),
        (chicago, "808-833", "808–33"),
        (chicago, "1103-1104", "1103–4"),
        (chicago, "321-328", "321–28"),
        (chicago, "498-532", "498–532"),
        (chicago, "1087-1089", "1087–89"),
        (chicago, "1496-1500", "1496–500"),
        (chicago, "11564-11615", "11564–615"),
        (chicago, "12991-13001", "12991–3001"),
        # MLA 9, 2.140, its own examples
        (two_digits, "2-3", "2–3"),
        (two_digits, "21-48", "21–48"),
        (two_digits, "96-101", "96–101"),
        (two_digits, "103-104", "103–04"),
        (two_digits, "395-401", "395–401"),
        (two_digits, "923-1003", "923–1003"),
        (two_digits, "1003-1005", "1003–05"),
        (two_digits, "1608-1774", "1608–774"),
    ],
)
def test_range_is_shortened(shorten: Shortened, pages: str, expected: str) -> None:
    assert page_ranges(pages, shorten) == expected


def test_dash_is_the_style_s() -> None:
    assert page_ranges("1--2", whole, "-") == "1-2"
