"""The index brought up to date: what the database noted is read anew, and then forgotten."""

from __future__ import annotations

import logging
import math
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any, Final

from django.db import (
    DatabaseError,
    OperationalError,
    ProgrammingError,
    connection,
    transaction,
)
from django.db.models import QuerySet

from news.models import NewsItem
from profiles.models import Entry, Membership, Page, Section
from publications.models import Authorship

from . import slips
from .documents import model_of, records_of
from .models import Change, Kind, Record, Slip
from .watching import DEPARTMENT, ENTRY, EVERYTHING, PROFILE, SECTION

logger = logging.getLogger(__name__)

BATCH, MOST_NOTED = 100, 1000
"""Changes that are brought in at a time, and that are looked at together."""

KINDS: Final = frozenset(Kind.values)

Noted = tuple[int, str, int]
"""A change: its own key, its source, and the key of what changed."""

PATIENCE: Final = 1.0
"""Seconds that a visitor's search spends on what changed; the next one goes on with the rest."""

_WAIT: Final = 300
"""Milliseconds that it waits for its turn to write, where writers go one by one."""

_WORDS: Final = ("names", "title", "text", "shown", "day", "filed")


def refresh(seconds: float | None = None) -> bool:
    """Read what changed, for so long at most; whether all of it is read."""
    until = time.monotonic() + (seconds if seconds is not None else math.inf)
    while changes := list(Change.objects.values_list("pk", "source", "key")[:MOST_NOTED]):
        if any(source not in KINDS for _pk, source, _key in changes):
            _resolve(changes)
            continue
        for at in range(0, len(changes), BATCH):
            _read_all(changes[at : at + BATCH])
            if time.monotonic() > until:
                return not Change.objects.exists()
    return True


def refresh_for_visitor() -> bool:
    """The same for somebody who waits for an answer; never raises."""
    try:
        if not Change.objects.exists():
            return True
        with _impatient():
            return refresh(PATIENCE)
    except DatabaseError as error:
        # Somebody else writes, or this database is for reading: what changed is left out for now.
        logger.warning("The search index was not brought up to date: %s", error)
        return False


def make_findable() -> None:
    """Let the search read what came in, so that no visitor waits for it.

    What came in is in: where the index cannot be written now, the next search reads it.
    """
    try:
        refresh()
    except DatabaseError:
        logger.exception("the search index was not brought up to date")


def rebuild() -> None:
    """Read everything anew, whatever was noted."""
    with transaction.atomic():
        Slip.objects.all().delete()
        Change.objects.create(source=EVERYTHING, key=0)
    refresh()


def _read_all(changes: Sequence[Noted]) -> None:
    keys: dict[str, set[int]] = defaultdict(set)
    for _pk, source, key in changes:
        keys[source].add(key)
    try:
        with transaction.atomic():
            for kind, each in keys.items():
                _read(kind, sorted(each))
            _forget(changes)
    except (OperationalError, ProgrammingError):
        raise  # nothing can be written now; what changed stays noted
    except Exception:
        if len(changes) == 1:
            logger.exception("%s cannot be searched", changes[0])
            _leave_out(changes[0])
            return
        for change in changes:
            _read_all([change])


def _leave_out(change: Noted) -> None:
    """One thing that cannot be read must not keep all others from being found."""
    _pk, kind, key = change
    with transaction.atomic():
        Record.objects.filter(kind=kind, key=key).delete()
        _forget([change])


def _read(kind: str, keys: list[int]) -> None:
    records = list(records_of(kind, keys))
    gone = set(keys) - {record.key for record in records}
    Record.objects.filter(kind=kind, key__in=gone).delete()
    Record.objects.bulk_create(
        records,
        update_conflicts=True,
        unique_fields=["kind", "key"],
        update_fields=_WORDS,
    )
    slips.remember(records)


def _resolve(changes: Sequence[Noted]) -> None:
    """Put things that can be found in the place of what they stand for; each thing once."""
    keys: dict[str, set[int]] = defaultdict(set)
    for _pk, source, key in changes:
        keys[source].add(key)
    found = {(source, key) for source in keys.keys() & KINDS for key in keys[source]}
    for source in keys.keys() - KINDS:
        for kind, rows in _MEANING[source](keys[source]):
            found.update((kind.value, key) for key in rows if key is not None)
    with transaction.atomic():
        _forget(changes)
        Change.objects.bulk_create(
            (Change(source=kind, key=key) for kind, key in sorted(found)), batch_size=1000
        )


def _forget(changes: Sequence[Noted]) -> None:
    """By key: meanwhile further ones of the same things may have been noted."""
    Change.objects.filter(pk__in=[pk for pk, _source, _key in changes]).delete()


Things = Iterator[tuple[Kind, Iterable[int | None]]]


def _of_profiles(keys: Iterable[int]) -> Things:
    yield Kind.PERSON, keys
    yield Kind.PAGE, _column(Page.objects.filter(profile__in=keys), "pk")
    yield Kind.NEWS, _column(NewsItem.objects.filter(profile__in=keys), "pk")
    works = Authorship.objects.filter(profile__in=keys)
    yield Kind.PUBLICATION, _column(works, "publication")


def _of_sections(keys: Iterable[int]) -> Things:
    yield Kind.PERSON, _column(Section.objects.filter(pk__in=keys), "profile")


def _of_entries(keys: Iterable[int]) -> Things:
    yield Kind.PERSON, _column(Entry.objects.filter(pk__in=keys), "profile")


def _of_departments(keys: Iterable[int]) -> Things:
    yield Kind.PERSON, _column(Membership.objects.filter(department__in=keys), "profile")
    yield Kind.NEWS, _column(NewsItem.objects.filter(department__in=keys), "pk")


def _of_everything(_keys: Iterable[int]) -> Things:
    for kind in Kind:
        yield kind, _column(model_of(kind)._default_manager.all(), "pk")
        yield kind, _column(Record.objects.filter(kind=kind), "key")


def _column(rows: QuerySet[Any], name: str) -> Iterable[int | None]:
    return rows.order_by().values_list(name, flat=True)


_MEANING: Final[Mapping[str, Callable[[Iterable[int]], Things]]] = {
    PROFILE: _of_profiles,
    SECTION: _of_sections,
    ENTRY: _of_entries,
    DEPARTMENT: _of_departments,
    EVERYTHING: _of_everything,
}


@contextmanager
def _impatient() -> Iterator[None]:
    """SQLite has one writer at a time, and an import may be that for long."""
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    with connection.cursor() as cursor:
        (usual,) = cursor.execute("PRAGMA busy_timeout").fetchone()
        cursor.execute(f"PRAGMA busy_timeout = {_WAIT}")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA busy_timeout = {int(usual)}")
