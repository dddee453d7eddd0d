"""A site with one of everything, and its backup."""

from __future__ import annotations

from contextlib import nullcontext
from pathlib import Path

import pytest
from django.contrib.admin.models import CHANGE, LogEntry

from faculty_site.backup import tables
from faculty_site.backup.writing import write
from profiles.models import Asset
from tests.profiles.world import World, make_world


def silent(done: int, total: int, name: str) -> None:
    """Nobody watches."""


@pytest.fixture
def in_test(monkeypatch: pytest.MonkeyPatch) -> None:
    """A test is within a transaction, in which no other can begin."""
    monkeypatch.setattr(tables, "one_moment", nullcontext)


@pytest.fixture
def world(db: None, in_test: None) -> World:
    world = make_world()
    owner, own = world.account("owner"), world.pages["own"]
    LogEntry.objects.log_actions(owner.pk, [own], CHANGE, "Changed – 改")
    assert Asset.objects.exists()
    return world


@pytest.fixture
def archive(world: World, tmp_path: Path) -> Path:
    write(tmp_path / "site.tar", silent)
    return tmp_path / "site.tar"
