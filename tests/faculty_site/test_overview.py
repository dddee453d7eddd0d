"""What the first page of the site and of a department tells besides its people."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_profile,
    make_publication,
)

pytestmark = pytest.mark.django_db


def test_the_first_page_tells_what_comes_and_what_is_new(client: Client) -> None:
    mathematics, physics = make_department(name="Mathematics"), make_department(name="Physics")
    noether = make_profile(name="Emmy Noether", department=mathematics)
    meitner = make_profile(name="Lise Meitner", department=physics)
    make_news(noether, title="The prize", date="1932")
    make_news(noether, title="The congress", date="9998-09-04")
    make_news(department=physics, title="The new laboratory", date="1933")
    make_entry(meitner, kind="talk", title="The looking back", start="9998-09-02")
    make_entry(meitner, kind="talk", title="The past talk", start="1922")
    make_publication([meitner], title="The disintegration")

    html = client.get("/").text

    overview = html[html.index('class="overview"') : html.index('id="people"')]
    told = ["The looking back", "The congress", "The new laboratory", "The prize", "disintegration"]
    places = [overview.index(each) for each in told]
    assert places == sorted(places)
    assert "The past talk" not in overview
    assert f'href="{meitner.get_absolute_url()}#entry-' in overview
    of_physics = client.get(physics.get_absolute_url()).text
    assert "The prize" not in of_physics
    assert "The new laboratory" in of_physics
    for path in ("talks", "publications", "news"):
        assert f'href="{physics.get_absolute_url()}{path}/"' in of_physics
        assert "The" in client.get(f"{physics.get_absolute_url()}{path}/").text


@pytest.mark.parametrize("count", [3, 30])
def test_a_full_first_page_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    department = make_department()
    for _ in range(count):
        person = make_profile(department=department)
        make_news(person, date="9998")
        make_news(person, date="1843", category="Talk")
        make_entry(person, kind="talk", start="9998")
        make_publication([person, make_profile(department=department)])

    # As of an empty one, without the main department; the authors of the works and their pages, and
    # the translations of talks and works, whether engines may show it.
    with django_assert_num_queries(21):
        client.get(department.get_absolute_url())


def test_the_page_of_what_is_only_above_all_is_the_first_page(client: Client) -> None:
    academy = make_department(name="Academy")
    physics = make_department(name="Physics", parent=academy)
    make_profile(department=physics)

    answer = client.get(academy.get_absolute_url())

    assert (answer.status_code, answer.headers["Location"]) == (302, "/")
    told = client.get("/sitemap-departments.xml").text
    assert physics.get_absolute_url() in told
    assert academy.get_absolute_url() not in told
    make_profile(department=academy)
    assert client.get(academy.get_absolute_url()).status_code == 200
