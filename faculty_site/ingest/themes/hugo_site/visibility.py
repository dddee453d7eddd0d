"""When things were, and whether the old site showed them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.lib.fuzzy_dates import FuzzyDate, parse_front_matter_date

ZERO_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?")
UNKNOWN_MONTH = re.compile(r"([12]\d{3})-00-")
RANGE = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|to)\s*(\d{4}|present|now|)\s*", re.IGNORECASE)


def is_hidden(data: Mapping[str, Any], today: dt.date) -> bool:
    """A draft, one to be shown later, one that expired, or one that was in no list.

    `date` says when a page appears only where `publishDate` is silent: a paper of next year is
    shown today.
    """
    if data.get("draft") is True or data.get("private") is True or data.get("headless") is True:
        return True
    expires = day_of(data.get("expiryDate"))
    if expires is not None and expires.first_day <= today:
        return True
    appears = day_of(data.get("publishDate")) or day_of(data.get("date"))
    return appears is not None and appears.first_day > today


def day_of(value: Any) -> FuzzyDate | None:
    """A date in front matter; None for what is none."""
    try:
        return parse_front_matter_date(value)
    except ValueError:
        return None


def date_of(document: Document, problems: Problems, *keys: str) -> FuzzyDate | None:
    """The first of these keys that says something; what is no date is told, and unknown."""
    key = next((key for key in keys if document.front_matter.get(key) not in (None, "")), "")
    try:
        return parse_front_matter_date(document.front_matter.get(key)) if key else None
    except ValueError as error:
        if year := UNKNOWN_MONTH.match(str(document.front_matter.get(key))):
            return FuzzyDate(int(year[1]))
        problems.warning(
            document.path,
            document.key_lines.get(key),
            f"The date is not known here: {error} Write it as 2021-05-03, 2021-05 or 2021.",
        )
        return None


def printed_date(document: Document, problems: Problems) -> FuzzyDate | None:
    """The date of a paper, as precise as it was known.

    The themes' importer of BibTeX writes the first of January, or the first of the month, for a
    part that nobody stated.
    """
    key = "date" if document.front_matter.get("date") not in (None, "") else "publishDate"
    date = date_of(document, problems, key)
    if date is None or date.day != 1 or not _is_zero(document.front_matter.get(key)):
        return date
    return replace(date, day=None, month=None if date.month == 1 else date.month)


def _is_zero(value: Any) -> bool:
    if isinstance(value, dt.datetime):
        return value.time() == dt.time(0)
    return isinstance(value, dt.date) or bool(ZERO_TIME.fullmatch(str(value).strip()))


def period(start: Any, end: Any) -> tuple[FuzzyDate | None, FuzzyDate | None]:
    """Two dates of a line of a CV; the first may be the whole of a range such as “2018-2021”."""
    written = RANGE.fullmatch(str(start).strip()) if isinstance(start, str) else None
    if written:
        until = day_of(written[2]) if written[2].isdigit() else FuzzyDate.OPEN
        return day_of(written[1]), until
    first, last = day_of(start), day_of(end)
    return (first, last) if first else (last, None)
