"""One run at a time: two would ask the same hosts twice, and each forget what the other knows.

The database knows of a second one wherever it runs: PostgreSQL by a lock of the connection, SQLite
by a file beside its own. Either is free again whatever ends the run.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.db import connection

LOCK: Final = 0x6C696E6B73  # “links”; no other lock of this database has the number


class UnderWayError(Exception):
    """Another run is at work."""


@contextmanager
def alone() -> Iterator[None]:
    """Raises UnderWayError where another run has not ended yet."""
    with _on_postgresql() if connection.vendor == "postgresql" else _beside(lock_file()):
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


def lock_file() -> Path | None:
    """None for a database in memory, which no other process has."""
    name = str(connection.settings_dict["NAME"])
    return Path(f"{name}-links") if Path(name).is_file() else None


@contextmanager
def _beside(place: Path | None) -> Iterator[None]:
    if place is None:
        yield
        return
    with place.open("ab") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise UnderWayError from error
        yield
