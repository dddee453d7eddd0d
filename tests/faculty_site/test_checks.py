"""The system checks: a wrong setting is a message with a remedy."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from pytest_django import Settings

from faculty_site import checks


class TestMediaRoot:
    def test_a_folder_that_can_be_written_passes(self, settings: Settings, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path

        assert checks.check_media_root(None) == []

    def test_a_folder_that_can_be_made_passes(self, settings: Settings, tmp_path: Path) -> None:
        settings.MEDIA_ROOT = tmp_path / "new" / "media"

        assert checks.check_media_root(None) == []
        assert not (tmp_path / "new").exists()

    def test_a_file_in_its_place_is_an_error(self, settings: Settings, tmp_path: Path) -> None:
        (tmp_path / "media").touch()
        settings.MEDIA_ROOT = tmp_path / "media"

        (message,) = checks.check_media_root(None)

        assert message.id == "faculty_site.E001"
        assert str(tmp_path / "media") in message.msg
        assert "is no folder" in message.msg

    def test_a_folder_that_cannot_be_written_is_an_error(
        self, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        settings.MEDIA_ROOT = tmp_path
        # Root may write everywhere, so the mode of a real folder would say nothing here.
        monkeypatch.setattr(os, "access", lambda path, mode: False)

        (message,) = checks.check_media_root(None)

        assert "cannot be written to" in message.msg
        assert message.hint is not None
        assert "MEDIA_ROOT" in message.hint


class TestSiteUrl:
    @pytest.mark.parametrize(
        ("debug", "site_url", "expected"),
        [
            (True, "", []),
            (False, "https://people.example.org", []),
            (False, "", ["faculty_site.W001"]),
        ],
    )
    def test_a_public_site_knows_its_address(
        self, settings: Settings, debug: bool, site_url: str, expected: list[str]
    ) -> None:
        settings.DEBUG = debug
        settings.SITE_URL = site_url

        assert [message.id for message in checks.check_site_url(None)] == expected
