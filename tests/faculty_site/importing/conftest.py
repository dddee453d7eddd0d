"""Uploads without processes: what one would do is done at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from faculty_site.importing import launching, running
from faculty_site.importing.models import ImportRun
from tests.profiles.world import World, make_world

ADD = reverse("admin:importing_importrun_add")


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture(autouse=True)
def _at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    steps: dict[str, Callable[[ImportRun, User], None]] = {
        "read": running.read_upload,
        "let_in": running.let_in,
    }

    def launch(run: ImportRun, step: str, user: User, lock: int) -> None:
        steps[step](ImportRun.objects.get(pk=run.pk), user)

    monkeypatch.setattr(launching, "launch", launch)


def upload(client: Client, content: bytes, name: str = "site.zip", **options: str) -> Any:
    """The answer to the form."""
    options.setdefault("department", "mathematics")
    return client.post(ADD, {"file": SimpleUploadedFile(name, content), **options})


def newest() -> ImportRun:
    return ImportRun.objects.latest("pk")


def page_of(run: ImportRun) -> str:
    return reverse("admin:importing_importrun_change", args=[run.pk])


def answer(client: Client, run: ImportRun, step: str) -> ImportRun:
    """The run after its preview was answered."""
    response = client.post(page_of(run), {"step": step})
    assert response.status_code in (302, 403), response.content
    run.refresh_from_db()
    return run
