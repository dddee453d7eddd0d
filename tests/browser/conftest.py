"""A real Chromium that opens pages of a live server.

Every test in this folder has the marker `browser`, which `make test` leaves out. At the end of a
test the `page` fixture fails it when the page broke the Content-Security-Policy, raised an error in
its script or asked another host for a file.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Request,
    sync_playwright,
)
from pytest_django import DjangoDbBlocker, Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.screens import DESKTOP, Screen

# The first is Debian's Chromium without its windows: the same pages for a third less work.
CHROMIUM_NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
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


@pytest.fixture(scope="session")
def contexts(browser: Browser, live_server: LiveServer) -> Iterator[dict[Screen, BrowserContext]]:
    """Those opened so far. Chromium opens a window for each, which costs a second of its time."""
    opened: dict[Screen, BrowserContext] = {}
    yield opened
    for context in opened.values():
        context.close()


def _context(
    browser: Browser, opened: dict[Screen, BrowserContext], screen: Screen, address: str
) -> BrowserContext:
    if screen not in opened:
        opened[screen] = browser.new_context(
            base_url=address,
            viewport={"width": screen.width, "height": screen.height},
            device_scale_factor=screen.scale,
            color_scheme=screen.scheme,
            java_script_enabled=screen.javascript,
        )
        opened[screen].new_page()  # stays empty, and keeps the window open
    return opened[screen]


def _forget(context: BrowserContext, page: Page, address: str) -> None:
    """What the test left in the browser."""
    session = context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": address, "storageTypes": "all"})
    session.send("Network.clearBrowserCache")
    context.clear_cookies()
    context.clear_permissions()


@pytest.fixture
def page(
    browser: Browser,
    contexts: dict[Screen, BrowserContext],
    live_server: LiveServer,
    request: pytest.FixtureRequest,
) -> Iterator[Page]:
    """An empty page; addresses such as `/people/` are taken from the live server.

    Other screens than DESKTOP: `@pytest.mark.parametrize("page", [PHONE], indirect=True)`.
    """
    faults: list[str] = []

    def note_console(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            faults.append(message.text)

    def note_request(sent: Request) -> None:
        if not sent.url.startswith((live_server.url, "data:", "blob:", "mailto:")):
            faults.append(f"asked another host for {sent.url}")

    context = _context(browser, contexts, getattr(request, "param", DESKTOP), live_server.url)
    opened = context.new_page()
    opened.on("console", note_console)
    opened.on("pageerror", lambda error: faults.append(f"error in a script: {error}"))
    opened.on("request", note_request)
    yield opened
    _forget(context, opened, live_server.url)
    for each in context.pages[1:]:
        each.close()
    assert faults == []


@pytest.fixture(scope="session")
def demo_folder(
    request: pytest.FixtureRequest,
    tmp_path_factory: pytest.TempPathFactory,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
) -> Path:
    """The sample department, `demo.sqlite3` and `media/`, imported once for all xdist workers."""
    if connection.vendor != "sqlite":
        pytest.skip("The sample department is copied as SQLite copies a database.")
    own = tmp_path_factory.getbasetemp()
    shared = own.parent if hasattr(request.config, "workerinput") else own
    folder = shared / "demo"
    with (shared / "demo.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # until the file is closed
        if not folder.exists():
            part = shared / "demo.part"
            part.mkdir()
            with django_db_blocker.unblock():
                _import_demo(part)
            part.rename(folder)
    return folder


def _import_demo(folder: Path) -> None:
    with override_settings(DEBUG=True, MEDIA_ROOT=folder / "media"):
        call_command("demo", verbosity=0)
    get_user_model().objects.all().delete()
    with closing(sqlite3.connect(folder / "demo.sqlite3")) as copy:
        connection.connection.backup(copy)
    call_command("flush", verbosity=0, interactive=False)


@pytest.fixture
def demo(live_server: LiveServer, demo_folder: Path, settings: Settings) -> None:
    """The sample department, without its accounts: a live server empties its database."""
    settings.MEDIA_ROOT = demo_folder / "media"  # where pictures are drawn once for all, too
    cache.clear()
    with closing(sqlite3.connect(demo_folder / "demo.sqlite3")) as copy:
        copy.backup(connection.connection)
