"""What all answers of the API have in common."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse
from openapi_spec_validator import validate
from pytest_django import DjangoAssertNumQueries

from faculty_site.api import api
from tests.factories import make_department, make_entry, make_news, make_profile, make_publication

pytestmark = pytest.mark.django_db

LISTS = ("departments", "people", "entries", "news", "publications")


def test_the_description_is_valid_openapi_and_names_every_address(client: Client) -> None:
    schema = client.get(reverse("api:openapi-json")).json()

    validate(schema)
    assert set(schema["paths"]) >= {f"/api/v1/{name}" for name in LISTS}
    for methods in schema["paths"].values():
        assert set(methods) == {"get"}
        assert set(methods["get"]["responses"]) == {"200", "404", "422"}


def test_the_page_about_it_shows_each_address_and_parameter(client: Client) -> None:
    page = client.get(reverse("api")).text

    for path in api.get_openapi_schema()["paths"]:
        assert f"<code>{path}</code>" in page
    assert "<code>page_size</code>" in page
    for values in ("article-journal, paper-conference", "news, post", "education, position"):
        assert values in page


@pytest.mark.parametrize("name", LISTS)
def test_answers_are_kept_for_a_minute_read_by_any_site_and_left_out_by_engines(
    client: Client, name: str
) -> None:
    first = client.get(f"/api/v1/{name}")
    again = client.get(f"/api/v1/{name}", headers={"If-None-Match": first["ETag"]})

    assert first["Access-Control-Allow-Origin"] == "*"
    assert first["X-Robots-Tag"] == "noindex"
    assert first["Cache-Control"] == "public, max-age=60"
    assert (again.status_code, again.content) == (304, b"")
    assert client.head(f"/api/v1/{name}").status_code == 200
    assert client.post(f"/api/v1/{name}").status_code == 405


@pytest.mark.parametrize("name", LISTS)
def test_queries_do_not_grow_with_the_list(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries, name: str
) -> None:
    def fill(number: int) -> None:
        for _ in range(number):
            department = make_department(parent=make_department())
            person = make_profile(department=department)
            make_entry(person, body="See [this](/old/)")
            make_news(person, body="See [this](/old/)")
            make_publication([person, "Somebody"], links=[{"kind": "pdf", "url": "a.pdf"}])

    expected = {"departments": 2, "people": 3, "entries": 4, "news": 4, "publications": 5}
    for number in (3, 20):
        fill(number)
        with django_assert_num_queries(expected[name]):
            client.get(f"/api/v1/{name}", {"page_size": 100})


def test_names_are_written_in_their_own_script(client: Client) -> None:
    make_profile(native_name="湯川秀樹")

    assert "湯川秀樹" in client.get("/api/v1/people").text
