"""Light and dark as a visitor chose it: remembered, obeyed, and safe to ask for."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from tests.factories import make_profile

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}


def choose(client: Client, theme: str, way_back: str = "/news/?page=1") -> str:
    """Where the form leads after it was sent."""
    response = client.post("/theme/", {"theme": theme, "next": way_back}, headers=HERE)
    assert response.status_code == 302
    return response["Location"]


def root(html: str) -> str:
    start = html.index("<html")
    return html[start : html.index(">", start)]


def test_a_choice_is_remembered_and_leads_back(client: Client) -> None:
    assert choose(client, "dark") == "/news/?page=1"
    assert client.cookies["theme"]["max-age"] > 300 * 24 * 3600
    assert client.cookies["theme"]["samesite"] == "Lax"

    html = client.get("/news/").text
    assert 'data-theme="dark"' in root(html)
    assert 'value="dark" aria-pressed="true"' in html
    assert 'media="not all" content="#fdfcfa"' in html
    assert 'media="all" content="#16181b"' in html


def test_the_system_decides_again_when_asked_to(client: Client) -> None:
    choose(client, "light")
    choose(client, "system")

    assert client.cookies["theme"].value == ""
    html = client.get("/").text
    assert "data-theme" not in root(html)
    assert 'value="system" aria-pressed="true"' in html
    assert 'media="(prefers-color-scheme: light)"' in html


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "http://["]
)
def test_the_way_back_stays_here(client: Client, elsewhere: str) -> None:
    assert choose(client, "dark", elsewhere) == "/"


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
    ],
)
def test_a_form_of_another_site_changes_nothing(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/theme/", {"theme": "dark"}, headers=headers)

    assert response.status_code == 403
    assert "theme" not in response.cookies


@pytest.mark.parametrize("headers", [{}, {"Origin": "http://testserver"}])
def test_a_browser_that_says_less_is_believed(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/theme/", {"theme": "dark"}, headers=headers)
    assert response.cookies["theme"].value == "dark"


def test_what_is_no_choice_is_refused(client: Client) -> None:
    assert client.post("/theme/", {"theme": "pink"}, headers=HERE).status_code == 400
    assert client.post("/theme/", headers=HERE).status_code == 400
    assert client.get("/theme/").status_code == 405

    client.cookies["theme"] = '"><script>'
    assert "data-theme" not in root(client.get("/").text)


def test_pages_say_that_they_depend_on_the_cookie_and_set_none(client: Client) -> None:
    person = make_profile()
    for address in ("/", person.get_absolute_url(), "/nothing-here/"):
        response = client.get(address)
        assert "Cookie" in response["Vary"]
        assert not response.cookies
    assert "Cookie" not in client.get("/robots.txt").get("Vary", "")


def test_error_pages_follow_without_the_database(
    client: Client,
    django_assert_num_queries: DjangoAssertNumQueries,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    client.cookies["theme"] = "dark"
    assert 'data-theme="dark"' in root(client.get("/nothing-here/").text)

    bad = client.post("/theme/", {"theme": "pink"}, headers=HERE)
    assert 'data-theme="dark"' in root(bad.text)
    with django_assert_num_queries(0):
        client.post("/theme/", {"theme": "pink"}, headers=HERE)

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("faculty_site.views.answer_in_wanted", broken)
    client.raise_request_exception = False
    response = client.get("/")
    assert response.status_code == 500
    assert 'data-theme="dark"' in root(response.text)
