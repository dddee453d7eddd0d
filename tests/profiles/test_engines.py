"""What search engines may show: the switches of people, departments and the site."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from faculty_site.sitemaps import SITEMAPS
from profiles.models import Asset, Department, Membership, Page, Profile, Section
from profiles.models.base import Visibility
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
)

pytestmark = pytest.mark.django_db

NOINDEX = '<meta name="robots" content="noindex">'


@pytest.fixture
def faculty() -> Department:
    """What the site is about."""
    return make_department(name="Faculty of Science")


def addresses(person: Profile) -> list[str]:
    """All pages of a person that has one of everything."""
    things: list[Any] = [person, make_news(person), make_publication([person]), make_page(person)]
    own = [thing.get_absolute_url() for thing in things]
    return [*own, f"{person.get_absolute_url()}publications/"]


def answers(client: Client, person: Profile) -> set[bool]:
    """Whether the pages of the person may be shown, each answer once."""
    return {NOINDEX not in client.get(address).text for address in addresses(person)}


def in_sitemap(client: Client) -> str:
    """All files of the sitemap joined."""
    return "".join(client.get(f"/sitemap-{section}.xml").text for section in SITEMAPS)


def test_listed_people_may_be_found(client: Client, faculty: Department) -> None:
    person = make_profile(department=faculty)

    assert answers(client, person) == {True}
    found = in_sitemap(client)
    for address in addresses(person):
        assert f"<loc>http://testserver{address}</loc>" in in_sitemap(client)
    assert f"<loc>http://testserver{faculty.get_absolute_url()}</loc>" in found


@pytest.mark.parametrize("state", sorted({*Profile.State.values} - {"draft", "listed"}))
def test_who_is_in_no_list_is_not_found_either(
    client: Client, faculty: Department, state: str
) -> None:
    assert answers(client, make_profile(department=faculty, state=state)) == {False}


def test_a_person_may_stay_out(client: Client, faculty: Department) -> None:
    person = make_profile(department=faculty, in_search_engines=False)
    other = make_profile(department=faculty)

    assert answers(client, person) == {False}
    assert answers(client, other) == {True}
    assert person.get_absolute_url() not in in_sitemap(client)


def test_a_joint_work_is_found_with_the_author_who_may_be(
    client: Client, faculty: Department
) -> None:
    out = make_profile(department=faculty, in_search_engines=False)
    work = make_publication([out, make_profile(department=faculty)])

    assert NOINDEX not in client.get(work.get_absolute_url()).text


def test_a_department_keeps_its_people_out_and_those_of_its_labs(
    client: Client, faculty: Department
) -> None:
    physics = make_department(parent=faculty, in_search_engines=False)
    lab = make_department(parent=make_department(parent=physics), kind=Department.Kind.LAB)
    guest = make_profile(department=faculty)
    Membership.objects.create(profile=guest, department=physics, primary=False)

    assert answers(client, make_profile(department=physics)) == {False}
    assert answers(client, make_profile(department=lab)) == {False}
    assert answers(client, guest) == {True}
    for department in (physics, lab):
        for address in (department.get_absolute_url(), make_news(
            department=department
        ).get_absolute_url()):  # fmt: skip
            assert NOINDEX in client.get(address).text
            assert f"<loc>http://testserver{address}</loc>" not in in_sitemap(client)
    assert NOINDEX not in client.get(faculty.get_absolute_url()).text
    assert NOINDEX not in client.get("/").text


def test_the_main_department_keeps_the_whole_site_out(client: Client, faculty: Department) -> None:
    Department.objects.update(in_search_engines=False)
    homeless = make_profile()

    assert answers(client, homeless) == {False}
    for address in ("/", "/news/", "/publications/", faculty.get_absolute_url()):
        assert NOINDEX in client.get(address).text, address
    assert "<loc>" not in in_sitemap(client)


def test_robots_never_forbids_what_says_noindex(client: Client, faculty: Department) -> None:
    assert "Sitemap:" in client.get("/robots.txt").text
    Department.objects.update(in_search_engines=False)

    robots = client.get("/robots.txt").text

    assert [line for line in robots.splitlines() if line] == ["User-agent: *", "Disallow: /admin/"]


def test_one_of_several_houses_keeps_out_its_own_alone(client: Client) -> None:
    out, shown = make_department(in_search_engines=False), make_department()

    assert answers(client, make_profile(department=out)) == {False}
    assert answers(client, make_profile(department=shown)) == {True}
    assert NOINDEX not in client.get("/").text


def test_files_follow_their_person(client: Client, faculty: Department) -> None:
    for switch in (True, False):
        person = make_profile(department=faculty, in_search_engines=switch)
        asset = Asset.objects.create(
            profile=person, key="a", file=ContentFile(b"x", f"{switch}.pdf")
        )
        answer = client.get(f"/media/{asset.file.name}")
        answer.getvalue()
        assert answer.headers.get("X-Robots-Tag") == (None if switch else "noindex")


def own_lists(client: Client) -> set[str]:
    """The last parts of the addresses of people's own lists in the sitemap."""
    own = r"<loc>http://testserver/people/[^/<]+/(news|talks|teaching|projects)/</loc>"
    return set(re.findall(own, in_sitemap(client)))


