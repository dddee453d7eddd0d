"""Files beside that of SQLite, by which processes wait for each other or stay away."""

from __future__ import annotations

from pathlib import Path

from django.db import connection


def beside_database(word: str) -> Path | None:
    """Such as `db.sqlite3-links`; None where the database is no file, but in memory or a server."""
    name = str(connection.settings_dict["NAME"])
    is_file = connection.vendor == "sqlite" and Path(name).is_file()
    return Path(f"{name}-{word}") if is_file else None
