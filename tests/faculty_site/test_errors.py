"""What is said where a page is missing, a request is odd, or the site fails."""

from __future__ import annotations

from urllib.parse import urlencode

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from faculty_site.look.sheet import sheet
from news.models import NewsItem
from tests.factories import make_profile, make_user

pytestmark = pytest.mark.django_db


def test_a_missing_page_has_the_sites_own_404(client: Client) -> None:
    response = client.get("/nothing-here/")

    assert response.status_code == 404
    assert "There is no such page" in response.text
    assert reverse("stylesheet", args=[sheet().digest]) in response.text


def test_an_error_shows_a_page_that_asks_no_database(
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    def fail(*_: object) -> None:
        raise RuntimeError("the database is away")

    client.raise_request_exception = False
    monkeypatch.setattr(NewsItem.objects, "listed", fail)

    with django_assert_num_queries(0):
        response = client.get("/news/")

    assert response.status_code == 500
    assert "Something went wrong here" in response.text


@pytest.mark.parametrize(
    ("limit", "value"),
    [("DATA_UPLOAD_MAX_NUMBER_FIELDS", 3), ("DATA_UPLOAD_MAX_MEMORY_SIZE", 10)],
)
def test_a_form_that_holds_too_much_is_told(
    client: Client, settings: Settings, limit: str, value: int
) -> None:
    """Nobody did anything wrong who wrote a long list, and nothing of it is lost."""
    setattr(settings, limit, value)
    owner = make_user()
    page = make_profile(owner=owner)
    client.force_login(owner)
    answer = client.post(
        f"/admin/profiles/profile/{page.pk}/change/",
        urlencode({f"field-{number}": "x" for number in range(9)}),
        content_type="application/x-www-form-urlencoded",
    )
    assert answer.status_code == 413
    assert "what you typed still stands there" in answer.content.decode()


def test_a_bad_request_has_the_sites_own_page(client: Client) -> None:
    response = client.get("/", headers={"host": "elsewhere.example.com"})

    assert response.status_code == 400
    assert "This request was not understood" in response.text
