"""The search itself: what fits as it is written, else with slips, else in part."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from typing import Any, Final

from django.core.paginator import Page, Paginator
from django.db import DatabaseError, connection, transaction

from profiles.permissions import User

from . import ranking
from .engine import Condition, fits
from .models import Record
from .scopes import seen_by
from .slips import with_near
from .upkeep import logger, refresh_for_visitor
from .wanted import Wanted

PAGE_SIZE: Final = 20
MOST_SUGGESTED: Final = 8


class Fit(Enum):
    """How far what is found fits what was wanted."""

    WRITTEN = auto()
    NEAR = auto()
    PART = auto()


@dataclass(frozen=True)
class Found:
    """What a search found: `counts` by kind, and the keys of records of one kind or all, in order.

    The terms of `wanted` are those that fit, with what they may have meant.
    """

    wanted: Wanted
    fit: Fit = Fit.WRITTEN
    counts: Mapping[str, int] = field(default_factory=dict)
    kind: str = ""
    keys: Sequence[int] = ()
    is_broken: bool = False

    @property
    def total(self) -> int:
        return sum(self.counts.values())

    def page(self, number: Any) -> Page[int]:
        """Raises InvalidPage."""
        return Paginator(self.keys, PAGE_SIZE).page(number)


def records(keys: Iterable[int]) -> list[Record]:
    """The records with these keys, in this order."""
    keys = list(keys)
    found = Record.objects.defer("names", "title", "text").in_bulk(keys)
    return [found[key] for key in keys if key in found]


def find(wanted: Wanted, user: User, kind: str = "") -> Found:
    """All that somebody may find; nothing, and `is_broken`, where the database cannot search."""
    return _in_any_state(wanted, lambda: _find(wanted, user, kind))


def suggest(wanted: Wanted, user: User) -> Found:
    """The first few things whose names or titles fit what is typed so far."""
    return _in_any_state(wanted, lambda: _suggest(wanted, user))


def _in_any_state(wanted: Wanted, search: Callable[[], Found]) -> Found:
    """A search box stands on every page, and no page is to fail with it: the log has the cause."""
    try:
        # A failed query ends a transaction; where there is none, SQLite would begin to write.
        with transaction.atomic() if connection.in_atomic_block else nullcontext():
            return search() if wanted.terms else Found(wanted)
    except DatabaseError:
        logger.exception("nothing can be searched")
        return Found(wanted, is_broken=True)


def _suggest(wanted: Wanted, user: User) -> Found:
    seen = seen_by(user, is_fresh=refresh_for_visitor())
    wanted = with_near(wanted)
    fitting = seen.filter(fits(ranking.in_headings(wanted.terms)))
    ordered = fitting.order_by(*ranking.order(wanted.terms))
    return Found(wanted, keys=list(ordered.values_list("pk", flat=True)[:MOST_SUGGESTED]))


def _find(wanted: Wanted, user: User, kind: str) -> Found:
    seen = seen_by(user, is_fresh=refresh_for_visitor())
    wanted = with_near(wanted)
    for fit, terms, condition in _tries(wanted.terms):
        ordered = seen.filter(fits(condition)).order_by(
            *ranking.order(terms, by_number=fit is Fit.PART)
        )
        # All of them, whatever the page: who may see each is asked once, and they are counted.
        if rows := list(ordered.values_list("pk", "kind")):
            counts = Counter(of for _key, of in rows)
            keys = [key for key, of in rows if kind in ("", of)]
            return Found(replace(wanted, terms=tuple(terms)), fit, counts, kind, keys)
    return Found(wanted, kind=kind)


def _tries(terms: ranking.Terms) -> Iterator[tuple[Fit, ranking.Terms, Condition]]:
    yield Fit.WRITTEN, terms, ranking.as_written(terms)
    if any(term.near for term in terms):
        yield Fit.NEAR, terms, ranking.with_slips(terms)
    parts = [part for term in terms for part in term.parts()]
    if len(parts) > 1:
        # Nearly everything has some word that begins with a certain letter.
        parts = [part for part in parts if len(part.single) not in (1, 2)] or parts
        yield Fit.PART, parts, ranking.any_of(parts)
