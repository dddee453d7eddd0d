"""Dates and ranges in words, in the active language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils.dateformat import format as format_date
from django.utils.translation import gettext, pgettext

if TYPE_CHECKING:
    from .value import FuzzyDate


def display_value(date: FuzzyDate) -> str:
    """“3 May 2021”, “May 2021”, “spring 2014”, “2021”; “present” for an open end."""
    match date.precision:
        case "open":
            return gettext("present")
        case "season":
            said = pgettext("season and year", "%(season)s %(year)s")
            return said % {"season": _season_name(date), "year": date.year}
        case "year":
            return str(date.year)
        case "month":
            return format_date(date.first_day, pgettext("month and year", "F Y"))
        case "day":
            return format_date(date.first_day, pgettext("day, month and year", "j F Y"))


def display_range(start: FuzzyDate | None, end: FuzzyDate | None = None) -> str:
    """“3–7 March 2025”, “31 May – 3 June 2023”, “2019–2022”, “since 2019”, “until 2022”.

    What both ends share is said once. Empty when neither is known.
    """
    if start is None:
        if end is None or end.is_open:
            return ""
        return gettext("until %(date)s") % {"date": _amid_words(end)}
    if end is None or end == start:
        return display_value(start)
    if end.is_open:
        return gettext("since %(date)s") % {"date": _amid_words(start)}
    if shortened := _shortened(start, end):
        return shortened
    said = pgettext("from one date to another", "%(first)s – %(last)s")
    return said % {"first": _amid_words(start), "last": _amid_words(end)}


def _amid_words(date: FuzzyDate) -> str:
    """The same within a phrase."""
    return year_amid_words(date.year) if date.precision == "year" else display_value(date)


def year_amid_words(year: int) -> str:
    """The year within a phrase, where some languages say of a bare number that it is one."""
    return pgettext("a year within a phrase", "%(year)s") % {"year": year}


def _shortened(start: FuzzyDate, end: FuzzyDate) -> str:
    """The range with what both ends share said once; empty when they share nothing sayable."""
    kinds = (start.precision, end.precision)
    if kinds == ("year", "year"):
        return f"{start.year}–{end.year}"
    if kinds == ("season", "year"):
        return f"{display_value(start)}–{_amid_words(end)}"
    if start.year != end.year:
        return ""
    if kinds == ("season", "season"):
        said = pgettext("two seasons of a year", "%(first)s–%(last)s %(year)s")
        names = {"first": _season_name(start), "last": _season_name(end)}
        return said % {**names, "year": end.year}
    if kinds == ("month", "month"):
        return _joined(start, end, pgettext("two months of a year", "F|–F Y"))
    if kinds == ("day", "day"):
        if start.month == end.month:
            return _joined(start, end, pgettext("two days of a month", "j|–j F Y"))
        return _joined(start, end, pgettext("two days of a year", "j F| – j F Y"))
    return ""


def _joined(start: FuzzyDate, end: FuzzyDate, pattern: str) -> str:
    """Both ends in Django's letters for dates; a bar stands where the second one takes over."""
    first, _, last = pattern.partition("|")
    return f"{format_date(start.first_day, first)}{format_date(end.first_day, last)}"


def _season_name(date: FuzzyDate) -> str:
    names = {
        21: gettext("spring"),
        22: gettext("summer"),
        23: gettext("autumn"),
        24: gettext("winter"),
    }
    return names[date.season or 0]
