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
from tests.profiles.admin.browsing import errors, post

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


def test_who_edits_it_still_is_told_before(admin: Client, page: Profile) -> None:
    """An owner who leaves in anger may have let in an account of their own."""
    factories.make_user("new")
    yesterday = timezone.localdate() - datetime.timedelta(days=1)
    for name, until in (("second-self", None), ("over", yesterday)):
        page.delegations.create(user=factories.make_user(name), until=until)
    looked = admin.post(f"/admin/people/{page.pk}/handover/", {"account": "new"}).content.decode()
    assert "second-self may edit it without end" in looked
    assert "over may edit" not in looked


def test_a_page_that_the_account_got_meanwhile_is_told(
    admin: Client, page: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two admins hand two pages over to one account at the same moment."""
    factories.make_profile(owner=factories.make_user("busy"))
    monkeypatch.setattr("faculty_site.people.handover.check_owns_no_other", lambda *_: None)
    address = f"/admin/people/{page.pk}/handover/"
    answer = admin.post(address, {"account": "busy", "confirmed": ""})
    assert "an account owns one page" in answer.content.decode()
    page.refresh_from_db()
    assert page.owner is not None
    assert page.owner.username == "old"
    assert mail.outbox == []


@pytest.mark.parametrize("end", ["\n", "\r", "\x0b", "\x0c", "\x1c", "\x85", "\u2028"])
def test_a_name_makes_no_lines_of_its_own_in_a_mail(admin: Client, page: Profile, end: str) -> None:
    """Most of these ended in an error of ours after the page had changed hands."""
    factories.make_user("new", email="new@example.org")
    form = f"/admin/profiles/profile/{page.pk}/change/"
    assert errors(post(admin, form, name=f"Ada{end}Bcc: eve@example.org")) == ""
    address = f"/admin/people/{page.pk}/handover/"
    assert admin.post(address, {"account": "new", "confirmed": ""}).status_code == 302
    subjects = {message.subject for message in mail.outbox}
    assert subjects == {"The page of Ada Bcc: eve@example.org"}
    Profile.objects.filter(pk=page.pk).update(name=f"Ada{end}Bcc: eve@example.org")
    assert admin.post(address, {"account": "old", "confirmed": ""}).status_code == 302
    assert all("Bcc" not in message.message() for message in mail.outbox)


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


def test_whoever_chooses_nobody_is_told(admin: Client, department: Department) -> None:
    person(department, name="Stays")
    query = {"state": "former"}
    answer = admin.get("/admin/people/become/", query, follow=True)
    assert answer.redirect_chain == [("/admin/people/leavers/", 302)]
    assert "Choose at least one person." in answer.content.decode()
    stranger = Client()
    stranger.force_login(factories.make_user(is_staff=True))
    assert stranger.get("/admin/people/become/", query).status_code != 200


def test_the_day_of_leaving_is_told_in_words(admin: Client, department: Department) -> None:
    end = timezone.localdate() + datetime.timedelta(days=30)
    person(department, end)
    page = admin.get("/admin/people/leavers/").content.decode()
    assert f">{end.day} {end:%B %Y}</time>" in page
    assert f" {end.isoformat()}" not in page
