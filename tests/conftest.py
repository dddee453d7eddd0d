"""What every test shares."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.core.cache import caches
from django.test import SimpleTestCase
from django.utils import translation
from pytest_django import Settings

from tests.matrix.table import summary

# No deadline: a busy machine is no fault of the code. In CI the same examples every time.
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _site_of_a_test(settings: Settings, tmp_path: Path) -> None:
    """Uploads go to a folder of the test's own, and accounts are made without slow hashing."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]


@pytest.fixture(scope="session", autouse=True)
def _cache_of_a_process() -> None:
    """A database of Redis for each process: clearing a cache empties all of its database."""
    place = settings.CACHES["default"].get("LOCATION", "")
    if not place.startswith("redis:"):
        return
    address, _slash, number = place.rpartition("/")
    worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw")
    settings.CACHES["default"]["LOCATION"] = f"{address}/{int(number) + int(worker)}"
    caches["default"].close()
    del caches["default"]  # made anew when somebody asks for it
    caches["default"].clear()


@pytest.fixture(autouse=True)
def _language_of_a_test() -> Iterator[None]:
    """Every request leaves its reader's language behind, and the next one begins with its own."""
    yield
    translation.deactivate()


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--services",
        action="store_true",
        help="only tests that reach the database or the cache: the others say the same on any",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    # Those that read everything or walk through all doors come first: what they make for a whole
    # file, up to half a minute's work, is then made by one process, and none of them is what all
    # others wait for in the end.
    here = Path(__file__).parent
    items.sort(key=lambda item: item.path.parent not in (here, here / "matrix"))
    if not config.getoption("--services"):
        return
    reaching = [item for item in items if _reaches_services(item)]
    config.hook.pytest_deselected(items=[item for item in items if item not in set(reaching)])
    items[:] = reaching


def _reaches_services(item: pytest.Item) -> bool:
    """pytest-django keeps all others from the database; those of the cache name it."""
    fixtures = {"db", "transactional_db", "django_db_serialized_rollback"}
    is_unittest = isinstance(item, pytest.Function) and issubclass(
        item.cls or object, SimpleTestCase
    )
    return bool(
        item.get_closest_marker("django_db")
        or fixtures.intersection(getattr(item, "fixturenames", ()))
        or is_unittest
        or hasattr(getattr(item, "module", None), "cache")
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """The matrix of roles and doors, where its tests ran."""
    reports = [each for kind in ("passed", "failed") for each in terminalreporter.getreports(kind)]
    lines = list(summary(reports))
    if lines:
        terminalreporter.section("every role at every door")
        terminalreporter.write_line("\n".join(lines))
