"""New records, written many at a time."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.db import models

from faculty_site.ingest.documents import Json
from faculty_site.ingest.fixture import PARTS, Item
from faculty_site.ingest.load.authors import Authors
from faculty_site.ingest.load.newcomers import free_key
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.values import Key, fields_of, key_fields, model_of

AT_ONCE = 500
"""Records in one query."""


class MissingError(Exception):
    """What a record points at and is not here, in words."""


class Making:
    """Makes the records of a run; those of one model wait, to be written together.

    Later models point at them, so they are written before anything is done about another model.
    """

    def __init__(self, objects: Objects, authors: Authors) -> None:
        self.objects = objects
        self.authors = authors
        self._waiting: list[tuple[Item, Any]] = []

    def make(self, item: Item, reserved: Collection[Key], former: Collection[str]) -> Any:
        """A record from a row, to be written soon; `reserved` are the keys of rows like it.

        `former` are slugs that works had before they were merged away.
        Raises MissingError where it points at something that is not here.
        """
        row, model = item.row, model_of(item.row.model)
        instance: Any = model()
        for name, value in row.fields.items():
            try:
                self.objects.set(instance, fields_of(model)[name], value)
            except ObjectDoesNotExist:
                raise MissingError(_missing(name, value)) from None
        last = key_fields(model)[-1]
        if isinstance(fields_of(model)[last], models.SlugField):
            taken = former if row.model in PARTS else ()
            setattr(instance, last, free_key(row.model, row.key, self.objects, reserved, taken))
        self.objects.add(row.model, instance)
        self._waiting.append((item, instance))
        return instance

    def turn_to(self, label: str) -> None:
        """Write what waits, unless more of this model may come."""
        if self._waiting and self._waiting[0][0].row.model != label:
            self.save()

    def save(self) -> None:
        """Write all that waits, works with their authors."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        label = waiting[0][0].row.model
        made = [instance for _item, instance in waiting]
        model_of(label)._default_manager.bulk_create(made, batch_size=AT_ONCE)
        if label in PARTS:
            self.authors.create(waiting)


def _missing(name: str, key: Json) -> str:
    return (
        f"There is no {name} “{'/'.join(map(str, key))}” in the database. Make it in the "
        "admin first, or name another one (--department SLUG)."
    )
