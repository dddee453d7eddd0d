"""Calendars: what is to come, known to the day, read back by the library."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from faculty_site.lib.fuzzy_dates import FuzzyDate
from profiles.models import Entry, Profile
from profiles.models.base import Visibility
from tests.factories import make_department, make_entry, make_news, make_profile
from tests.harvester import harvested
from tests.security.hostile import MARKUP

pytestmark = pytest.mark.django_db

TALK = Entry.Kind.TALK


def day(days: int) -> str:
    return str(timezone.localdate() + datetime.timedelta(days=days))


@pytest.fixture
def ada() -> Profile:
    return make_profile(department=make_department(slug="physics"), slug="ada", name="Ada")


def events(client: Client, address: str = "/calendar.ics") -> list[Any]:
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "text/calendar; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    assert all(len(line) <= 75 for line in response.content.split(b"\r\n"))
    calendar = Calendar.from_ical(response.content)
    assert (calendar["version"], calendar["method"]) == ("2.0", "PUBLISH")
    return calendar.walk("VEVENT")


def test_an_event_says_all(client: Client, ada: Profile) -> None:
    item = make_news(
        ada, title="A talk; with, signs", date=day(3), end_date=day(5), place="Room 1",
        body="Come *all*.\n\nNow.", language="de",
    )  # fmt: skip

    (event,) = events(client)

    assert event["summary"] == "A talk; with, signs"
    assert event["summary"].params["language"] == "de"
    assert event["dtstart"].dt == datetime.date.fromisoformat(day(3))
    assert event["dtend"].dt == datetime.date.fromisoformat(day(6))
    assert event["location"] == "Room 1"
    assert event["description"] == "Come all.\nNow."
    assert event["url"] == f"http://testserver{item.get_absolute_url()}"
    assert event["dtstamp"].dt.date() == timezone.localdate()


def test_only_what_is_to_come_and_known_to_the_day_has_a_place(
    client: Client, ada: Profile
) -> None:
    next_year = timezone.localdate().year + 1
    for date in (day(-1), str(next_year), f"{next_year}-05", f"{next_year}-21", None):
        make_news(ada, date=date)
        make_entry(ada, kind=TALK, start=date)
    make_entry(ada, kind=Entry.Kind.AWARD, start=day(1))
    make_news(ada, date=day(0), title="Today")
    make_news(ada, date=day(-2), end_date=day(1), title="On since")
    make_entry(ada, kind=TALK, start=day(9), end=f"{next_year}", title="Talk")

    found = events(client)

    assert [str(event["summary"]) for event in found] == ["On since", "Today", "Ada: Talk"]
    assert found[2]["dtend"].dt - found[2]["dtstart"].dt == datetime.timedelta(days=1)


def test_an_event_keeps_its_identity(client: Client, ada: Profile) -> None:
    item = make_news(ada, date=day(3))
    (before,) = events(client)
    item.title, item.date = "Moved", FuzzyDate.parse(day(4))
    item.save()

    (after,) = events(client)

    assert before["uid"] == after["uid"]
    assert before["dtstamp"].dt == after["dtstamp"].dt


def test_who_has_it_is_told_so(client: Client, ada: Profile) -> None:
    make_news(ada, date=day(3))
    etag = client.get("/calendar.ics")["ETag"]

    assert client.get("/calendar.ics", headers={"If-None-Match": etag}).status_code == 304


@pytest.mark.parametrize(
    "address", ["/calendar.ics", "/departments/physics.ics", "/people/ada.ics"]
)
def test_nothing_hidden_is_told(client: Client, ada: Profile, address: str) -> None:
    physics = ada.departments.get()
    hidden = {"visibility": Visibility.HIDDEN}
    make_news(ada, date=day(1), title="secret", **hidden)
    make_entry(ada, kind=TALK, start=day(1), title="secret", **hidden)
    for state in ("draft", "unlisted"):
        other = make_profile(department=physics, state=state, slug=state)
        make_news(other, date=day(1), title="secret")
        make_entry(other, kind=TALK, start=day(1), title="secret")
    make_news(ada, date=day(1), title="Shown")
    make_entry(ada, kind=TALK, start=day(1), title="Shown")

    assert {str(event["summary"]) for event in events(client, address)} == {"Shown", "Ada: Shown"}
    assert client.get("/people/draft.ics").status_code == 404


def test_hostile_texts_are_only_texts(client: Client, ada: Profile) -> None:
    text = f"{MARKUP}\r\nEND:VEVENT\nBEGIN:VALARM\x01\x1b ada@example.org"
    make_news(ada, date=day(1), title=text, place=text, body=text, category=text[:100])

    (event,) = events(client)

    assert "END:VEVENT" in event["summary"]
    assert not event.subcomponents
    assert harvested(f"<pre>{client.get('/calendar.ics').content!r}</pre>") == set()


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        person = make_profile()
        make_news(person, date=day(1))
        make_entry(person, kind=TALK, start=day(1))

    with django_assert_num_queries(2):
        client.get("/calendar.ics")
