"""What there is to filter by, each value with how many works fit it.

A facet is counted over the works that fit all other parameters: so many are found by its value
alone, whatever else of the facet is chosen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from operator import attrgetter
from typing import Any, NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.folded_search import fold
from faculty_site.lib.listing import LONGEST, Facet, Option
from publications.listing.filters import WorkFilter
from publications.listing.values import WITHOUT_YEAR
from publications.models import Publication, Status

MOST_OPTIONS = 40
"""So many venues and keywords are offered, those of most works; others are found by a search."""

FACETS: Mapping[str, Promise] = {
    "type": _("Kind"),
    "year": _("Year"),
    "person": _("People"),
    "department": _("Departments"),
    "venue": _("Venues"),
    "status": _("Status"),
    "keyword": _("Keywords"),
}
"""In the order of the form."""


class Row(NamedTuple):
    """A work as facets see it. `misses` is the only parameter that it does not fit, "" for none."""

    pk: int
    year: int | None
    type: str
    status: str
    venue: str
    keywords: str
    misses: str


@dataclass(frozen=True)
class Standing:
    """Who stands for the works: names by slug, in order, and the slugs of each work."""

    names: Mapping[str, str]
    of_work: Mapping[int, Iterable[str]]


def facets_of(
    rows: Sequence[Row], people: Standing, departments: Standing, wanted: WorkFilter
) -> list[Facet]:
    """The facets that offer a choice."""
    named = {"person": people, "department": departments}
    facets = (_facet(name, rows, named.get(name), wanted) for name in FACETS)
    return [facet for facet in facets if len(facet.options) > 1 or facet.chosen]


def _facet(name: str, rows: Sequence[Row], named: Standing | None, wanted: WorkFilter) -> Facet:
    fitting = (row for row in rows if row.misses in ("", name))
    counts = _counts(name, fitting, named)
    labels = _labels(name) if named is None else dict(named.names)
    known = (v for v in wanted.values if v.name == name and not v.fault)
    chosen = {_key(name, v.raw): v for v in known if named is None or v.raw in labels}
    merged: dict[str, tuple[str, int]] = {}
    for value, count in counts.items():
        first, before = merged.get(_key(name, value), (value, 0))
        merged[_key(name, value)] = (first, before + count)
    for key, asked in chosen.items():
        merged.setdefault(key, (asked.raw, 0))
    options = [
        Option(value, labels.get(value, value), count, key in chosen, name == "keyword")
        for key, (value, count) in merged.items()
    ]
    offered = sorted(options, key=_order(name, list(labels)))
    kept = offered[:MOST_OPTIONS] if name in _MERGED else offered
    kept += [option for option in offered[len(kept) :] if option.is_chosen]
    return Facet(name, str(FACETS[name]), kept, len(offered) - len(kept))


_MERGED = ("venue", "keyword")
"""Written by hand: values are the same whatever their case and accents."""


def _key(name: str, value: str) -> str:
    return fold(value) if name in _MERGED else value


def _order(name: str, labels: Sequence[str]) -> Callable[[Option], tuple[int, str]]:
    """People by name, years the latest first, and all else by the number of works."""
    if name in ("person", "department"):
        places = {value: place for place, value in enumerate(labels)}
        return lambda option: (places[option.value], "")
    if name == "year":
        return lambda option: (-int(option.value) if option.value.isdecimal() else -10_000, "")
    return lambda option: (-option.count, fold(option.label))


def _counts(name: str, rows: Iterable[Row], named: Standing | None) -> Mapping[str, int]:
    """How many of the works have each value."""
    if named is not None:
        return Counter(chain.from_iterable(named.of_work.get(row.pk, ()) for row in rows))
    if name == "keyword":
        lists = Counter(row.keywords for row in rows)
        counts: Counter[Any] = Counter()
        for keywords, count in lists.items():
            for word in dict.fromkeys(map(str.strip, keywords.split(";"))):
                counts[word] += count
    else:
        counts = Counter(map(attrgetter(name), rows))
    if name == "year":
        return {WITHOUT_YEAR if year is None else str(year): n for year, n in counts.items()}
    return {value: n for value, n in counts.items() if value and len(value) <= LONGEST}


def _labels(name: str) -> dict[str, str]:
    """What the values of a facet are called in the active language; nothing if by themselves."""
    match name:
        case "type":
            return {value: str(label) for value, label in Publication.Type.choices}
        case "status":
            return {value: str(label) for value, label in Status.choices}
        case "year":
            return {WITHOUT_YEAR: gettext("Under way or undated")}
    return {}
