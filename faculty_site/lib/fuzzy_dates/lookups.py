"""Asking a database whether a stored fuzzy date is over, where no column has its last day."""

from __future__ import annotations

import datetime as dt

from django.db.models import Q

from .value import SEASON_FIRST_MONTH, FuzzyDate


def not_over(name: str, today: dt.date) -> Q:
    """Rows whose FuzzyDateField `name` is empty, open, or can mean `today` or a later day.

    The texts of days sort as the days do; those of months, seasons and years are few enough to be
    named, as between the days they sort wrongly.
    """
    year = today.year
    seasons = (FuzzyDate(at, season=code) for at in (year - 1, year) for code in SEASON_FIRST_MONTH)
    months = (FuzzyDate(year, month) for month in range(today.month, 13))
    named = [FuzzyDate.OPEN, FuzzyDate(year), *months, *seasons]
    lasting = [str(date) for date in named if date.last_day >= today]
    this_year = Q(**{f"{name}__gte": str(today), f"{name}__lte": f"{year:04}-12-31"})
    later = Q(**{f"{name}__gte": f"{year + 1:04}"})
    return Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__in": lasting}) | this_year | later
