"""Handing a page over, and who leaves."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from profiles.models import Department, Membership, Profile
from profiles.permissions import can
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def department() -> Department:
    return factories.make_department(name="Mathematics")


@pytest.fixture
def admin(department: Department) -> Client:
    client = Client()
    client.force_login(factories.make_user("admin", role="admin", department=department))
    return client


@pytest.fixture
def page(department: Department) -> Profile:
    owner = factories.make_user("old", email="old@example.org")
    owner.last_login = timezone.now()
    owner.save()
    return factories.make_profile(department=department, owner=owner, name="Ada Lovelace")


def test_nothing_changes_before_it_is_confirmed(admin: Client, page: Profile) -> None:
    new = factories.make_user("new", email="new@example.org")
    address = f"/admin/people/{page.pk}/handover/"
    looked = admin.post(address, {"account": "new"}).content.decode()
    assert "old loses the page at once" in looked
    page.refresh_from_db()
    assert page.owner != new
    assert admin.post(address, {"account": "new", "confirmed": ""}).status_code == 302
    page.refresh_from_db()
    assert page.owner == new
    assert not can(User.objects.get(username="old"), "change", page)
    assert [message.to for message in mail.outbox] == [["old@example.org"], ["new@example.org"]]


def test_to_nobody_and_only_to_who_owns_no_other(admin: Client, page: Profile) -> None:
    address = f"/admin/people/{page.pk}/handover/"
    factories.make_profile(owner=factories.make_user("busy"))
    factories.make_user("gone", is_active=False)
    for account, told in (
        ("busy", "an account owns one page"),
        ("gone", "not in use any more"),
        ("old", "who owns it now"),
        ("nobody-here", "There is no account"),
    ):
        answer = admin.post(address, {"account": account, "confirmed": ""})
        assert told in answer.content.decode(), account
    admin.post(address, {"account": "", "confirmed": ""})
    page.refresh_from_db()
    assert page.owner is None


def person(department: Department, end: datetime.date | None = None, **fields: Any) -> Profile:
    made = factories.make_profile(**fields)
    Membership.objects.create(
        profile=made, department=department, end=end.isoformat() if end else None
    )
    return made


def test_who_is_among_the_leavers(admin: Client, department: Department, page: Profile) -> None:
    today, days = timezone.localdate(), datetime.timedelta
    person(department, name="Stays")
    person(department, today - days(400), name="Left")
    person(department, today + days(30), name="Leaves soon")
    person(department, today + days(200), name="Leaves later")
    person(department, today - days(9), name="Left and former", state="former")
    both = person(department, today - days(9), name="Elsewhere still")
    Membership.objects.create(profile=both, department=factories.make_department())
    person(department, name="Never signed in", owner=factories.make_user())
    person(department, name="Closed", owner=factories.make_user(is_active=False))
    person(factories.make_department(), today - days(9), name="Of others")

    def shown(**query: int) -> list[str]:
        rows = admin.get("/admin/people/leavers/", query).context["rows"]
        return sorted(person.name for person, _reasons in rows)

    assert shown() == ["Closed", "Leaves soon", "Left", "Never signed in"]
    assert "Leaves later" in shown(days=365)


def test_queries_do_not_grow(admin: Client, department: Department) -> None:
    def cost(number: int) -> int:
        for _ in range(number):
            person(department, timezone.localdate(), owner=factories.make_user())
        with CaptureQueriesContext(connection) as queries:
            admin.get("/admin/people/leavers/")
        return len(queries)

    assert cost(3) == cost(27)


def test_made_former_after_a_look(admin: Client, department: Department) -> None:
    left = person(department, name="Left")
    foreign = person(factories.make_department(), name="Of others")
    query: dict[str, Any] = {"person": [left.pk, foreign.pk], "state": "former"}
    chosen = {"action": "make_former", "_selected_action": [left.pk]}
    led = admin.post("/admin/profiles/profile/", chosen)
    assert led["Location"] == f"/admin/people/become/?state=former&person={left.pk}"
    looked = admin.get("/admin/people/become/", query)
    assert [each.name for each in looked.context["people"]] == ["Left"]
    left.refresh_from_db()
    assert left.state == "listed"
    assert admin.post("/admin/people/become/", query | {"confirmed": ""}).status_code == 302
    states = Profile.objects.order_by("name").values_list("name", "state")
    assert list(states) == [("Left", "former"), ("Of others", "listed")]
    assert admin.get("/admin/people/become/", {"person": foreign.pk}).status_code == 404
    assert admin.get("/admin/people/become/", query | {"state": "draft"}).status_code == 404
