"""The providers, once for all tests of a process, and a site that knows where they are."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from django.core.cache import cache
from pytest_django import Settings

if TYPE_CHECKING:
    from tests.faculty_site.accounts.sso.providers import Providers


@pytest.fixture(scope="session")
def started(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Providers]:
    from tests.faculty_site.accounts.sso.providers import running  # skips where there are none

    with running(tmp_path_factory.mktemp("providers"), "http://testserver") as found:
        yield found


@pytest.fixture
def providers(started: Providers, settings: Settings) -> Providers:
    """Both, knowing nobody yet."""
    cache.clear()
    started.file.write_text('{"university": {}, "orcid": {}}')
    settings.SOCIALACCOUNT_PROVIDERS = started.ways()
    return started
