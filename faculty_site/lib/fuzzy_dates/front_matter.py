"""Dates as YAML and TOML front matter hand them over."""

from __future__ import annotations

import datetime as dt
import re
from typing import Final

from .prose import parse_prose
from .value import FuzzyDate

# What generators write when nobody gave a date: the zero times of Go and of older tools.
_NO_DATE: Final = frozenset({FuzzyDate(1, 1, 1), FuzzyDate(1900, 1, 1)})
_EARLIEST_YEAR: Final = 1000  # a smaller number is something else
_ISO_DAY: Final = re.compile(
    r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,3})"
    r"(?:[Tt ] ?[0-9]{1,2}:.*|[Tt][:Zz].*|-[A-Za-z].*)?"  # a time, or the slug of a file name
)
_ISO_MONTH_ONLY: Final = re.compile(r"([0-9]{4})-([0-9]{1,2})(?:-?T[0-9:.Zz+ -]*)?")
_YEAR_ONLY: Final = re.compile(r"([0-9]{4})Z?")
_DIGITS: Final = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})?")
_WORDS_AND_TIME: Final = re.compile(
    r"(?:[A-Za-z]{3,9},? )?(.{5,30}?),? [0-9]{1,2}:[0-9]{2}(?::[0-9]{2})?(?: ?[AaPp][Mm])?"
    r"(?: [A-Z]{2,5}| ?[+-][0-9]{4})?"
)


def parse_front_matter_date(value: object, *, day_first: bool | None = None) -> FuzzyDate | None:
    """The date of a front-matter value: a date, datetime, text, or a number (a year).

    The time of day is dropped, the day stays as written. None when empty or a generator's
    placeholder. ValueError, with a plain sentence, for anything that is no single date.
    """
    date = _parse(value, day_first)
    return None if date in _NO_DATE else date


def _parse(value: object, day_first: bool | None) -> FuzzyDate | None:
    match value:
        case None:
            return None
        case dt.date():
            return FuzzyDate.from_date(value)
        case bool():
            raise ValueError(f"Expected a date like 2021-05-03, found {value}.")
        case int():
            return _from_digits(str(value))
        case float():
            return _from_float(value)
        case str():
            return _from_text(value.strip().strip("'\"").strip(), day_first)
    raise ValueError(f"Expected a date like 2021-05-03, found a {type(value).__name__}.")


def _from_digits(digits: str) -> FuzzyDate:
    """A year (4 digits), a year and month (6), or a day (8)."""
    found = _DIGITS.fullmatch(digits)
    if found:
        year, month, day = (int(part) if part else None for part in found.groups())
        return FuzzyDate(year or 0, month, day)
    if len(digits) == 4 and digits.isdigit() and int(digits) >= _EARLIEST_YEAR:
        return FuzzyDate(int(digits))
    raise ValueError(f"{digits[:40]} is not a date; expected a form like 2021-05-03.")


def _from_float(value: float) -> FuzzyDate:
    """``2020.03`` is a month. ``2020.1`` could be January or October, so only the year holds."""
    text = repr(value)
    year, _point, decimals = text.partition(".")
    if len(year) != 4 or not year.isdigit() or int(year) < _EARLIEST_YEAR:
        raise ValueError(f"{text} is not a date; expected a form like 2021-05-03.")
    if len(decimals) == 2 and 1 <= int(decimals) <= 12:
        return FuzzyDate(int(year), int(decimals))
    return FuzzyDate(int(year))


def _from_text(text: str, day_first: bool | None) -> FuzzyDate | None:
    if not text:
        return None
    day = _ISO_DAY.fullmatch(text)
    if day:
        return FuzzyDate(int(day[1]), int(day[2]), int(day[3]))
    month = _ISO_MONTH_ONLY.fullmatch(text)
    if month:
        return FuzzyDate.parse(f"{month[1]}-{int(month[2]):02}")
    year = _YEAR_ONLY.fullmatch(text)
    if year:
        return FuzzyDate(int(year[1]))
    if text.isascii() and text.isdigit():
        return _from_digits(text)
    timed = _WORDS_AND_TIME.fullmatch(text)
    return _from_prose(timed[1] if timed else text, day_first)


def _from_prose(text: str, day_first: bool | None) -> FuzzyDate:
    found = parse_prose(text, day_first=day_first)
    shown = f"“{text[:40]}”"
    if found is None:
        raise ValueError(f"{shown} is not a date; write it like 2021-05-03, 2021-05 or 2021.")
    if found.date is None:
        raise ValueError(f"{shown} has no year; write it like 2021-05-03.")
    if found.ambiguous:
        raise ValueError(
            f"In {shown} the day and the month could be swapped; write it like 2021-05-03."
        )
    if found.end is not None:
        raise ValueError(f"{shown} is a span of time; give its first and last date separately.")
    return found.date
