"""One run at a time: two would ask the same hosts twice, and each forget what the other knows.

The database knows of a second one wherever it runs: PostgreSQL by a lock of the connection, SQLite
by a file beside its own. Either is free again whatever ends the run.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from django.core.files import locks
from django.db import connection

from faculty_site.lib.lock_files import beside_database

LOCK: Final = 0x6C696E6B73  # “links”; no other lock of this database has the number


class UnderWayError(Exception):
    """Another run is at work."""


@contextmanager
def alone() -> Iterator[None]:
    """Raises UnderWayError where another run has not ended yet."""
    with _on_postgresql() if connection.vendor == "postgresql" else _on_sqlite():
        yield


@contextmanager
def _on_postgresql() -> Iterator[None]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_lock(%s)", [LOCK])
        if cursor.fetchone() != (True,):
            raise UnderWayError
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [LOCK])


@contextmanager
def _on_sqlite() -> Iterator[None]:
    place = beside_database("links")
    if place is None:  # in memory, where no other process has it
        yield
        return
    with place.open("ab") as file:
        if not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            raise UnderWayError
        yield
