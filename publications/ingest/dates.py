"""The year of a work, and its month or day where its item states them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence

from faculty_site.lib.fuzzy_dates import FuzzyDate, find_dates
from publications.ingest.vocabulary import YEAR

EARLIEST = 1500
AHEAD = 3
"""Years from now up to which a work may be announced."""

PAGES = re.compile(
    r"\b(?:pp?|pages?|art(?:icle)?|no|vol(?:ume)?)\b\.?\s*[\w.]*\d[\d\s–—-]*|#\s*\d+"
    r"|\b\d+\s+(?:out\s+)?of\s+\d+\b|\b\d+\s+(?:submissions|papers|citations|downloads)\b"
    r"|(?<!\d)\d+(?:\(\d+\))?\s*:\s*\d+(?:\s*[-–—]+\s*\d+)?|(?<![\w-])\d+\s*[-–—]+\s*\d+",
    re.IGNORECASE,
)
IN_BRACKETS = re.compile(rf"[(\[（]\s*({YEAR.pattern})[a-z]?\s*[)\]）]")
SHORT = re.compile(r"(?<=[A-Z])\s?['’](\d\d)\b")


def year_of(lines: Sequence[str]) -> int | None:
    """The stated year: one alone in brackets, or else the last of the first line with any."""
    for line in lines:
        bare = PAGES.sub(" ", line)
        stated = IN_BRACKETS.search(line)
        years = [int(y) for y in ([stated[1]] if stated else YEAR.findall(bare))]
        years = [y for y in years if EARLIEST <= y <= latest()]
        if years:
            return years[-1]
    for line in lines:
        if short := SHORT.search(line):
            year = 2000 + int(short[1])
            return year if year <= latest() else year - 100
    return None


def latest() -> int:
    """The last year that a work may carry."""
    return dt.datetime.now(dt.UTC).year + AHEAD


def cut_date(text: str, year: int | None) -> tuple[str, str | None]:
    """A text without the month or day that ends it, and that date in EDTF; (text, None) if none."""
    for found in reversed(find_dates(text)):
        exact = isinstance(found.date, FuzzyDate) and found.date.precision not in ("year", "open")
        if not exact or found.end is not None or text[found.stop :].strip(" .,)]\x1f"):
            continue
        before = text[: found.start].rstrip()
        if str(found.date)[:4] == str(year) and (not before or before[-1] in ",.(;[\x1f"):
            return before.rstrip(" ,.(;["), str(found.date)
    return text, None


def month_of(segment: str, year: int | None) -> str | None:
    """“September”, or “3 September”, of a known year in EDTF; None for all other words."""
    if year is None or not re.search(r"[^\W\d_]{3}", segment):
        return None
    dated = f"{segment} {year}"
    for found in find_dates(dated):
        whole = not dated[: found.start].strip() and not dated[found.stop :].strip()
        if whole and isinstance(found.date, FuzzyDate) and found.date.precision != "year":
            return str(found.date) if found.end is None else None
    return None
