"""Lets the database search and watch; at the end of every `migrate`, and when asked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connections

from .engine import of_vendor
from .models import Change, Record
from .watching import EVERYTHING, WATCHED


def install(using: str = DEFAULT_DB_ALIAS, **_signal: Any) -> None:
    """Make what is not there yet; what nobody watched for a while is read anew."""
    connection = connections[using]
    engine = of_vendor(connection.vendor)
    with connection.cursor() as cursor:
        tables = set(connection.introspection.table_names(cursor))
        if not {Record._meta.db_table, Change._meta.db_table} <= tables:
            return
        cursor.execute(engine.WATCHING)
        watched = {table for (table,) in cursor.fetchall()}
        unwatched = [each for each in _tables() if each[0] in tables - watched]
        for statement in engine.SET_UP:
            cursor.execute(statement)
        for table, column, source in unwatched:
            for statement in engine.watch(table, column, source):
                cursor.execute(statement)
        is_filled = any(_has_rows(cursor, table) for table, _column, _source in unwatched)
    if is_filled:
        Change.objects.using(using).create(source=EVERYTHING, key=0)


def _tables() -> Iterator[tuple[str, str, str]]:
    for each in WATCHED:
        options = apps.get_model(each.model)._meta
        yield options.db_table, options.get_field(each.field).column, each.source


def _has_rows(cursor: Any, table: str) -> bool:
    cursor.execute(f"SELECT 1 FROM {table} LIMIT 1")  # noqa: S608 - a name of our own
    return cursor.fetchone() is not None
