"""Which records of a long list are shown, and how the others are folded together."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from profiles.page.folding import MOST_FOLDS, SPARE, Fold, Listing, shares

Years = list[int | None]


def listing(years: Years, limit: int = 4, most: int = 10_000) -> Listing:
    return Listing.after(limit, most, list(enumerate(years)), lambda record: record[1])


def shape(years: Years, limit: int = 4) -> list[str]:
    """How many are shown, and years and number of each fold."""
    found = listing(years, limit)
    folds = [f"{fold.years}: {len(fold.records)}" for fold in found.folds]
    return [str(len(found.shown)), *folds]


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ([], ["0"]),
        ([1920] * 7, ["7"]),
        ([1920] * 8, ["4", "1920: 4"]),
        ([1921] * 3 + [1920] * 20, ["3", "1920: 20"]),
        ([1921] + [1920] * 20, ["4", "1920: 17"]),
        ([1921] * 6 + [1920] * 20, ["6", "1920: 20"]),
        ([1921] * 4 + [1920] * 12 + [1919] * 12, ["4", "1920: 12", "1919: 12"]),
        ([1921] * 4 + [1920] * 3 + [1919] * 4 + [1918] * 4, ["4", "1918–1920: 11"]),
        ([1921] * 4 + [1920] * 12 + [1901] * 2, ["4", "1901–1920: 14"]),
        ([1921] * 4 + [1901] * 3 + [1920] * 5, ["4", ": 8"]),
        ([1921] * 4 + [1901, 1920] * 5, ["4", ": 10"]),
        ([1921] * 4 + [1920] * 8 + [None], ["4", ": 9"]),
    ],
)
def test_whole_years_are_shown_and_the_rest_is_folded_by_years(
    years: Years, expected: list[str]
) -> None:
    assert shape(years) == expected


@given(
    st.lists(st.one_of(st.none(), st.integers(1900, 1930)), max_size=60),
    st.integers(1, 12),
    st.integers(0, 60),
)
def test_nothing_is_lost_and_nothing_moves(years: Years, limit: int, most: int) -> None:
    found = listing(years, limit, most)

    rest = [record for fold in found.elsewhere for record in fold.records]
    assert [*found, *rest] == list(enumerate(years))
    assert len(found.shown) <= limit + SPARE
    assert len(list(found)) <= most + SPARE
    assert len(found.folds) <= MOST_FOLDS
    assert len(found.elsewhere) <= MOST_FOLDS
    assert bool(found) == bool(years)
    for fold in (*found.folds, *found.elsewhere):
        assert fold.records
        if fold.first_year is not None and fold.last_year is not None:
            inside = [year for _number, year in fold.records]
            assert (inside[-1], inside[0]) == (fold.first_year, fold.last_year)


def test_a_very_long_list_has_a_few_folds() -> None:
    found = listing([year for year in range(2000, 1900, -1) for _ in range(10)])

    assert len(list(found)) == 1000
    assert len(found.folds) == MOST_FOLDS


def test_years_of_a_fold() -> None:
    assert Fold([1], 1920, 1920).years == "1920"
    assert Fold([1], 1918, 1920).years == "1918–1920"
    assert Fold([1]).years == ""


def test_what_filters_a_list_by_the_years_of_a_fold() -> None:
    assert Fold([1], 1920, 1920).query == "?year=1920"
    assert Fold([1], 1918, 1920).query == "?from=1918&to=1920"
    assert Fold([1]).query == ""


def test_the_oldest_of_very_many_are_left_to_the_list_in_whole_years() -> None:
    found = listing([year for year in range(2000, 1900, -1) for _ in range(10)], 30, 98)

    assert len(list(found)) == 100
    assert next(fold.years for fold in found.elsewhere).endswith("–1990")
    assert sum(len(fold.records) for fold in found.elsewhere) == 900


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ([], []),
        ([1000], [100]),
        ([5, 30], [5, 30]),
        ([300, 5, 200], [48, 5, 47]),
        ([20] * 10, [10] * 10),
        ([1] * 200, [0] * 100 + [1] * 100),
    ],
)
def test_long_lists_share_what_the_short_ones_leave(counts: list[int], expected: list[int]) -> None:
    assert shares(counts, 100) == expected
