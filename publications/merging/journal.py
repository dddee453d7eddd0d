"""What an operation did to the rows around some works, so that it can be taken back.

A journal is a list, ready for JSON, of the rows that differ: model, primary key, and the fields
before and after; None stands for a row that was not there.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.core import serializers
from django.core.serializers.json import DjangoJSONEncoder
from django.db.models import Model, Q, QuerySet

from profiles.models import ImportRecord, LegacyUrl
from publications.models import (
    Authorship,
    FormerSlug,
    Merge,
    Publication,
    PublicationTranslation,
    Relation,
    Suggestion,
)

Fields = dict[str, Any]
State = dict[tuple[str, int], Fields]
"""Rows by label and primary key."""

LEDGER: Final = ("publications.publication", "publications.publicationtranslation")
"""The models of the ledger's lines that name a work in their key."""

ORDER: Final[tuple[type[Model], ...]] = (
    Publication,
    PublicationTranslation,
    Authorship,
    Suggestion,
    Relation,
    FormerSlug,
    LegacyUrl,
    ImportRecord,
    Merge,
)
"""The models of the rows around a work, each after those that it points at."""


@dataclass(frozen=True, slots=True)
class Change:
    """A row of a journal."""

    model: str
    pk: int
    was: Fields | None
    became: Fields | None

    def json(self) -> dict[str, Any]:
        return {"model": self.model, "pk": self.pk, "was": self.was, "became": self.became}


def state_around(works: Collection[int], slugs: Collection[str]) -> State:
    """All rows that belong to works: by the works' keys, and in the ledger by their slugs."""
    state: State = {}
    for rows, names in _rows_around(works, slugs):
        label = rows.model._meta.label_lower
        written = serializers.serialize("python", rows, fields=names)
        state |= {(label, row["pk"]): row["fields"] for row in _as_json(written)}
    return state


def state_now(changes: Sequence[Change]) -> State:
    """The rows of a journal as they are now, as far as they are still here."""
    state: State = {}
    for model in ORDER:
        label = model._meta.label_lower
        rows = {c.pk: c.was or c.became or {} for c in changes if c.model == label}
        names = sorted({name for fields in rows.values() for name in fields})
        found = model._default_manager.filter(pk__in=rows)
        written = serializers.serialize("python", found, fields=names)
        state |= {(label, row["pk"]): row["fields"] for row in _as_json(written)}
    return state


def changes_between(before: State, after: State) -> list[Change]:
    """What differs, in the order of the keys."""
    return [
        Change(label, pk, before.get((label, pk)), after.get((label, pk)))
        for label, pk in sorted({*before, *after})
        if before.get((label, pk)) != after.get((label, pk))
    ]


def read_changes(stored: Any) -> list[Change]:
    """The journal of a `Merge`."""
    return [Change(**row) for row in stored["changes"]]


def ledger_lines(slugs: Collection[str]) -> QuerySet[ImportRecord]:
    """The lines of all ledgers on works with these slugs, and on their translations."""
    named = Q(pk__in=[])
    for slug in slugs:
        named |= Q(key__0=slug)
    return ImportRecord.objects.filter(named, model__in=LEDGER)


def _rows_around(
    works: Collection[int], slugs: Collection[str]
) -> Iterator[tuple[QuerySet[Any], list[str] | None]]:
    """Query sets, each with the fields that an operation may change; None for all."""
    both = Q(first__in=works) | Q(second__in=works)
    yield Publication.objects.filter(pk__in=works), None
    yield PublicationTranslation.objects.filter(original__in=works), None
    yield Authorship.objects.filter(publication__in=works), None
    yield Suggestion.objects.filter(publication__in=works), None
    yield Relation.objects.filter(both), None
    yield FormerSlug.objects.filter(publication__in=works), None
    yield LegacyUrl.objects.filter(publication__in=works), ["publication"]
    yield ledger_lines(slugs), ["key"]
    yield Merge.objects.filter(publication__in=works), ["publication"]


def _as_json(rows: Any) -> Any:
    """Rows with dates and the like as the texts that JSON has for them."""
    return json.loads(json.dumps(rows, cls=DjangoJSONEncoder))


def model_named(label: str) -> type[Model]:
    """The model of a journal's row."""
    return next(model for model in ORDER if model._meta.label_lower == label)
