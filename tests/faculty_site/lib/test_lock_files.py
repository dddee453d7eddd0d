"""Files beside that of SQLite."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest

from faculty_site.lib import lock_files


def test_stands_beside_a_file_and_nowhere_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "db.sqlite3"
    connection = SimpleNamespace(vendor="sqlite", settings_dict={"NAME": place})
    monkeypatch.setattr(lock_files, "connection", connection)
    assert lock_files.beside_database("links") is None  # as for one in memory
    place.touch()
    assert lock_files.beside_database("links") == tmp_path / "db.sqlite3-links"
    connection.vendor = "postgresql"
    assert lock_files.beside_database("links") is None
