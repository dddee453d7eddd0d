"""A real Chromium that opens pages of a live server.

Every test in this folder has the marker `browser`, which `make test` leaves out. At the end of a
test the `page` fixture fails it when the page broke the Content-Security-Policy, raised an error in
its script or asked another host for a file.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.core import serializers
from django.core.management import call_command
from django.db import transaction
from django.test import override_settings
from playwright.sync_api import Browser, ConsoleMessage, Page, Request, sync_playwright
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.screens import DESKTOP, Screen

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)
    if chromium is None:
        reason = "Chromium is not installed. On Debian: apt install chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    # Playwright's event loop runs in this thread, and Django would take it for async code.
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "true")
        started = playwright.chromium.launch(executable_path=chromium, args=CHROMIUM_ARGUMENTS)
        yield started
        started.close()


@pytest.fixture
def page(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """An empty page; addresses such as `/people/` are taken from the live server.

    Other screens than DESKTOP: `@pytest.mark.parametrize("page", [PHONE], indirect=True)`.
    """
    screen: Screen = getattr(request, "param", DESKTOP)
    faults: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    def note_request(sent: Request) -> None:
        if not sent.url.startswith((live_server.url, "data:", "blob:", "mailto:")):
            faults.append(f"asked another host for {sent.url}")

    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.javascript,
    )
    opened = context.new_page()
    opened.on("console", note_console)
    opened.on("pageerror", lambda error: faults.append(f"error in a script: {error}"))
    opened.on("request", note_request)
    yield opened
    context.close()
    assert faults == []


@pytest.fixture(scope="session")
def demo_media(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="session")
def demo_rows(django_db_setup: None, django_db_blocker: DjangoDbBlocker, demo_media: Path) -> str:
    """The sample department as JSON, imported once: a live server empties its database."""
    with django_db_blocker.unblock(), override_settings(DEBUG=True, MEDIA_ROOT=demo_media):
        call_command("demo", verbosity=0)
        get_user_model().objects.all().delete()
        models = [
            model
            for app in ("profiles", "news", "publications")
            for model in apps.get_app_config(app).get_models()
        ]
        objects = [row for model in models for row in model._default_manager.all()]
        written: str = serializers.serialize("json", objects)
        call_command("flush", verbosity=0, interactive=False)
    return written


@pytest.fixture
def demo(live_server: LiveServer, demo_rows: str, demo_media: Path, settings: Settings) -> None:
    """The sample department, without its accounts."""
    settings.MEDIA_ROOT = demo_media
    with transaction.atomic():
        for row in serializers.deserialize("json", demo_rows):
            row.save()
