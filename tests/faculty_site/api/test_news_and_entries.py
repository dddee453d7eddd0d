"""News and lines of curricula vitae as JSON."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from profiles.models import Entry, Profile
from profiles.models.base import Visibility
from tests.factories import make_department, make_entry, make_news, make_profile, make_translation

pytestmark = pytest.mark.django_db


def slugs(client: Client, **query: str) -> list[str]:
    return [item["slug"] for item in client.get("/api/v1/news", query).json()["results"]]


def test_news_are_told_as_precisely_as_they_are_dated(client: Client) -> None:
    person = make_profile()
    item = make_news(person, date="1903-12", body="The **Nobel Prize** in Physics.")

    found = client.get(reverse("api:news_item", args=[item.slug])).json()

    assert found["date"] == "1903-12"
    assert found["html"] == "<p>The <strong>Nobel Prize</strong> in Physics.</p>\n"
    assert found["person"]["slug"] == person.slug
    assert found["department"] is None
    assert found["upcoming"] is False


def test_what_is_to_come_is_told_apart_from_what_is_past(client: Client) -> None:
    tomorrow = timezone.localdate() + datetime.timedelta(days=1)
    coming = make_news(date=tomorrow.isoformat()).slug
    past = make_news(date="1903").slug
    undated = make_news(date=None).slug

    assert slugs(client, upcoming="true") == [coming]
    assert slugs(client, upcoming="false") == [past, undated]
    assert slugs(client) == [coming, past, undated]


def test_news_are_filtered(client: Client) -> None:
    person, department = make_profile(), make_department()
    of_person = make_news(person, date="1903", kind="post").slug
    of_department = make_news(department=department, date="1911").slug

    assert slugs(client, person=person.slug) == [of_person]
    assert slugs(client, department=department.slug) == [of_department]
    assert slugs(client, year="1911") == [of_department]
    assert slugs(client, kind="post") == [of_person]


def test_news_speak_another_language(client: Client) -> None:
    item = make_news(title="The prize")
    make_translation(item, title="Le prix", body="")

    address = reverse("api:news_item", args=[item.slug])

    assert client.get(address, {"lang": "fr"}).json()["title"] == "Le prix"


def test_entries_are_filtered_and_say_whose_they_are(client: Client) -> None:
    department = make_department()
    person = make_profile(department=department)
    make_entry(person, kind=Entry.Kind.TALK, title="On radium", start="1904-01-12")
    make_entry(person, kind=Entry.Kind.AWARD, title="Davy Medal", start="1903")
    make_entry(make_profile(), kind=Entry.Kind.TALK, title="On engines", start="1842")

    talks = client.get("/api/v1/entries", {"kind": "talk"}).json()["results"]
    of_1904 = client.get("/api/v1/entries", {"year": "1904", "person": person.slug}).json()
    here = client.get("/api/v1/entries", {"department": department.slug}).json()

    assert [entry["title"] for entry in talks] == ["On radium", "On engines"]
    assert talks[0]["person"]["name"] == person.name
    assert [entry["start"] for entry in of_1904["results"]] == ["1904-01-12"]
    assert here["count"] == 2


def test_what_is_hidden_or_a_drafts_is_told_to_nobody(admin_client: Client) -> None:
    draft = make_profile(state=Profile.State.DRAFT)
    unlisted = make_profile(state=Profile.State.UNLISTED)
    hidden = make_news(visibility=Visibility.HIDDEN)
    of_draft = make_news(draft)
    make_entry(draft)
    make_entry(unlisted)
    make_entry(make_profile(), visibility=Visibility.HIDDEN)
    make_news(unlisted)

    assert admin_client.get("/api/v1/news").json()["count"] == 0
    assert admin_client.get("/api/v1/entries").json()["count"] == 0
    for item in (hidden, of_draft):
        assert admin_client.get(reverse("api:news_item", args=[item.slug])).status_code == 404
