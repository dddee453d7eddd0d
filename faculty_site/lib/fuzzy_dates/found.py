"""What reading a text for dates gives."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from .value import FuzzyDate


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or range found in a text, at ``text[start:stop]``.

    ``end`` is None for a single date and FuzzyDate.OPEN for one that goes on. When the year is
    not written (``needs_year``), ``date`` and ``end`` are None, and month and day hold what is:
    see ``with_year``. ``ambiguous`` means that it can be read in two ways, and the likelier one
    was taken; ``day_first`` says what it proves about the order of day and month on its page.
    """

    start: int
    stop: int
    date: FuzzyDate | None
    end: FuzzyDate | None = None
    ambiguous: bool = False
    day_first: bool | None = None
    month: int | None = None
    day: int | None = None
    end_month: int | None = None
    end_day: int | None = None

    @property
    def needs_year(self) -> bool:
        """Whether month and day are known, but not the year."""
        return self.date is None


def with_year(found: FoundDate, year: int) -> FoundDate:
    """The same find with its missing year filled in, which is the year of its first day.

    ValueError when the day does not exist in that year.
    """
    if not found.needs_year:
        return found
    date = FuzzyDate(year, found.month, found.day)
    end = None
    if found.end_month is not None and found.month is not None:
        end_year = year + 1 if found.end_month < found.month else year
        end = FuzzyDate(end_year, found.end_month, found.end_day)
    return replace(found, date=date, end=end)


def day_first_order(dates: Iterable[FoundDate]) -> bool | None:
    """What the dates of one page agree on: day before month, or after; None if nothing shows it."""
    proofs = {found.day_first for found in dates if found.day_first is not None}
    return proofs.pop() if len(proofs) == 1 else None
