"""Previews wait for each other, and not for long."""

from __future__ import annotations

import fcntl
from pathlib import Path

import pytest
from django.test import Client

from profiles.admin_base import turns
from profiles.models import Profile
from tests import factories
from tests.profiles.admin.browsing import post

pytestmark = pytest.mark.django_db


@pytest.fixture
def lock(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    place = tmp_path / "db.sqlite3-previews"
    monkeypatch.setattr(turns, "lock_file", lambda: place)
    monkeypatch.setattr(turns, "PATIENCE", -1.0)
    monkeypatch.setattr(turns, "ROOM", 0.0)
    return place


@pytest.fixture
def owner() -> Client:
    client = Client()
    user = factories.make_user("emmy")
    client.force_login(user)
    factories.make_profile(slug="emmy", owner=user)
    return client


def form() -> str:
    return f"/admin/profiles/profile/{Profile.objects.get(slug='emmy').pk}/change/"


def test_a_preview_gives_up_with_a_sentence(owner: Client, lock: Path) -> None:
    with lock.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        answer = post(owner, form(), position="Docent", _preview="1")
    assert answer.status_code == 503
    assert "shown at your next change" in answer.content.decode()
    assert answer["Page-Preview"] == "1"
    assert answer["Retry-After"] == "5"


def test_saving_waits_for_no_preview(owner: Client, lock: Path) -> None:
    with lock.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        answer = post(owner, form(), position="Docent")
    assert answer.status_code == 302
    assert Profile.objects.get(slug="emmy").position == "Docent"


def test_the_turn_is_passed_on(owner: Client, lock: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Right behind a preview, and behind one that failed."""
    monkeypatch.setattr("profiles.admin_base.turns.threading.Timer", AtOnce)
    for position in ("Docent", "x" * 1000):
        answer = post(owner, form(), position=position, _preview="1")
        assert answer.status_code == 200
    with lock.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX | fcntl.LOCK_NB)


class AtOnce:
    def __init__(self, _seconds: float, act: object) -> None:
        self.start = act


def test_one_who_saves_alone_has_no_file_to_wait_for() -> None:
    """In a transaction, as here, it is too late to wait."""
    assert turns.lock_file() is None
