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
            return f"{_season_name(date)} {date.year}"
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
        return gettext("until %(date)s") % {"date": display_value(end)}
    if end is None or end == start:
        return display_value(start)
    if end.is_open:
        return gettext("since %(date)s") % {"date": display_value(start)}
    return _shortened(start, end) or f"{display_value(start)} – {display_value(end)}"


def _shortened(start: FuzzyDate, end: FuzzyDate) -> str:
    """The range with what both ends share said once; empty when they share nothing sayable."""
    kinds = (start.precision, end.precision)
    if kinds == ("year", "year"):
        return f"{start.year}–{end.year}"
    if kinds == ("season", "year"):
        return f"{display_value(start)}–{end.year}"
    if start.year != end.year:
        return ""
    if kinds == ("season", "season"):
        return f"{_season_name(start)}–{display_value(end)}"
    if kinds == ("month", "month"):
        return f"{format_date(start.first_day, 'F')}–{display_value(end)}"
    if kinds == ("day", "day"):
        if start.month == end.month:
            return f"{start.day}–{display_value(end)}"
        day_and_month = pgettext("day and month", "j F")
        return f"{format_date(start.first_day, day_and_month)} – {display_value(end)}"
    return ""


def _season_name(date: FuzzyDate) -> str:
    names = {
        21: gettext("spring"),
        22: gettext("summer"),
        23: gettext("autumn"),
        24: gettext("winter"),
    }
    return names[date.season or 0]
