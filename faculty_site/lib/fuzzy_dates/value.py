"""A date that may be only a year, a month or a season: the value itself."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from dataclasses import dataclass
from functools import total_ordering
from typing import ClassVar, Final, Literal

from .display import display_value

Precision = Literal["day", "month", "season", "year", "open"]

SPRING: Final = 21
SUMMER: Final = 22
AUTUMN: Final = 23
WINTER: Final = 24

OPEN_TEXT: Final = ".."
EDTF = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")

# EDTF leaves the months of a season open. These are the northern, meteorological ones, which keep
# EDTF's own order of the codes: winter comes last and runs into the following year.
SEASON_FIRST_MONTH: Final = {SPRING: 3, SUMMER: 6, AUTUMN: 9, WINTER: 12}


@total_ordering
@dataclass(frozen=True, slots=True)
class FuzzyDate:
    """A year, a month, a season or a day: a subset of EDTF level 1 (Library of Congress, 2019).

    Written ``2021``, ``2021-05``, ``2021-05-03``, ``2014-21`` (spring; 22 summer, 23 autumn,
    24 winter) and ``..`` for an open end. Ordered by first day, then last day.
    Raises ValueError, with a plain sentence, for a date that does not exist.
    """

    year: int
    month: int | None = None
    day: int | None = None
    season: int | None = None
    is_open: bool = False

    OPEN: ClassVar[FuzzyDate]

    def __post_init__(self) -> None:
        if self.is_open:
            if (self.year, self.month, self.day, self.season) != (dt.MAXYEAR, None, None, None):
                raise ValueError("An open end has no year, month or day; use FuzzyDate.OPEN.")
            return
        if not dt.MINYEAR <= self.year <= dt.MAXYEAR:
            raise ValueError(f"{self.year} is not a year between {dt.MINYEAR} and {dt.MAXYEAR}.")
        if self.season is not None:
            self._check_season()
        elif self.month is not None:
            self._check_month_and_day(self.month)
        elif self.day is not None:
            raise ValueError("A date with a day needs a month.")

    def _check_season(self) -> None:
        if self.season not in SEASON_FIRST_MONTH:
            raise ValueError(f"{self.season} is not a season; expected 21, 22, 23 or 24.")
        if self.month is not None or self.day is not None:
            raise ValueError("A date with a season has no month and no day.")

    def _check_month_and_day(self, month: int) -> None:
        if not 1 <= month <= 12:
            raise ValueError(f"{month} is not a month; expected 1 to 12.")
        if self.day is None:
            return
        length = calendar.monthrange(self.year, month)[1]
        if not 1 <= self.day <= length:
            name = calendar.month_name[month]
            raise ValueError(f"{name} {self.year} has {length} days, so {self.day} is not one.")

    @classmethod
    def parse(cls, text: str) -> FuzzyDate:
        """Read the EDTF text that ``str()`` gives; ValueError for anything else."""
        text = text.strip()
        if text == OPEN_TEXT:
            return cls.OPEN
        found = EDTF.fullmatch(text)
        if not found:
            raise ValueError(
                f"“{text[:40]}” is not a date; expected a form like 2021, 2021-05 or 2021-05-03."
            )
        year = int(found[1])
        month, day = (int(part) if part else None for part in found.groups()[1:])
        if day is None and month in SEASON_FIRST_MONTH:
            return cls(year, season=month)
        return cls(year, month, day)

    @classmethod
    def from_date(cls, date: dt.date) -> FuzzyDate:
        """The same day; a datetime gives the day as written, in its own time zone."""
        return cls(date.year, date.month, date.day)

    def __str__(self) -> str:
        if self.is_open:
            return OPEN_TEXT
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.season, self.month, self.day) if part is not None]
        return "-".join(parts)

    def __repr__(self) -> str:
        return f"FuzzyDate({str(self)!r})"

    def __lt__(self, other: object) -> bool:
        if not isinstance(other, FuzzyDate):
            return NotImplemented
        return self._sort_key < other._sort_key

    @property
    def _sort_key(self) -> tuple[dt.date, dt.date, str]:
        # The text separates the few that share both days, at the end of the year 9999.
        return self.first_day, self.last_day, str(self)

    @property
    def precision(self) -> Precision:
        if self.is_open:
            return "open"
        if self.season is not None:
            return "season"
        if self.day is not None:
            return "day"
        return "year" if self.month is None else "month"

    @property
    def first_day(self) -> dt.date:
        """The first day it can mean; an open end gives the last day there is."""
        if self.is_open:
            return dt.date.max
        month = SEASON_FIRST_MONTH[self.season] if self.season is not None else self.month
        return dt.date(self.year, month or 1, self.day or 1)

    @property
    def last_day(self) -> dt.date:
        """The last day it can mean: ``2025-06`` gives 30 June 2025."""
        if self.is_open:
            return dt.date.max
        if self.day is not None:
            return self.first_day
        if self.season is not None:
            return _end_of_month(self.year, SEASON_FIRST_MONTH[self.season] + 2)
        return _end_of_month(self.year, self.month or 12)

    @property
    def html_datetime(self) -> str:
        """For ``<time datetime="…">``: a season gives its year, as HTML has none; open is empty."""
        if self.is_open:
            return ""
        return f"{self.year:04}" if self.season is not None else str(self)

    def display(self) -> str:
        """In words of the active language: “3 May 2021”, “May 2021”, “spring 2014”, “2021”."""
        return display_value(self)


def _end_of_month(year: int, month: int) -> dt.date:
    if month > 12:
        year, month = year + 1, month - 12
    if year > dt.MAXYEAR:
        return dt.date.max
    return dt.date(year, month, calendar.monthrange(year, month)[1])


FuzzyDate.OPEN = FuzzyDate(dt.MAXYEAR, is_open=True)
