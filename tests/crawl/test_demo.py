"""The whole sample department, followed from its home page: nothing leads nowhere, all is valid."""

from __future__ import annotations

import pytest
from django.core.management import call_command
from django.test import override_settings
from pytest_django import DjangoDbBlocker

from tests.crawl.crawler import Site
from tests.crawl.holding import Holds, walked

pytestmark = pytest.mark.django_db  # without it no database is made for this module


def _fill() -> None:
    with override_settings(DEBUG=True):
        call_command("demo", verbosity=0)


@pytest.fixture(scope="module")
def site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    return walked(_fill, django_db_blocker, tmp_path_factory.mktemp("media"))


class TestTheSampleDepartment(Holds):
    def test_all_of_it_was_reached(self, site: Site) -> None:
        assert len(site.of_type("text/html")) > 100
