"""Records with dates, as a reader looks for them: what comes, what is on, and each year past.

A date is over when the last day that it can mean is: “June 2025” is not on 15 June, and what has
an open end never is.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Generic, NamedTuple, TypeVar

from django.utils.translation import gettext

from faculty_site.lib.fuzzy_dates import FuzzyDate, year_amid_words

Record = TypeVar("Record")

PINNED, UPCOMING, CURRENT, UNDATED = "pinned", "upcoming", "current", "undated"

SPARE = 3
"""So few more than the limit are shown as well: folding them away would save nobody anything."""

LONGEST_SPAN = 60
"""Years."""


class Dates(NamedTuple):
    """When something begins, if that is known, and the last day it can mean; None for no date."""

    start: FuzzyDate | None
    last_day: datetime.date | None


@dataclass(frozen=True)
class Group(Generic[Record]):
    """Records under one heading: those shown, and those folded away behind a line that opens.

    `goes_on` if they began on the page before.
    """

    key: str
    shown: Sequence[Record]
    folded: Sequence[Record] = ()
    goes_on: bool = False

    @property
    def heading(self) -> str:
        return heading_of(self.key)

    @property
    def amid_words(self) -> str:
        """The heading within a phrase."""
        return year_amid_words(int(self.key)) if self.key.isdecimal() else self.heading

    @property
    def anchor(self) -> str:
        return anchor_of(self.key)


def period_of(dates: Dates, today: datetime.date) -> str:
    """UPCOMING, CURRENT (it began, and is not over), UNDATED, or the year in which it ended."""
    start, last_day = dates
    if last_day is None:
        return UNDATED
    if last_day < today:
        return str(last_day.year)
    return UPCOMING if start is not None and start.first_day >= today else CURRENT


def heading_of(period: str) -> str:
    """What a list writes above the records of a period; a year is its own heading."""
    headings = {
        PINNED: gettext("Pinned"),
        UPCOMING: gettext("Upcoming"),
        CURRENT: gettext("Current"),
        UNDATED: gettext("Undated"),
    }
    return headings.get(period, period)


def anchor_of(period: str) -> str:
    """The id of the heading, such as “year-2025” and “upcoming”."""
    return f"year-{period}" if period.isdecimal() or period == UNDATED else period


def years_of(dates: Dates, today: datetime.date) -> list[int]:
    """Every year in which it was, is or will be on, the latest first; of what has no end, so far.

    Of what lasts longer than LONGEST_SPAN only the first and the last year.
    """
    start, last_day = dates
    if last_day is None:
        return []
    first = start.first_day.year if start else last_day.year
    last = max(first, today.year) if last_day == datetime.date.max else last_day.year
    span = range(last, first - 1, -1)
    return list(span) if len(span) <= LONGEST_SPAN else [last, first]


def in_reading_order(
    records: Iterable[Record], dates: Callable[[Record], Dates], today: datetime.date
) -> list[Record]:
    """What comes, the soonest first; then what is on; then what is over, the latest first.

    Records without a date stand last. Those of one day stay in the order in which they came.
    """

    def place(record: Record) -> tuple[int, int]:
        start, last_day = found = dates(record)
        match period_of(found, today):
            case "upcoming":
                return 0, start.first_day.toordinal() if start else 0
            case "current":
                return 1, 0 if last_day is None else -last_day.toordinal()
            case "undated":
                return 3, 0
        return 2, 0 if last_day is None else -last_day.toordinal()

    return sorted(records, key=place)


def grouped(
    records: Sequence[Record],
    period: Callable[[Record], str],
    limit: int | None = None,
    before: str = "",
) -> list[Group[Record]]:
    """Neighbours of one period under its heading; of more than `limit` records the rest is folded.

    What comes and what is pinned is never folded. `before` is the period that the page before
    ended with.
    """
    found: list[Group[Record]] = []
    for key, group in groupby(records, period):
        each = list(group)
        whole = limit is None or key in (PINNED, UPCOMING) or len(each) <= limit + SPARE
        cut = len(each) if whole else limit
        found.append(Group(key, each[:cut], each[cut:], not found and key == before))
    return found
