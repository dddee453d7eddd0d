"""A database finds the same dates over as their last days do."""

from __future__ import annotations

import datetime as dt
from itertools import product

import pytest

from faculty_site.lib.fuzzy_dates import FuzzyDate, not_over
from profiles.models import Entry
from tests.factories import make_profile

pytestmark = pytest.mark.django_db

ENDINGS = ("", "-01", "-02", "-06", "-11", "-12", "-21", "-22", "-23", "-24", "-02-28", "-11-20",
           "-11-21", "-11-22", "-12-31")  # fmt: skip
DATES = [f"{year}{ending}" for year, ending in product((1932, 1933, 1934, 2100), ENDINGS)]


@pytest.mark.parametrize(
    "today", ["1933-01-01", "1933-02-28", "1933-03-01", "1933-11-21", "1933-12-31", "1934-01-01"]
)
def test_what_can_mean_today_or_later_is_not_over(today: str) -> None:
    person, day = make_profile(), dt.date.fromisoformat(today)
    ends = {"none": None, **{date: FuzzyDate.parse(date) for date in [*DATES, ".."]}}
    Entry.objects.bulk_create(
        Entry(profile=person, title=name, end=end) for name, end in ends.items()
    )

    found = set(Entry.objects.filter(not_over("end", day)).values_list("title", flat=True))

    lasting = {date for date in DATES if FuzzyDate.parse(date).last_day >= day}
    assert found == lasting | {"..", "none"}
