"""The rows of a list that fit a filter, sifted in memory, with what there is to choose from.

Fit for lists of some thousand rows of few columns: whatever is asked for, each is looked at once.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Generic, Protocol, TypeVar

from django.utils.functional import Promise

from faculty_site.lib.folded_search import fold
from faculty_site.lib.listing.facets import Facet, Option, Remedy
from faculty_site.lib.listing.filters import ListFilter

MOST_OPTIONS = 40
"""So many values written by hand are offered, those of most rows; others are found by words."""


class Row(Protocol):
    """A row says what it has of each parameter; two values are one if their keys are."""

    @property
    def has(self) -> Mapping[str, Collection[str]]: ...


R = TypeVar("R", bound=Row)


@dataclass(frozen=True)
class Kind:
    """A facet: its parameter and its name, what its values are called, and how they are sorted.

    Values `by_hand` are the same whatever their case and accents. What fewer than `least` rows
    have is not offered.
    """

    name: str
    label: str
    labels: Mapping[str, str | Promise] = field(default_factory=dict)
    by: Callable[[Option], Any] | None = None
    least: int = 1
    by_hand: bool = False

    def key(self, value: str) -> str:
        return fold(value) if self.by_hand else value


class Sifted(Generic[R]):
    """Rows of which each fits all parameters of the filter, or all but one.

    A facet is counted over the rows that fit all other parameters: so many are found by its value
    alone, whatever else of the facet is chosen. `fits_words` says whether a row has the words.
    """

    def __init__(
        self,
        rows: Sequence[R],
        wanted: ListFilter,
        kinds: Sequence[Kind],
        fits_words: Callable[[R], bool] = lambda row: True,
    ) -> None:
        self.wanted = wanted
        self.kinds = kinds
        self.fits_words = fits_words
        self._keys = {kind.name: kind.key for kind in kinds}
        self.rows = list(self._sift(rows))

    def _sift(self, rows: Sequence[R]) -> Iterator[tuple[R, str]]:
        """Rows with the only parameter that they do not fit, "" for none."""
        asked: dict[str, set[str]] = {}
        for value in self.wanted.values:
            sound = asked.setdefault(value.name, set())
            if not value.fault:
                sound.add(self._key(value.name, value.raw))
        for row in rows:
            missed = [name for name, keys in asked.items() if not self._fits(row, name, keys)]
            if len(missed) < 2:
                yield row, missed[0] if missed else ""

    def _key(self, name: str, raw: str) -> str:
        return self._keys[name](raw) if name in self._keys else raw

    def _fits(self, row: R, name: str, keys: set[str]) -> bool:
        if name == "q":
            return bool(keys) and self.fits_words(row)
        return any(self._key(name, value) in keys for value in row.has.get(name, ()))

    @cached_property
    def shown(self) -> list[R]:
        """Those that fit."""
        return [row for row, misses in self.rows if not misses]

    @property
    def remedies(self) -> list[Remedy]:
        """What finds something where nothing fits: leaving one parameter out."""
        counts = Counter(misses for _row, misses in self.rows)
        return [
            Remedy(self.wanted.labels(name), counts[name], self.wanted.without(name))
            for name in dict.fromkeys(value.group for value in self.wanted.values)
            if counts[name]
        ]

    @cached_property
    def facets(self) -> list[Facet]:
        """Those that offer a choice."""
        found = map(self.facet, self.kinds)
        return [facet for facet in found if len(facet.options) > 1 or facet.chosen]

    def facet(self, kind: Kind) -> Facet:
        written = self._written(kind)
        counts = {key: ways.total() for key, ways in written.items()}
        wanted = [v for v in self.wanted.values if v.name == kind.name and not v.fault]
        chosen = {kind.key(value.raw): value.raw for value in wanted}
        for key, raw in chosen.items():
            written.setdefault(key, Counter([raw]))
        options = [
            _option(kind, ways.most_common(1)[0][0], counts.get(key, 0), key in chosen)
            for key, ways in written.items()
            if counts.get(key, 0) >= kind.least or key in chosen
        ]
        commonest = sorted(options, key=lambda option: (-option.count, fold(option.label)))
        kept = commonest[: MOST_OPTIONS if kind.by_hand else None]
        kept += [option for option in commonest[len(kept) :] if option.is_chosen]
        ordered = sorted(kept, key=kind.by) if kind.by else kept
        return Facet(kind.name, kind.label, ordered, len(options) - len(kept))

    def _written(self, kind: Kind) -> dict[str, Counter[str]]:
        """How the rows write each value, by its key; a row counts once for a value."""
        found: dict[str, Counter[str]] = {}
        for row, misses in self.rows:
            if misses in ("", kind.name):
                own = {kind.key(value): value for value in row.has.get(kind.name, ())}
                for key, value in own.items():
                    found.setdefault(key, Counter())[value] += 1
        return found


def _option(kind: Kind, value: str, count: int, is_chosen: bool) -> Option:
    is_own = kind.by_hand and value not in kind.labels
    return Option(value, str(kind.labels.get(value, value)), count, is_chosen, is_own)
