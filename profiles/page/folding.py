"""Long lists with their older records folded away, by years, and the oldest on a page apart."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from typing import Any

SPARE = 3
"""So few more are shown as well: folding them away would save nobody anything."""

FOLDED_TOGETHER = 10
"""Years of fewer records are folded together with the years before them."""

MOST_FOLDS = 5
"""A pile of lines that open is no better to look through than a long list."""

YearOf = Callable[[Any], int | None]


@dataclass(frozen=True)
class Fold:
    """Records behind a line that opens. The years are empty where they say nothing."""

    records: Sequence[Any]
    first_year: int | None = None
    last_year: int | None = None

    @property
    def years(self) -> str:
        """“2019”, or “2012–2018”."""
        if self.first_year is None:
            return ""
        if self.first_year == self.last_year:
            return str(self.first_year)
        return f"{self.first_year}–{self.last_year}"

    @property
    def query(self) -> str:
        """What filters a list by the years; "" for all that there is."""
        if self.first_year is None:
            return ""
        if self.first_year == self.last_year:
            return f"?year={self.first_year}"
        return f"?from={self.first_year}&to={self.last_year}"


@dataclass(frozen=True)
class Listing:
    """Records of a section: those shown, those folded away, and those that only a list has."""

    shown: Sequence[Any] = ()
    folds: Sequence[Fold] = ()
    elsewhere: Sequence[Fold] = ()

    def __bool__(self) -> bool:
        return bool(self.shown or self.elsewhere)

    def __iter__(self) -> Iterator[Any]:
        """Those that stand on the page."""
        yield from self.shown
        for each in self.folds:
            yield from each.records

    @classmethod
    def after(cls, limit: int, most: int, records: Sequence[Any], year_of: YearOf) -> Listing:
        """About `limit` records shown and about `most` on the page, whole years where that is
        possible; the rest by years.

        What does not run from later years to earlier ones is one fold.
        """
        years = [year_of(record) for record in records]
        end = _end(years, most)
        limit = min(limit, end)
        cut = _end(years[:end], limit)
        folds, elsewhere = (
            _folds(records[start:stop], years[start:stop]) if start < stop else []
            for start, stop in ((cut, end), (end, len(records)))
        )
        return cls(records[:cut], folds, elsewhere)


def shares(counts: Sequence[int], most: int) -> list[int]:
    """How many each list may have of so many places on a page: short lists all that they need,
    and the others the same."""
    found = [0] * len(counts)
    by_length = sorted(range(len(counts)), key=counts.__getitem__)
    for number, at in enumerate(by_length):
        found[at] = min(counts[at], most // (len(counts) - number))
        most -= found[at]
    return found


def _end(years: Sequence[int | None], limit: int) -> int:
    """Where about `limit` records end: behind the last of a year, if one ends near."""
    if len(years) <= limit + SPARE:
        return len(years)
    ends = [at for at in range(1, limit + SPARE + 1) if years[at - 1] != years[at]]
    end = min(ends, key=lambda at: abs(at - limit), default=limit)
    return end if end * 2 >= limit else limit


def _folds(records: Sequence[Any], years: Sequence[int | None]) -> list[Fold]:
    if None in years or any(later < earlier for later, earlier in pairwise(filter(None, years))):
        return [Fold(records)]
    fewest = max(FOLDED_TOGETHER, -(-len(records) // MOST_FOLDS))
    found: list[Fold] = []
    for year, group in groupby(zip(years, records, strict=True), key=lambda pair: pair[0]):
        each = [record for _year, record in group]
        last = found[-1] if found else None
        if last and len(last.records) < fewest:
            found[-1] = Fold([*last.records, *each], year, last.last_year)
        else:
            found.append(Fold(each, year, year))
    if len(found) > 1 and len(found[-1].records) <= SPARE:
        before, last = found[-2:]
        found[-2:] = [Fold([*before.records, *last.records], last.first_year, before.last_year)]
    return found
