"""What search engines are told of: the sitemap, and robots.txt."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import Settings

from faculty_site.sitemaps import SITEMAPS
from profiles.models.base import Visibility
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
)

pytestmark = pytest.mark.django_db


def test_sitemap_lists_what_the_lists_show(client: Client) -> None:
    listed, hidden = make_profile(department=make_department()), make_profile(state="unlisted")
    item, hidden_item = make_news(listed), make_news(listed, visibility=Visibility.HIDDEN)
    work, hidden_work = make_publication([listed]), make_publication([hidden])
    further, unlisted_page = make_page(listed), make_page(hidden)
    hidden_page = make_page(listed, visibility=Visibility.HIDDEN)

    sections = ("departments", "people", "pages", "news", "publications")
    xml = "".join(client.get(f"/sitemap-{section}.xml").text for section in sections)

    for shown in (listed, further, item, work, listed.departments.get()):
        assert f"<loc>http://testserver{shown.get_absolute_url()}</loc>" in xml
    for kept_out in (hidden, hidden_page, unlisted_page, hidden_item, hidden_work):
        assert kept_out.get_absolute_url() not in xml


def test_sitemap_has_the_lists_that_hold_something(client: Client) -> None:
    physics, chemistry = make_department(slug="physics"), make_department(slug="chemistry")
    person = make_profile(department=physics)
    make_entry(person, kind="talk")
    make_entry(person, kind="project", visibility=Visibility.HIDDEN)
    make_entry(make_profile(state="former", department=chemistry), kind="teaching")
    make_news(department=chemistry)

    xml = "".join(client.get(f"/sitemap-{section}.xml").text for section in SITEMAPS)

    for path in ("/talks/", "/departments/physics/talks/", "/departments/chemistry/news/"):
        assert f"<loc>http://testserver{path}</loc>" in xml
    for path in ("/projects/", "/teaching/", "/chemistry/teaching/", "/physics/news/"):
        assert f"{path}</loc>" not in xml


def test_sitemap_has_every_imprint(client: Client) -> None:
    physics = make_department(slug="physics", imprint="The dean.")
    make_department(slug="optics", parent=physics, imprint="The head.")
    make_department(slug="acoustics", parent=physics, imprint=" \n")
    make_department(slug="heat", parent=physics, imprint="Nobody.", in_search_engines=False)

    found = re.findall(
        "<loc>http://testserver(.*?)</loc>", client.get("/sitemap-imprints.xml").text
    )

    assert sorted(found) == ["/departments/optics/imprint/", "/imprint/"]
    assert all(client.get(address).status_code == 200 for address in found)


def test_robots_names_the_sitemap_and_keeps_the_admin_out(
    client: Client, settings: Settings
) -> None:
    settings.SITE_URL = "https://people.example.org"

    response = client.get("/robots.txt")

    assert response["Content-Type"] == "text/plain; charset=utf-8"
    assert "Disallow: /admin/\n" in response.text
    assert "Sitemap: https://people.example.org/sitemap.xml\n" in response.text
