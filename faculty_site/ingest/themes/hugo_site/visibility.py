"""When things were, and whether the old site showed them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.dates import tell_of_no_date
from faculty_site.lib.fuzzy_dates import FuzzyDate, parse_front_matter_date

NO_CONFIG: Mapping[str, Any] = {}

ZERO_TIME = re.compile(r"\d{4}-\d\d-\d\d(?:[T ]00:00(?::00(?:\.0+)?)?(?:Z|[+-]00:?00)?)?")
UNKNOWN_MONTH = re.compile(r"([12]\d{3})-00-")
RANGE = re.compile(r"(\d{4})\s*(?:-{1,3}|–|—|to)\s*(\d{4}|present|now|)\s*", re.IGNORECASE)


def is_hidden(
    data: Mapping[str, Any], today: dt.date, config: Mapping[str, Any] = NO_CONFIG
) -> bool:
    """A draft, one to be shown later, one that expired, or one that had no page and no place.

    `date` says when a page appears only where `publishDate` is silent: a paper of next year is
    shown today. What search engines were asked to leave out (`private`) was shown. The site's
    configuration may show drafts, and what is yet to come or has expired.
    """
    shown = {str(key).lower() for key, value in config.items() if value is True}
    draft = data.get("draft") is True or data.get("published") is False
    if draft and "builddrafts" not in shown:
        return True
    if data.get("headless") is True or _is_unbuilt(data):
        return True
    expires = day_of(_first(data, "expiryDate", "unpublishDate"))
    if expires is not None and expires.first_day <= today and "buildexpired" not in shown:
        return True
    appears = day_of(_first(data, "publishDate", "pubDate", "published", "date"))
    return appears is not None and appears.first_day > today and "buildfuture" not in shown


def _is_unbuilt(data: Mapping[str, Any]) -> bool:
    """Neither drawn as a page nor listed on one."""
    build = data.get("build", data.get("_build"))
    if not isinstance(build, Mapping):
        return False
    never = ("never", False)
    return build.get("render") in never and build.get("list") in never


def _first(data: Mapping[str, Any], *keys: str) -> Any:
    """The first of these keys, in whichever capitals, that has a date."""
    folded = {str(key).lower(): value for key, value in data.items()}
    found = (folded.get(key.lower()) for key in keys)
    return next((value for value in found if day_of(value)), None)


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
        tell_of_no_date(document, key, error, problems)
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
