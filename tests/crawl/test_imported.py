"""Pages that real people wrote, as imported, where they lie beside the project: as the sample's.

The three that the project began with are walked every time; with `CRAWL_CORPUS=1` the sites and
pages of the whole corpus as well, which takes many minutes.
"""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from django.core.management import CommandError, call_command
from pytest_django import DjangoDbBlocker

from tests.crawl.crawler import Site
from tests.crawl.holding import Holds, walked
from tests.factories import make_department
from tests.test_seeds import SEEDS

CORPUS = SEEDS.with_name("corpus")

WALKED = [
    pytest.param(
        [SEEDS],
        id="seeds",
        marks=pytest.mark.skipif(not SEEDS.is_dir(), reason="no pages beside the project"),
    ),
    pytest.param(
        sorted(CORPUS.glob("*")),
        id="corpus",
        marks=pytest.mark.skipif(os.environ.get("CRAWL_CORPUS") != "1", reason="takes long"),
    ),
]

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", params=WALKED)
def site(
    request: pytest.FixtureRequest,
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    folder = tmp_path_factory.mktemp("imported")

    def fill() -> None:
        make_department(slug="imported", name="Imported pages", imprint="Nobody.")
        for source in request.param:
            with suppress(CommandError):  # some pages do not say whose they are
                call_command(
                    "import_pages", str(source), fixtures=str(folder / "fixtures"), verbosity=0
                )

    return walked(fill, django_db_blocker, folder / "media")


class TestImportedPages(Holds):
    def test_all_of_it_was_reached(self, site: Site) -> None:
        assert len(site.of_type("text/html")) > 30
