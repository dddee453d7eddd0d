"""Records with dates: what comes, what is on, and each year past."""

from __future__ import annotations

import datetime

import pytest

from faculty_site.lib.dated import (
    Dates,
    Group,
    anchor_of,
    grouped,
    heading_of,
    in_reading_order,
    period_of,
    years_of,
)
from faculty_site.lib.fuzzy_dates import FuzzyDate

TODAY = datetime.date(2025, 6, 15)


def dates(text: str) -> Dates:
    """Of “2025-06”, “2025-06-10/2025-06-20”, “/2030” or ""; the end is what counts."""
    first, _, last = text.partition("/")
    start, end = (FuzzyDate.parse(part) if part else None for part in (first, last))
    until = end or start
    return Dates(start, until.last_day if until else None)


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2025-06-14", "2025"),
        ("2025-06-15", "upcoming"),
        ("2025-06-16", "upcoming"),
        ("2025-05", "2025"),
        ("2025-06", "current"),
        ("2025-07", "upcoming"),
        ("2025-21", "2025"),
        ("2025-22", "current"),
        ("2025", "current"),
        ("2026", "upcoming"),
        ("2024", "2024"),
        ("2019/..", "current"),
        ("2025-09/..", "upcoming"),
        ("2019/2021", "2021"),
        ("2025-06-10/2025-06-20", "current"),
        ("/2030", "current"),
        ("/2020", "2020"),
        ("", "undated"),
    ],
)
def test_a_date_is_over_when_its_last_day_is(text: str, period: str) -> None:
    assert period_of(dates(text), TODAY) == period


def test_what_comes_stands_first_and_the_soonest_first_of_all() -> None:
    texts = ["", "2019", "2030", "2025-06-15", "2024-02", "2025", "2019/..", "2025-07", "2024-03"]

    assert in_reading_order(texts, dates, TODAY) == [
        "2025-06-15", "2025-07", "2030", "2019/..", "2025", "2024-03", "2024-02", "2019", "",
    ]  # fmt: skip


def test_records_of_one_day_keep_their_order() -> None:
    records = [(number, text) for text in ("2030", "2024", "") for number in (2, 1, 3)]

    assert in_reading_order(records, lambda each: dates(each[1]), TODAY) == records


def test_a_long_year_is_folded_and_what_comes_is_not() -> None:
    keys = ["upcoming"] * 9 + ["2024"] * 9 + ["2023"] * 5 + ["undated"]

    found = grouped(keys, str, limit=2)

    assert [(group.key, len(group.shown), len(group.folded)) for group in found] == [
        ("upcoming", 9, 0), ("2024", 2, 7), ("2023", 5, 0), ("undated", 1, 0),
    ]  # fmt: skip
    assert [group.folded for group in grouped(keys, str)] == [[], [], [], []]
    assert grouped([], str) == []


def test_the_first_group_of_a_page_may_go_on_from_the_page_before() -> None:
    keys = ["2024", "2023", "2024"]

    assert [group.goes_on for group in grouped(keys, str, before="2024")] == [True, False, False]
    assert [group.goes_on for group in grouped(keys, str, before="2025")] == [False] * 3


def test_a_group_has_a_heading_and_an_anchor() -> None:
    assert (Group("2024", [1]).heading, Group("2024", [1]).anchor) == ("2024", "year-2024")
    assert [heading_of(key) for key in ("pinned", "upcoming", "current", "undated")] == [
        "Pinned", "Upcoming", "Current", "Undated",
    ]  # fmt: skip
    assert [anchor_of(key) for key in ("upcoming", "undated")] == ["upcoming", "year-undated"]


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2024-05", [2024]),
        ("2019/2021", [2021, 2020, 2019]),
        ("2023/..", [2025, 2024, 2023]),
        ("2030/..", [2030]),
        ("1800/2020", [2020, 1800]),
        ("/2020", [2020]),
        ("", []),
    ],
)
def test_a_year_is_one_in_which_it_was_on(text: str, years: list[int]) -> None:
    assert years_of(dates(text), TODAY) == years
