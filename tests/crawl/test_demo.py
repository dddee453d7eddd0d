"""The whole sample department, followed from its home page: nothing leads nowhere, all is valid."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client, override_settings
from pytest_django import DjangoDbBlocker

from tests.crawl.checks import atom_faults, html_faults, json_ld_faults
from tests.crawl.crawler import Site, crawl

pytestmark = pytest.mark.django_db  # without it no database is made for this module

STARTS = ("/", "/robots.txt", "/sitemap.xml", "/api/", "/api/v1/openapi.json")


@pytest.fixture(scope="module")
def site(
    django_db_setup: None,
    django_db_blocker: DjangoDbBlocker,
    tmp_path_factory: pytest.TempPathFactory,
) -> Site:
    """All that a visitor reaches; the database is emptied at once, for the other tests."""
    media = tmp_path_factory.mktemp("media")
    with django_db_blocker.unblock(), override_settings(MEDIA_ROOT=media):
        with override_settings(DEBUG=True):
            call_command("demo", verbosity=0)
        found = crawl(Client(), *STARTS)
        call_command("flush", verbosity=0, interactive=False)
    return found


def test_every_link_leads_somewhere(site: Site) -> None:
    assert len(site.of_type("text/html")) > 100
    assert not site.broken(), "\n".join(site.broken())


def test_every_page_is_valid_html(site: Site, tmp_path: Path) -> None:
    faults = html_faults(site.of_type("text/html"), tmp_path)

    assert not faults, "\n".join(faults)


def test_all_linked_data_is_schema_org(site: Site) -> None:
    pages = site.of_type("text/html")

    assert [fault for page in pages for fault in json_ld_faults(page)] == []


def test_every_feed_is_atom(site: Site) -> None:
    feeds = site.of_type("application/atom+xml")

    assert [fault for feed in feeds for fault in atom_faults(feed)] == []


def test_all_json_can_be_read(site: Site) -> None:
    for answer in site.of_type("application/json"):
        json.loads(answer.body)
