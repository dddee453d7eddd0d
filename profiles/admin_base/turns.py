"""Previews go one at a time on SQLite, and leave room for whoever saves.

A preview writes, and takes that back. SQLite lets one write at a time, and those who wait look only
every tenth of a second whether it is their turn: a few people who type would keep all others from
saving, until one of them is told that the database is locked.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final

from django.core.files import locks
from django.db import connection

from faculty_site.lib.lock_files import beside_database

PATIENCE: Final = 5.0
"""Seconds for which a preview waits for those before it."""

LOOK: Final = 0.05
"""Seconds between two looks."""

ROOM: Final = 0.15
"""Seconds behind a preview in which none begins: those who wait to save look that often."""


class BusyError(Exception):
    """Too many wait already."""


@contextmanager
def turn() -> Iterator[None]:
    """Raises BusyError where the turn does not come soon."""
    place = lock_file()
    if place is None:
        yield
        return
    file = place.open("ab")
    try:
        _wait(file)
    except BusyError:
        file.close()
        raise
    try:
        yield
    finally:
        # Whoever asked need not wait for it.
        threading.Timer(ROOM, file.close).start()


def lock_file() -> Path | None:
    """None where nobody has to wait, or where it is too late to."""
    return None if connection.in_atomic_block else beside_database("previews")


def _wait(file: IO[bytes]) -> None:
    until = time.monotonic() + PATIENCE
    while not locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
        if time.monotonic() > until:
            raise BusyError
        time.sleep(LOOK)
