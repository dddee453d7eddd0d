"""What holds for a whole site, whosever pages it has; subclasses give the `site`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from tests.crawl.checks import html_faults, json_ld_faults, sitemap_faults
from tests.crawl.crawler import Site, crawl
from tests.crawl.files import CHECKS, file_faults

STARTS = ("/", "/robots.txt", "/sitemap.xml", "/api/", "/api/v1/openapi.json")


def walked(fill: Callable[[], object], blocker: DjangoDbBlocker, media: Path) -> Site:
    """All that a visitor reaches of what `fill` writes into the database.

    That is emptied at once, for the other tests.
    """
    with blocker.unblock(), override_settings(MEDIA_ROOT=media):
        fill()
        found = crawl(Client(), *STARTS)
        call_command("flush", verbosity=0, interactive=False)
    return found


class Holds:
    """A test for each thing that has to hold."""

    def test_every_link_leads_somewhere(self, site: Site) -> None:
        assert not site.broken(), "\n".join(site.broken())

    def test_every_page_is_valid_html(self, site: Site, tmp_path: Path) -> None:
        faults = html_faults(site.of_type("text/html"), tmp_path)

        assert not faults, "\n".join(faults)

    def test_all_linked_data_is_schema_org(self, site: Site) -> None:
        pages = site.of_type("text/html")
        faults = [fault for page in pages for fault in json_ld_faults(page)]

        assert not faults, "\n".join(faults)

    def test_every_file_for_programs_can_be_read(self, site: Site) -> None:
        files = site.of_type(*CHECKS)
        faults = [fault for file in files for fault in file_faults(file)]

        assert {file.type for file in files} == set(CHECKS)
        assert not faults, "\n".join(faults)

    def test_the_sitemap_names_pages_that_engines_may_show(self, site: Site) -> None:
        places = site.in_sitemap()

        assert len(places) > 10
        faults = [
            fault
            for place in places
            for fault in sitemap_faults(place, site.answers.get(urlsplit(place).path))
        ]
        assert not faults, "\n".join(faults)
