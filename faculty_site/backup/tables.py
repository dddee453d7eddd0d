"""The tables: which there are, their rows of one moment, and how rows come back."""

from __future__ import annotations

import datetime
import gzip
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import IO, Any, Final

from django.apps import apps
from django.core import serializers
from django.core.management.color import no_style
from django.core.serializers.json import DjangoJSONEncoder
from django.db import connection, transaction
from django.db.models import Model

LEFT_OUT: Final = {"sessions", "usersessions", "search"}
"""Apps whose tables are in no backup: who is signed in, and the search index, made anew."""

BATCH: Final = 500
"""Rows that are written at a time."""


class _Exact(DjangoJSONEncoder):
    """Django's own cuts the microseconds of a time."""

    def default(self, o: Any) -> Any:
        return o.isoformat() if isinstance(o, datetime.datetime) else super().default(o)


def models() -> dict[str, type[Model]]:
    """All models with a table in backups by label, those between two models as well."""
    found = apps.get_models(include_auto_created=True)
    return {
        model._meta.label_lower: model
        for model in found
        if model._meta.managed and not model._meta.proxy and model._meta.app_label not in LEFT_OUT
    }


@contextmanager
def one_moment() -> Iterator[None]:
    """All that is read within is as it was at the beginning; nobody who writes has to wait."""
    if connection.vendor == "sqlite":
        connection.ensure_connection()
        # Not `atomic`, which asks for the lock of writers first (see the settings).
        connection.cursor().execute("BEGIN DEFERRED")
        try:
            yield
        finally:
            connection.cursor().execute("ROLLBACK")
        return
    with transaction.atomic():
        connection.cursor().execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        yield


def write(model: type[Model], target: IO[bytes]) -> int:
    """All rows of the table as compressed JSON Lines; how many they were."""
    rows = model._base_manager.order_by("pk")
    number = rows.count()
    with (
        # No time in it: the same rows are the same bytes.
        gzip.GzipFile(filename="", mode="wb", fileobj=target, mtime=0, compresslevel=6) as packed,
        _Text(packed) as text,
    ):
        each = rows.iterator(chunk_size=BATCH)
        serializers.serialize("jsonl", each, stream=text, cls=_Exact, ensure_ascii=False)
    return number


class _Text:
    """A text file for a serializer, which writes to nothing but `write`."""

    def __init__(self, target: gzip.GzipFile) -> None:
        self._target = target

    def __enter__(self) -> _Text:
        return self

    def __exit__(self, *args: object) -> None:
        """Nothing is kept back."""

    def write(self, text: str) -> None:
        self._target.write(text.encode())


def read(source: IO[bytes], model: type[Model]) -> Iterator[Model]:
    """The rows of a table as objects that are not stored yet.

    Raises ValueError for what is no row of this model, with the number of its line.
    """
    with gzip.GzipFile(fileobj=source, mode="rb") as packed:
        for number, line in enumerate(packed, start=1):
            try:
                data = json.loads(line)
                if data["model"] != model._meta.label_lower:
                    raise ValueError(f"a row of {data['model']}")
                (row,) = serializers.deserialize("python", [data])
            except Exception as error:
                raise ValueError(f"line {number}: {error}") from error
            yield row.object


def replace(found: Iterable[tuple[type[Model], Iterator[Model]]]) -> None:
    """The rows take the place of all that is in the database; within a transaction of the caller.

    No signals are sent: nothing is to be worked out from a row that stands beside it.
    """
    every = models()
    with connection.cursor() as cursor:
        for model in [*every.values(), *_sessions()]:
            cursor.execute(f"DELETE FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - a name of ours
    for model, rows in found:
        _insert(model, rows)
    connection.check_constraints()
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), [*every.values()]):
            cursor.execute(statement)


def _sessions() -> list[type[Model]]:
    """Whoever is signed in may be somebody else in the database that comes."""
    return list(apps.get_app_config("sessions").get_models())


def _insert(model: type[Model], rows: Iterator[Model]) -> None:
    fields = list(model._meta.local_concrete_fields)
    most = min(BATCH, connection.ops.bulk_batch_size(fields, [None] * BATCH))
    while batch := list(islice(rows, most)):
        # As `save(raw=True)` does it, for many at once: no field puts in a time of its own.
        model._base_manager._insert(batch, fields=fields, using=connection.alias, raw=True)  # type: ignore[attr-defined]
