"""The directory, the sitemap, robots.txt and the error pages."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from profiles.models import Department, Membership, Profile
from tests.factories import (
    make_department,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_user,
)
from tests.security.hostile import shape

pytestmark = pytest.mark.django_db


def names(html: str) -> list[str]:
    return re.findall(r'class="card__name"><a href="[^"]*">([^<]+)', html)


def test_home_lists_everybody_who_is_listed_in_alphabetical_order(client: Client) -> None:
    make_profile(name="Emmy Noether", sort_name="Noether, Emmy")
    make_profile(name="Leonhard Euler", sort_name="Euler, Leonhard", native_name="Леонард Эйлер")
    for state in Profile.State.values:
        if state != Profile.State.LISTED:
            make_profile(name=f"Nobody {state}", state=state)

    html = client.get("/").text

    assert [name.strip() for name in names(html)] == ["Leonhard Euler", "Emmy Noether"]
    assert "Леонард Эйлер" in html


@pytest.mark.parametrize("count", [3, 30])
def test_home_asks_the_same_number_of_queries_for_3_and_30_people(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    departments = [make_department(), make_department()]
    for number in range(count):
        person = make_profile(department=departments[number % 2])
        make_news(person, body="See [the notes](notes.pdf).")

    # The people and memberships of the directory, the people of the page, their memberships and
    # those departments, the departments with people, those who left, the latest news, coming news,
    # coming talks, works; the translations of people and news; the number of entries, news and
    # works, the house with the main department.
    with django_assert_num_queries(16):
        client.get("/")


def test_directory_is_paged_and_reaches_everybody(client: Client) -> None:
    made = {make_profile().name for _ in range(61)}

    first, second = client.get("/").text, client.get("/?page=2").text

    assert 'href="?page=2"' in first
    assert set(names(first) + names(second)) == made
    assert '<link rel="canonical" href="http://testserver/?page=2">' in second


@pytest.mark.parametrize("page", ["0", "3", "x", "-1", "", "last", "1.5"])
@pytest.mark.parametrize("path", ["/", "/news/", "/publications/"])
def test_a_page_that_does_not_exist_is_a_404(client: Client, path: str, page: str) -> None:
    make_publication([make_profile()])

    assert client.get(path, {"page": page}).status_code == 404


def test_a_department_lists_its_own_people(client: Client) -> None:
    mathematics, physics = make_department(name="Mathematics"), make_department(name="Physics")
    both = make_profile(name="Hermann Weyl", department=mathematics)
    Membership.objects.create(profile=both, department=physics, primary=False)
    make_profile(name="Emmy Noether", department=mathematics)
    make_profile(name="Lise Meitner", department=physics)

    html = client.get(physics.get_absolute_url()).text

    assert names(html) == ["Hermann Weyl", "Lise Meitner"]
    assert "<h1>Physics</h1>" in html
    assert client.get("/departments/alchemy/").status_code == 404


def make_lab(*people: tuple[str, str]) -> Department:
    """A lab whose members, a name and a role each, came in this order."""
    lab = make_department(name="Institut du Radium", kind=Department.Kind.LAB)
    elsewhere = make_department(name="Sorbonne")
    for name, role in people:
        profile = make_profile(name=name, department=elsewhere)
        Membership.objects.create(profile=profile, department=lab, role=role, primary=False)
    return lab


def test_a_lab_lists_its_people_by_role(client: Client) -> None:
    lab = make_lab(
        ("Marie Curie", "Directors"),
        ("Ellen Gleditsch", "Visitors"),
        ("Harriet Brooks", ""),
        ("André-Louis Debierne", "Directors"),
    )

    html = client.get(lab.get_absolute_url()).text

    listed = ["Marie Curie", "André-Louis Debierne", "Ellen Gleditsch", "Harriet Brooks"]
    assert names(html) == listed
    roles = re.findall(r'<h3 class="cards__role">(\w+)</h3>', html)
    assert roles == ["Directors", "Visitors"]


@pytest.mark.parametrize("count", [3, 30])
def test_a_lab_asks_the_same_number_of_queries_for_3_and_30_people(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    lab = make_lab(*((f"Ada {number}", f"Role {number % 4}") for number in range(count)))

    with django_assert_num_queries(17):
        client.get(lab.get_absolute_url())


def test_the_only_department_gives_the_site_its_name(client: Client, settings: Settings) -> None:
    settings.SITE_NAME = ""
    make_department(name="Department of Mathematics", tagline="Numbers and more.")

    html = client.get("/").text

    assert "<span>Department of Mathematics</span>" in html
    assert "<title>Department of Mathematics</title>" in html
    assert "Numbers and more." in html


def test_the_setting_names_the_site(client: Client, settings: Settings) -> None:
    settings.SITE_NAME = "Faculty of Science"
    make_department(name="Mathematics")

    for path in ("/", "/news/", "/publications/", "/nothing-here/"):
        assert "<span>Faculty of Science</span>" in client.get(path).text


def test_an_empty_site_says_so_on_every_list(client: Client) -> None:
    assert "Nobody is listed here yet." in client.get("/").text
    assert "No news yet." in client.get("/news/").text
    assert "No publications yet." in client.get("/publications/").text


def test_people_redirects_to_the_directory(client: Client) -> None:
    response = client.get("/people/")

    assert (response.status_code, response["Location"]) == (302, "/")


def test_pages_have_one_h1_a_description_and_no_inline_script_or_style(client: Client) -> None:
    person = make_profile(department=make_department(), email="ada@example.org")
    item = make_news(person)
    work = make_publication([person])

    further = make_page(person, body="# Lectures")

    for path in ("/", "/news/", "/publications/", *map(_address, (person, further, item, work))):
        html = client.get(path).text
        assert html.count("<h1") == 1, path
        assert html.count('<meta name="description"') == 1, path
        assert html.count('<link rel="canonical"') == 1, path
        assert 'href="#content"' in html, path
        assert shape(html).count("script") == 0, path
        assert " style=" not in html, path


def _address(obj: object) -> str:
    address: str = obj.get_absolute_url()  # type: ignore[attr-defined]
    return address


def test_a_name_is_escaped_everywhere(client: Client) -> None:
    person = make_profile(
        name='<b>"Ada"</b>', native_name="<i>x</i>", position="<u>P</u>", interests="<em>I</em>"
    )
    make_news(person, title="<s>T</s>", category="<s>C</s>", place="<s>P</s>")
    make_publication([person], title="<s>W</s>", venue="<s>V</s>", note="<s>N</s>")

    for path in ("/", "/news/", "/publications/", person.get_absolute_url()):
        html = client.get(path).text
        for tag in ("<b>&quot;", '<b>"', "<i>x", "<u>P", "<em>I", "<s>"):
            assert tag not in html, (path, tag)


def test_who_is_signed_in_sees_the_same_directory(client: Client) -> None:
    make_profile(name="Ada Lovelace", state=Profile.State.DRAFT)
    client.force_login(make_user(is_superuser=True, is_staff=True))

    assert names(client.get("/").text) == []
