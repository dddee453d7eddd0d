"""What the database holds of a person: fetched at once per model, found by natural key."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from django.db import models

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.values import (
    AnyField,
    Key,
    fields_of,
    key_fields,
    model_of,
    natural_key,
    related_model,
    to_json,
)

CHUNK = 500
"""Keys per query; SQLite allows some 1000 parameters on old builds."""


class Objects:
    """The records that a source's rows stand for, and the way between a row's key and theirs.

    A record may have another key than its row: because the row's own was taken when it came in
    first, or because its text was reworded since. Foreign keys of other rows still name the
    row's.
    """

    def __init__(self) -> None:
        self._found: dict[str, dict[Key, Any]] = defaultdict(dict)
        self._placed: dict[tuple[str, Key], Any] = {}
        self._row_keys: dict[tuple[str, Key], Key] = {}

    def fetch(self, label: str, keys: Collection[Key]) -> None:
        """Read the records of these keys; a model that hangs on a person, all of theirs."""
        model = model_of(label)
        column = "__".join(_first_of_key(model))
        objects = model._default_manager.select_related(*_relations(model)).defer(*_texts(model))
        for chunk in _chunks(sorted({key[0] for key in keys}, key=str)):
            for instance in objects.filter(**{f"{column}__in": chunk}):
                self.add(label, instance)

    def add(self, label: str, instance: models.Model) -> None:
        """Know a record that was fetched or made."""
        self._found[label][natural_key(instance)] = instance

    def find(self, label: str, key: Key) -> Any:
        """The record with a key of its own; None when there is none."""
        return self._found[label].get(key)

    def all(self, label: str) -> dict[Key, Any]:
        """The records known of a model, by key."""
        return self._found[label]

    def place(self, label: str, row_key: Key, instance: models.Model | None) -> None:
        """Remember which record a row stands for; None for one that was deleted here."""
        self._placed[label, row_key] = instance
        if instance is not None:
            self._row_keys[label, natural_key(instance)] = row_key

    def own_key(self, row: Row) -> Key:
        """The key that a row's record has if what it belongs to has another key than its row."""
        model = model_of(row.model)
        name = key_fields(model)[0]
        field = fields_of(model)[name]
        target = self.target(field, row.fields[name]) if related_model(field) else None
        if target is None:
            return row.key
        whole = natural_key(target)
        return (*whole, *row.key[len(whole) :])

    def target(self, field: AnyField, key: Json) -> Any:
        """The record that a row's foreign key means; None for none, or one deleted here.

        Raises ObjectDoesNotExist for one that is neither in the source nor in the database.
        """
        model = related_model(field)
        if key is None or model is None:
            return None
        label, wanted = model._meta.label_lower, tuple(key)
        if (label, wanted) not in self._placed:
            found = self.find(label, wanted)
            manager: Any = model._default_manager
            self._placed[label, wanted] = found or manager.get_by_natural_key(*wanted)
        return self._placed[label, wanted]

    def value(self, instance: models.Model, field: AnyField) -> Json:
        """What a fixture would say of a field here, foreign keys by the keys of their rows."""
        model = related_model(field)
        if model is None:
            return to_json(instance, field)
        other = getattr(instance, field.name)
        if other is None:
            return None
        key = natural_key(other)
        return list(self._row_keys.get((model._meta.label_lower, key), key))

    def set(self, instance: models.Model, field: AnyField, value: Json) -> None:
        """Give a field the value that a row has for it; nothing is saved."""
        if related_model(field):
            setattr(instance, field.name, self.target(field, value))
        else:
            setattr(instance, field.name, field.to_python(value))


def _relations(model: type[models.Model]) -> Iterator[str]:
    """The paths that natural keys of foreign keys need, for `select_related`."""
    for name, field in fields_of(model).items():
        if (other := related_model(field)) and name != "owner":
            yield name
            yield from (f"{name}__{path}" for path in _key_relations(other))


def _texts(model: type[models.Model]) -> Iterator[str]:
    """The long texts of what foreign keys point at, which no key needs: many rows share them."""
    for name, field in fields_of(model).items():
        if (other := related_model(field)) and name != "owner":
            long = (n for n, f in fields_of(other).items() if isinstance(f, models.TextField))
            yield from (f"{name}__{text}" for text in long)


def _key_relations(model: type[models.Model]) -> Iterator[str]:
    for name in key_fields(model):
        if other := related_model(fields_of(model)[name]):
            yield name
            yield from (f"{name}__{path}" for path in _key_relations(other))


def _first_of_key(model: type[models.Model]) -> Iterator[str]:
    """The path to the first part of a natural key."""
    name = key_fields(model)[0]
    yield name
    if other := related_model(fields_of(model)[name]):
        yield from _first_of_key(other)


def _chunks(values: Iterable[Any]) -> Iterator[list[Any]]:
    remaining = iter(values)
    while chunk := list(islice(remaining, CHUNK)):
        yield chunk
