"""The moment that Jekyll takes a document's date for: it decides the day in the address."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from faculty_site.lib.fuzzy_dates import parse_front_matter_date

_moment_form = re.compile(
    r"(\d{2,4})-(\d{1,2})-(\d{1,2})"
    r"(?:[Tt ]\s*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?"
)


def site_zone(name: Any) -> tzinfo:
    """The zone that the configuration names; UTC, as on most build machines, where it does not."""
    try:
        return ZoneInfo(name) if isinstance(name, str) and name else UTC
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return UTC


def moment_of(value: Any, zone: tzinfo) -> datetime | None:
    """The moment in the site's zone; None for what Jekyll would not take as a date.

    YAML times without a zone count as UTC, but the same in quotes, or without seconds, as local.
    """
    if isinstance(value, datetime):
        return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(zone)
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day, tzinfo=zone)
    if not isinstance(value, str):
        return None
    found = _moment_form.fullmatch(value.strip())
    return _from_parts(found, zone) if found else _from_words(value, zone)


def _from_parts(found: re.Match[str], zone: tzinfo) -> datetime | None:
    year, month, day, hour, minute, second = (int(part or 0) for part in found.groups()[:6])
    if len(found[1]) == 2:
        year += 1900 if year >= 69 else 2000
    if day > 31:
        return None
    try:
        # 30 February is 2 March to Ruby.
        first = datetime(year, month, 1, hour, minute, second, tzinfo=_offset(found[7]) or zone)
        return (first + timedelta(days=day - 1)).astimezone(zone)
    except (ValueError, OverflowError):
        return None


def _offset(written: str | None) -> tzinfo | None:
    if not written:
        return None
    if written[0] not in "+-":
        return UTC
    digits = written[1:].replace(":", "")
    offset = timedelta(hours=int(digits[:2]), minutes=int(digits[2:]))
    try:
        return timezone(-offset if written[0] == "-" else offset)
    except ValueError:
        return UTC


def _from_words(value: str, zone: tzinfo) -> datetime | None:
    try:
        found = parse_front_matter_date(value, day_first=True)
    except ValueError:
        return None
    if found is None or found.month is None:
        return None
    return datetime(found.year, found.month, found.day or 1, tzinfo=zone)
