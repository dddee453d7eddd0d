"""What the health address says, and what it keeps to itself."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

SECRET = "password=on-the-rotation"


@pytest.mark.django_db
class TestReady:
    def test_a_site_that_works_says_so(self) -> None:
        response = Client().get("/health/")

        assert response.status_code == 200
        assert response.json() == {
            "status": "ok",
            "parts": dict.fromkeys(("database", "migrations", "cache", "media"), "ok"),
        }
        assert "no-store" in response["Cache-Control"]

    def test_it_asks_little(self, django_assert_max_num_queries: DjangoAssertNumQueries) -> None:
        Client().get("/health/")
        with django_assert_max_num_queries(3):
            Client().get("/health/")

    def test_a_migration_that_is_missing(self) -> None:
        MigrationRecorder(connection).record_unapplied("profiles", "0001_initial")

        assert failing(Client().get("/health/")) == ["migrations"]

    def test_a_cache_that_forgets(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(type(cache._connections["default"]), "get", lambda *args: None)  # type: ignore[attr-defined]

        assert failing(Client().get("/health/")) == ["cache"]

    def test_a_folder_for_uploads_that_is_none(self, settings: Settings, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path / "file"
        settings.MEDIA_ROOT.touch()

        assert failing(Client().get("/health/")) == ["media"]

    def test_only_reading(self) -> None:
        assert Client().post("/health/").status_code == 405


def test_a_database_that_is_away_is_told_without_how_it_is_reached(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuse(*args: Any) -> None:
        raise OperationalError(f"connection failed: {SECRET}")

    monkeypatch.setattr(connection, "cursor", refuse)
    response = Client().get("/health/")

    assert failing(response) == ["database", "migrations"]
    assert SECRET not in response.content.decode() + caplog.text


def test_a_process_that_lives_needs_no_database() -> None:
    """pytest-django would raise at the first question to one."""
    response = Client().get("/health/live/")

    assert (response.status_code, response.json()) == (200, {"status": "ok"})
    assert "no-store" in response["Cache-Control"]


def failing(response: Any) -> list[str]:
    assert response.status_code == 503
    assert response.json()["status"] == "failing"
    return sorted(name for name, word in response.json()["parts"].items() if word != "ok")
