"""Those who left and those who died: a list apart from the directory."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from faculty_site.lib.fuzzy_dates import FuzzyDate
from profiles.models import Department, Membership, Profile
from tests.factories import make_department, make_news, make_profile

pytestmark = pytest.mark.django_db


def make_former(department: Department, name: str, state: str = "former") -> Profile:
    profile = make_profile(name=name, sort_name="", state=state)
    Membership.objects.create(
        profile=profile,
        department=department,
        role="Assistant",
        start=FuzzyDate.parse("1907"),
        end=FuzzyDate.parse("1938"),
    )
    return profile


def test_they_have_a_list_of_their_own_and_are_not_in_the_directory(client: Client) -> None:
    physics, other = make_department(name="Physics"), make_department(name="Chemistry")
    make_former(physics, "Lise Meitner")
    make_former(physics, "Otto Hahn", "in_memoriam")
    make_former(other, "Ida Noddack")
    for state in ("draft", "unlisted"):
        make_former(physics, f"Nobody {state}", state)

    html = client.get(f"{physics.get_absolute_url()}former-members/").text

    assert re.findall(r"<h2[^>]*>([^<]+)", html) == ["In memoriam", "Former members"]
    assert html.index("Otto Hahn") < html.index("Lise Meitner")
    assert "1907–1938" in html
    assert "Nobody" not in html
    assert "Ida Noddack" not in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert "Ida Noddack" in client.get("/former-members/").text
    front = client.get(physics.get_absolute_url()).text
    assert "former-members/" in front
    assert "Meitner" not in front


def test_where_nobody_left_there_is_no_such_list(client: Client) -> None:
    department = make_department()
    make_profile(department=department)

    assert client.get("/former-members/").status_code == 404
    assert client.get(f"{department.get_absolute_url()}former-members/").status_code == 404
    assert client.get("/departments/alchemy/former-members/").status_code == 404
    assert "former-members" not in client.get("/").text


@pytest.mark.parametrize("count", [3, 30])
def test_it_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    department = make_department()
    for number in range(count):
        make_former(department, f"Ada {number}", "former" if number % 2 else "in_memoriam")

    # The people, their memberships with the departments, their translations, the house.
    with django_assert_num_queries(4):
        client.get("/former-members/")


def test_whoever_left_a_department_is_among_its_people_no_longer(client: Client) -> None:
    mathematics, physics = make_department(slug="mathematics"), make_department(slug="physics")
    weyl = make_profile(name="Hermann Weyl", department=mathematics)
    hardy = make_profile(name="G. H. Hardy", department=mathematics)
    make_profile(name="Max Born", department=physics)
    Membership.objects.create(profile=weyl, department=physics)
    here = Membership.objects.filter(department=mathematics)
    here.update(end=FuzzyDate.parse("1933"))
    make_news(weyl, slug="symmetry")

    assert people_on(client, "/") == ["G. H. Hardy", "Hermann Weyl", "Max Born"]
    assert people_on(client, "/departments/mathematics/") == []
    assert people_on(client, "/departments/physics/") == ["Hermann Weyl", "Max Born"]
    assert people_on(client, "/departments/mathematics/former-members/") == [
        "G. H. Hardy",
        "Hermann Weyl",
    ]
    assert client.get("/departments/physics/former-members/").status_code == 404
    assert "symmetry" not in client.get("/departments/mathematics/news/").text
    assert "symmetry" in client.get("/departments/physics/news/").text
    assert "/departments/mathematics/" not in client.get(hardy.get_absolute_url()).text
    today = timezone.localdate().year
    here.update(end=FuzzyDate(today))  # it may mean the last day of this year
    assert people_on(client, "/departments/mathematics/") == ["G. H. Hardy", "Hermann Weyl"]


def people_on(client: Client, address: str) -> list[str]:
    names = r'<a href="/people/[^"/]+/">([^<]+)</a>'
    return sorted(set(re.findall(names, client.get(address).text)))
