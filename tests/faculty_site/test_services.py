"""Database and cache of this very run answer, and SQLite is set up as the settings say."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.utils import ConnectionHandler


@pytest.mark.django_db
def test_the_database_is_the_one_that_was_asked_for() -> None:
    asked = os.environ.get("DATABASE_URL", "sqlite:")

    with connection.cursor() as cursor:
        cursor.execute("SELECT 6 * 7")
        assert cursor.fetchone() == (42,)
    assert connection.vendor == ("sqlite" if asked.startswith("sqlite:") else "postgresql")


def test_the_cache_is_the_one_that_was_asked_for() -> None:
    asked = os.environ.get("CACHE_URL", "locmemcache:").partition(":")[0]

    cache.set("services:ping", "孙 ✓", timeout=30)

    assert cache.get("services:ping") == "孙 ✓"
    assert asked.removesuffix("cache").lower() in settings.CACHES["default"]["BACKEND"].lower()


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "sqlite", reason="the run is on another database")
def test_sqlite_lets_readers_go_on_while_somebody_writes(tmp_path: Path) -> None:
    file = {"NAME": str(tmp_path / "site.sqlite3")}
    handler = ConnectionHandler({"default": settings.DATABASES["default"] | file})
    sqlite = handler["default"]

    try:
        with sqlite.cursor() as cursor:
            found = {
                name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
                for name in ("journal_mode", "synchronous", "busy_timeout")
            }
    finally:
        sqlite.close()

    assert found == {"journal_mode": "wal", "synchronous": 1, "busy_timeout": 20_000}
