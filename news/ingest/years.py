"""The years of items that name only day and month: from the heading above, or the neighbours."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from faculty_site.ingest.documents import Page
from faculty_site.ingest.problems import Problems
from faculty_site.lib.fuzzy_dates import FoundDate, FuzzyDate, with_year
from news.ingest.items import Item

GUESSED = "This item names no year; {} is taken from the items around it."
UNKNOWN = (
    "This item names a day but no year, and its neighbours do not show which; it is undated. "
    "Write the year."
)


def fill_years(items: list[Item], page: Page, problems: Problems) -> list[Item]:
    """The items with the missing years filled in; each guess is reported with its line."""
    newest_first = _newest_first([item.date for item in items if item.date])
    above = _last_dates(items)
    below = _last_dates(reversed(items))[::-1]
    earlier, later = (below, above) if newest_first else (above, below)
    return [
        _filled(item, low, high, page, problems)
        for item, low, high in zip(items, earlier, later, strict=True)
    ]


def _newest_first(dates: list[FuzzyDate]) -> bool:
    """The order of a list; news is mostly written with the newest first."""
    return len(dates) < 2 or dates[0] >= dates[-1]


def _last_dates(items: Iterable[Item]) -> list[FuzzyDate | None]:
    """For each item the nearest date among those that came before it."""
    found: list[FuzzyDate | None] = []
    last: FuzzyDate | None = None
    for item in items:
        found.append(last)
        last = item.date or last
    return found


def _filled(
    item: Item,
    low: FuzzyDate | None,
    high: FuzzyDate | None,
    page: Page,
    problems: Problems,
) -> Item:
    within = item.source.within
    if item.found is None:
        return replace(item, found=FoundDate(0, 0, within)) if within else item
    if not item.found.needs_year:
        return item
    year = within.year if within else _year_between(item.found, low, high)
    found = _in_year(item.found, year) if year else None
    report = problems.info if found else problems.warning
    if found is None or not within:
        line = page.document.file_line(item.source.span[0])
        report(page.document.path, line, GUESSED.format(year) if found else UNKNOWN)
    if found is None:
        return replace(item, category="", found=None, place="", body=item.source.text)
    return replace(item, found=found)


def _in_year(found: FoundDate, year: int) -> FoundDate | None:
    """The date in that year; None where there is no such day, as 29 February."""
    try:
        return with_year(found, year)
    except ValueError:
        return None


def _year_between(found: FoundDate, low: FuzzyDate | None, high: FuzzyDate | None) -> int | None:
    """The year that puts the day between its neighbours, which must be the only such year.

    At an end of the list it is the nearest one that keeps the order.
    """
    if low is None and high is None:
        return None
    if high is None and low is not None:
        years: list[int] = [low.year, low.year + 1]
    elif low is None and high is not None:
        years = [high.year, high.year - 1]
    elif low is not None and high is not None:
        low, high = sorted((low, high))
        years = list(range(low.year, min(high.year, low.year + 50) + 1))
    fitting = [year for year in years if _fits(_in_year(found, year), low, high)]
    if low is None or high is None:
        return next(iter(fitting), None)
    if len(fitting) == 1:
        return fitting[0]
    return low.year if low.year == high.year else None


def _fits(found: FoundDate | None, low: FuzzyDate | None, high: FuzzyDate | None) -> bool:
    if found is None or found.date is None:
        return False
    late_enough = low is None or low.first_day <= found.date.last_day
    return late_enough and (high is None or found.date.first_day <= high.last_day)
