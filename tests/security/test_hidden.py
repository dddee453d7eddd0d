"""What is hidden or a draft shows nowhere to people without a right to it: not even its name."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from faculty_site.sitemaps import SITEMAPS
from news.models import NewsItem
from profiles.models import Department, Page, Profile
from publications.models import Authorship, Publication
from tests import factories

pytestmark = pytest.mark.django_db

SECRET = "zyzzyva"


@pytest.fixture
def site() -> None:
    """A listed and a draft person who share a work, and everything hidden that there can be."""
    department = factories.make_department()
    listed = factories.make_profile(department=department, slug="listed")
    draft = factories.make_profile(
        department=department,
        slug=f"{SECRET}-person",
        name=f"{SECRET} person",
        state="draft",
        old_site=f"https://{SECRET}.example.org/",
    )
    hidden: dict[str, Any] = {"visibility": "hidden"}
    for position, person in enumerate((listed, draft)):
        shown: dict[str, Any] = hidden if person is listed else {}
        factories.make_section(person, heading=SECRET, body=SECRET, kind="text", **shown)
        factories.make_page(person, key=SECRET, title=SECRET, body=SECRET, **shown)
        factories.make_link(person, label=SECRET, url=f"https://{SECRET}.org/", **shown)
        factories.make_entry(person, title=SECRET, body=SECRET, place=SECRET, **shown)
        factories.make_news(
            person, slug=f"{SECRET}-{position}", title=SECRET, body=SECRET, date="1843-10", **shown
        )
        factories.make_publication(
            [person], slug=f"{SECRET}-{position}", title=SECRET, abstract=SECRET, **shown
        )
    factories.make_news(department=department, slug=f"{SECRET}-9", title=SECRET, **hidden)
    for date in ("1843-09", "1843-11"):
        factories.make_news(listed, date=date)
    suggested = factories.make_publication([listed.name], slug=f"{SECRET}-7", title=SECRET)
    factories.make_suggestion(suggested, listed)
    withdrawn = Authorship(name=listed.name, profile=listed, hidden=True)
    factories.make_publication([withdrawn], slug=f"{SECRET}-8", title=SECRET)
    links = [{"kind": "pdf", "url": "files/a.pdf", "label": "PDF"}]
    joint: list[Profile | str | Authorship] = [
        Authorship(name="A. Nonymous", profile=draft),
        listed,
    ]
    factories.make_publication(joint, slug="joint", links=links)


def public_addresses() -> list[str]:
    rows = [*Profile.objects.all(), *NewsItem.objects.all(), *Publication.objects.all()]
    pages = [page.get_absolute_url() for page in Page.objects.all()]
    fixed = ["/", "/news/", "/publications/", "/sitemap.xml", "/robots.txt"]
    fixed += ["/news.atom", "/publications.atom", "/calendar.ics"]
    fixed += [f"/sitemap-{section}.xml" for section in SITEMAPS]
    departments = Department.objects.all()
    lists = [f"{each.get_absolute_url()}publications/" for each in departments]
    with_works = Profile.objects.filter(authorships__hidden=False).distinct()
    lists += [f"{each.get_absolute_url()}publications/" for each in with_works]
    return fixed + pages + lists + [row.get_absolute_url() for row in [*rows, *departments]]


@pytest.mark.parametrize("somebody", ["anonymous", "without a role", "with another page"])
def test_no_public_page_tells_of_what_is_hidden(site: None, somebody: str) -> None:
    client = Client()
    if somebody != "anonymous":
        user = factories.make_user()
        client.force_login(user)
        if somebody == "with another page":
            factories.make_profile(owner=user, slug="third")
    refused = 0
    for address in public_addresses():
        response = client.get(address, follow=True)
        if SECRET in address:
            assert response.status_code == 404, address
            refused += 1
        else:
            assert response.status_code == 200, address
            assert SECRET not in response.content.decode().lower(), address
        assert SECRET not in str(response.headers).lower()
    assert refused == 11
    assert SECRET not in client.get("/account/login/", follow=True).text.lower()


def test_the_number_of_people_of_a_department_counts_the_listed(site: None) -> None:
    other = factories.make_department(name="Physics")
    factories.make_profile(department=other)
    html = Client().get("/").content.decode()
    navigation = html[html.index('<nav class="filter"') :].partition("</nav>")[0]
    assert navigation.count('<span class="count">1</span>') == 2
    empty = factories.make_department(name=f"Department of {SECRET}")
    factories.make_profile(department=empty, state="draft")
    assert SECRET not in Client().get("/").content.decode()
