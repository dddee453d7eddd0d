"""FuzzyDate: reading and writing EDTF, its days, its order, and how it is shown."""

import copy
import datetime as dt
import pickle

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.lib.fuzzy_dates import FuzzyDate, display_range

years = st.integers(min_value=1, max_value=9999)
months = st.builds(FuzzyDate, years, st.integers(min_value=1, max_value=12))
seasons = st.builds(FuzzyDate, years, season=st.integers(min_value=21, max_value=24))
days = st.dates().map(FuzzyDate.from_date)
fuzzy_dates = st.one_of(st.builds(FuzzyDate, years), months, seasons, days, st.just(FuzzyDate.OPEN))


def date(text: str) -> FuzzyDate:
    return FuzzyDate.parse(text)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last", "html"),
    [
        ("1903", "year", "1903-01-01", "1903-12-31", "1903"),
        ("1905-06", "month", "1905-06-01", "1905-06-30", "1905-06"),
        ("1904-02", "month", "1904-02-01", "1904-02-29", "1904-02"),
        ("1900-02", "month", "1900-02-01", "1900-02-28", "1900-02"),
        ("1905-06-30", "day", "1905-06-30", "1905-06-30", "1905-06-30"),
        ("2014-21", "season", "2014-03-01", "2014-05-31", "2014"),
        ("2014-22", "season", "2014-06-01", "2014-08-31", "2014"),
        ("2014-23", "season", "2014-09-01", "2014-11-30", "2014"),
        ("2014-24", "season", "2014-12-01", "2015-02-28", "2014"),
        ("9999-24", "season", "9999-12-01", "9999-12-31", "9999"),
        ("..", "open", "9999-12-31", "9999-12-31", ""),
    ],
)
def test_what_a_date_can_mean(text: str, precision: str, first: str, last: str, html: str) -> None:
    value = date(text)
    assert str(value) == text
    assert value.precision == precision
    assert value.first_day == dt.date.fromisoformat(first)
    assert value.last_day == dt.date.fromisoformat(last)
    assert value.html_datetime == html


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "is not a date"),
        ("May 1905", "expected a form like"),
        ("1905-6", "is not a date"),
        ("19-05-06", "is not a date"),
        ("１９０５", "is not a date"),
        ("0000", "is not a year"),
        ("1905-13", "is not a month"),
        ("1905-25", "is not a month"),
        ("1905-21-01", "is not a month"),
        ("1905-02-29", "February 1905 has 28 days"),
        ("1905-04-00", "April 1905 has 30 days"),
    ],
)
def test_what_is_no_edtf_is_refused_with_a_reason(text: str, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        date(text)


def test_parts_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="needs a month"):
        FuzzyDate(1905, day=3)
    with pytest.raises(ValueError, match="no month and no day"):
        FuzzyDate(1905, 3, season=21)
    with pytest.raises(ValueError, match="not a season"):
        FuzzyDate(1905, season=25)
    with pytest.raises(ValueError, match="open end"):
        FuzzyDate(1905, is_open=True)


@given(fuzzy_dates)
def test_edtf_round_trip(value: FuzzyDate) -> None:
    assert FuzzyDate.parse(str(value)) == value
    assert hash(FuzzyDate.parse(str(value))) == hash(value)


@given(fuzzy_dates)
def test_days_enclose_the_date(value: FuzzyDate) -> None:
    assert value.first_day <= value.last_day


@given(fuzzy_dates, fuzzy_dates)
def test_order_agrees_with_the_days_and_with_equality(one: FuzzyDate, other: FuzzyDate) -> None:
    if (one.first_day, one.last_day) < (other.first_day, other.last_day):
        assert one < other
    assert (one < other) + (one == other) + (one > other) == 1


def test_sorting() -> None:
    texts = ["..", "2021-05", "2021-05-03", "2020", "2021-01", "2021", "2020-24", "2021-05-01"]
    in_order = ["2020", "2020-24", "2021-01", "2021", "2021-05-01", "2021-05", "2021-05-03", ".."]
    assert [str(value) for value in sorted(map(date, texts))] == in_order


def test_copies_are_equal() -> None:
    value = date("1905-06-30")
    assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301
    assert copy.deepcopy(value) == value


def test_a_datetime_gives_its_day_as_written() -> None:
    zone = dt.timezone(dt.timedelta(hours=-11))
    assert str(FuzzyDate.from_date(dt.datetime(1905, 6, 30, 23, tzinfo=zone))) == "1905-06-30"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1905-06-30", "30 June 1905"),
        ("1905-05-03", "3 May 1905"),
        ("1905-05", "May 1905"),
        ("2014-21", "spring 2014"),
        ("2014-23", "autumn 2014"),
        ("1905", "1905"),
        ("..", "present"),
    ],
)
def test_display(text: str, shown: str) -> None:
    assert date(text).display() == shown


def test_month_names_follow_the_active_language() -> None:
    with translation.override("de"):
        assert "Mai" in date("1905-05").display()


@pytest.mark.parametrize(
    ("start", "end", "shown"),
    [
        ("2025-03-03", "2025-03-07", "3–7 March 2025"),
        ("2023-05-31", "2023-06-03", "31 May – 3 June 2023"),
        ("2021-12-30", "2022-01-02", "30 December 2021 – 2 January 2022"),
        ("2019", "2022", "2019–2022"),
        ("2019", "..", "since 2019"),
        ("2019-05", "..", "since May 2019"),
        ("2024-07", "2024-12", "July–December 2024"),
        ("2022-04", "2023-07", "April 2022 – July 2023"),
        ("2014-21", "2014-23", "spring–autumn 2014"),
        ("2018-24", "2019", "winter 2018–2019"),
        ("2019-23", "2020-21", "autumn 2019 – spring 2020"),
        ("2021-05", "2021-05-09", "May 2021 – 9 May 2021"),
        ("2021-05", "2021-05", "May 2021"),
        ("2021-05", None, "May 2021"),
        (None, "2021", "until 2021"),
        (None, "..", ""),
        (None, None, ""),
    ],
)
def test_display_range(start: str | None, end: str | None, shown: str) -> None:
    assert display_range(date(start) if start else None, date(end) if end else None) == shown
