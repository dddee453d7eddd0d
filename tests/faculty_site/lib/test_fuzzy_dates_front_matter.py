"""Dates as YAML hands them over."""

import datetime as dt

import pytest

from faculty_site.lib.fuzzy_dates import parse_front_matter_date

NOON = dt.datetime(2015, 10, 22, 12, tzinfo=dt.timezone(dt.timedelta(hours=-4)))


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (dt.date(2015, 10, 22), "2015-10-22"),
        (NOON, "2015-10-22"),
        ("2015-10-22 15:59:00-0400", "2015-10-22"),
        ("2015-10-22T15:59:00.123Z", "2015-10-22"),
        ("2015-10-22T15:59:00+02:00", "2015-10-22"),
        ("2015-3-2", "2015-03-02"),
        ("2015-10-22-stockholm", "2015-10-22"),
        ("2015-10-019T00:00:00Z", "2015-10-19"),
        ("2015-10-Thh", None),
        ("2015-10", "2015-10"),
        ("2014-21", "2014-21"),
        ("2015", "2015"),
        ("2015Z", "2015"),
        ("'2015'", "2015"),
        (2015, "2015"),
        (201510, "2015-10"),
        (20151022, "2015-10-22"),
        ("20151022", "2015-10-22"),
        (2020.03, "2020-03"),
        (2020.11, "2020-11"),
        (2020.1, "2020"),
        (2020.5, "2020"),
        (2020.123, "2020"),
        ("May 2015", "2015-05"),
        ("Oct 22, 2015", "2015-10-22"),
        ("22/10/2015", "2015-10-22"),
        ("Wed 22 Oct 2015 03:59:00 PM PDT", "2015-10-22"),
    ],
)
def test_values_with_a_date(value: object, expected: str | None) -> None:
    if expected is None:
        with pytest.raises(ValueError, match="is not a date"):
            parse_front_matter_date(value)
    else:
        assert str(parse_front_matter_date(value)) == expected


@pytest.mark.parametrize(
    "value",
    [
        *(None, "", "  ", "''"),
        *(dt.date(1900, 1, 1), "1900-01-01", "1900-01-01T00:00:00Z"),
        *("0001-01-01T00:00:00Z", dt.date(1, 1, 1)),
    ],
)
def test_values_that_stand_for_no_date(value: object) -> None:
    assert parse_front_matter_date(value) is None


@pytest.mark.parametrize(
    ("value", "reason"),
    [
        ("2015-02-30", "February 2015 has 28 days"),
        ("2015-13", "is not a month"),
        ("202O-11-02", "is not a date"),
        ("12/05/2015", "could be swapped"),
        ("Aug 15", "has no year"),
        ("2015 - 2017", "span of time"),
        ("2015-05-03 - 2015-05-07", "span of time"),
        ("soon", "is not a date"),
        (True, "found True"),
        (7, "is not a date"),
        (0.5, "is not a date"),
        (float("nan"), "is not a date"),
        (["2015"], "found a list"),
    ],
)
def test_values_that_are_refused(value: object, reason: str) -> None:
    with pytest.raises(ValueError, match=reason):
        parse_front_matter_date(value)


def test_the_order_of_the_page_decides() -> None:
    assert str(parse_front_matter_date("12/05/2015", day_first=True)) == "2015-05-12"
