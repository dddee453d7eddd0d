"""Numbers that no page of ours sends: endless digits, and totals of rows that are not there."""

from __future__ import annotations

import re
import time

import pytest
from django.core.cache import cache
from django.test import Client

from profiles.models import Profile
from tests import factories
from tests.profiles.admin.browsing import post, sent_back

pytestmark = pytest.mark.django_db

ENDLESS = "9" * 5000
UNSTORED = "9" * 18
OPENED = re.compile(r'name="_opened" value="([^"]*)"')


@pytest.fixture
def owner() -> Client:
    cache.clear()
    page = factories.make_profile(slug="sofya", name="Sofya Kovalevskaya")
    page.owner = factories.make_user("sofya")
    page.save()
    factories.make_section(page, heading="Work", body="Tops")
    client = Client()
    client.force_login(page.owner)
    return client


def form() -> str:
    return f"/admin/profiles/profile/{Profile.objects.get(slug='sofya').pk}/change/"


def first_marks(client: Client, number: str) -> str:
    """As if the form had been opened when the history had come so far."""
    found = OPENED.search(client.get(form()).content.decode())
    assert found
    return " ".join(number for _ in found[1].split())


@pytest.mark.parametrize("number", [ENDLESS, UNSTORED])
def test_a_history_has_no_such_page(owner: Client, number: str) -> None:
    answer = owner.get(form().replace("change", "history"), {"p": number})
    assert answer.status_code == 200


@pytest.mark.parametrize("number", [ENDLESS, UNSTORED])
def test_a_form_was_never_opened_so_late(owner: Client, number: str) -> None:
    mark = first_marks(owner, number)
    answer = post(owner, form(), _opened=mark, position="Professor")
    assert answer.status_code == 302
    assert Profile.objects.get(slug="sofya").position == "Professor"


@pytest.mark.parametrize("number", [ENDLESS, UNSTORED + "99999"])
def test_an_object_has_no_such_key(owner: Client, number: str) -> None:
    answer = owner.get(f"/admin/profiles/section/{number}/change/")
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")


def test_rows_are_not_looked_for_beyond_those_that_came(owner: Client) -> None:
    """A total of thirty millions kept a worker busy for as many steps, for each row of the page."""
    mark = first_marks(owner, "0")
    post(owner, form(), **{"position": "Professor", "sections-0-heading": "Works"})
    data = sent_back(owner.get(form()))
    del data["sections-0-id"]
    data |= {"_opened": mark, "sections-TOTAL_FORMS": "30000000", "position": "Docent"}
    started = time.process_time()
    answer = owner.post(form(), data)
    assert answer.status_code in (200, 409)
    assert time.process_time() - started < 3


def test_no_person_of_a_list_has_such_a_key(owner: Client) -> None:
    sofya = Profile.objects.get(slug="sofya")
    for number in range(2):
        factories.make_news(sofya, title=f"Prize {number}", pinned=True)
    for key in (ENDLESS, UNSTORED):
        answer = owner.get("/admin/news/newsitem/", {"person": key})
        assert answer.status_code in (200, 302), key