def test_the_sitemap_has_the_lists_of_people_that_hold_something(
    client: Client, faculty: Department
) -> None:
    person = make_profile(department=faculty)
    assert own_lists(client) == set()

    make_news(person)
    for kind in ("talk", "teaching", "project"):
        make_entry(person, kind=kind)
    assert own_lists(client) == {"news", "talks", "teaching", "projects"}
    for key in own_lists(client):
        assert client.get(f"{person.get_absolute_url()}{key}/").status_code == 200

    make_section(person, kind=Section.Kind.NEWS, visibility=Visibility.HIDDEN)
    assert own_lists(client) == {"talks", "teaching", "projects"}
    Profile.objects.update(in_search_engines=False)
    assert own_lists(client) == set()


def test_a_further_page_at_the_address_of_a_list_is_told_once(
    client: Client, faculty: Department
) -> None:
    person = make_profile(department=faculty)
    make_entry(person, kind="project")
    page = make_page(person, key="projects")

    assert in_sitemap(client).count(f"{page.get_absolute_url()}</loc>") == 1


def test_hidden_pages_are_for_nobody(faculty: Department) -> None:
    page = make_page(make_profile(department=faculty), visibility=Visibility.HIDDEN)

    assert not Page.objects.for_engines().filter(pk=page.pk).exists()


def test_the_sitemap_is_an_index_of_files_that_are_there(client: Client) -> None:
    index = client.get("/sitemap.xml").text

    assert "<sitemapindex" in index
    assert "http://testserver/sitemap-people.xml" in index
    assert client.get("/sitemap-alchemy.xml").status_code == 404


@pytest.mark.parametrize("count", [3, 30])
def test_a_file_of_the_sitemap_asks_the_same_number_of_queries(
    client: Client,
    faculty: Department,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        person = make_profile(department=faculty)
        make_page(person)
        make_news(person)
        make_publication([person])
        make_entry(person, kind="talk")

    for section in ("people", "pages", "news", "publications", "entries_of_people"):
        with django_assert_num_queries(2):  # how many there are, and the rows
            client.get(f"/sitemap-{section}.xml")


def test_a_further_page_in_another_language_has_one_address(
    client: Client, faculty: Department
) -> None:
    person = make_profile(department=faculty)
    for _ in range(120):
        item = make_news(person)
    make_translation(item, language="fr")

    html = client.get(f"{person.get_absolute_url()}news/?page=2&lang=fr").text

    path = f"http://testserver{person.get_absolute_url()}news/"
    assert f'<link rel="canonical" href="{path}?page=2&amp;lang=fr">' in html
