"""Invitations: who sends them, what the link gives, and when it gives nothing."""

from __future__ import annotations

import datetime
import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from faculty_site.invitations.models import Invitation
from faculty_site.lib.slugs import next_free
from profiles.models import Delegation, Department, DepartmentRole, Profile
from tests import factories
from tests.profiles.admin.browsing import errors, post

pytestmark = pytest.mark.django_db

PASSWORD = "on the rotation of a body"
ADD = "/admin/invitations/invitation/add/"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def department() -> Department:
    return factories.make_department(name="Mathematics")


@pytest.fixture
def admin(department: Department) -> User:
    return factories.make_user(role="admin", department=department, email="admin@example.org")


@pytest.fixture
def page(department: Department) -> Profile:
    return factories.make_profile(department=department, name="Sofya Kovalevskaya", slug="sofya")


def invite(by: User, **values: Any) -> Any:
    client = Client()
    client.force_login(by)
    sent = {"email": "sofya@example.org", "kind": "owner"} | values
    return post(client, ADD, **sent)


def link() -> str:
    """The address in the newest mail."""
    found = re.search(r"http://testserver(/account/invitation/\S+)", str(mail.outbox[-1].body))
    assert found
    return found[1]


def accept_anew(address: str, client: Client | None = None) -> Any:
    data = {"password1": PASSWORD, "password2": PASSWORD}
    return (client or Client()).post(address, data)


def test_somebody_new_chooses_a_password_and_owns_the_page(admin: User, page: Profile) -> None:
    assert errors(invite(admin, profile=page.pk)) == ""
    assert mail.outbox[-1].to == ["sofya@example.org"]
    assert "14 days" in str(mail.outbox[-1].body)
    client = Client()
    opened = client.get(link())
    assert opened.status_code == 200
    assert "Sofya Kovalevskaya" in opened.content.decode()
    assert opened["Referrer-Policy"] == "same-origin"
    assert "no-store" in opened["Cache-Control"]
    answer = accept_anew(link(), client)
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    page.refresh_from_db()
    assert page.owner is not None
    assert page.owner.email == "sofya@example.org"
    assert EmailAddress.objects.get(user=page.owner).verified
    assert client.get("/admin/").status_code == 200
    signed_in = Client().post(
        reverse("account_login"), {"login": "sofya@example.org", "password": PASSWORD}
    )
    assert signed_in.status_code == 302


def test_nobody_chooses_a_password_where_the_university_signs_in(
    admin: User, page: Profile, settings: Settings
) -> None:
    settings.PASSWORD_SIGN_IN = False
    invite(admin, profile=page.pk)
    client = Client()
    opened = client.get(link()).content.decode()
    assert "you sign in with your university" in opened
    assert 'type="password"' not in opened
    assert client.post(link())["Location"] == "/admin/"
    page.refresh_from_db()
    assert page.owner is not None
    assert not page.owner.has_usable_password()
    assert EmailAddress.objects.get(user=page.owner).verified


def test_a_link_works_once(admin: User, page: Profile) -> None:
    invite(admin, profile=page.pk)
    accept_anew(link())
    assert Client().get(link()).status_code == 404
    assert accept_anew(link()).status_code == 404
    assert User.objects.filter(email="sofya@example.org").count() == 1


def test_two_who_send_the_form_at_once(
    admin: User, page: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As a double click does: both found the invitation open before either had accepted it."""
    invite(admin, profile=page.pk)
    second = accept_anew(link())
    assert second.status_code == 302
    Invitation.objects.update(accepted=None)  # as it looked when the other one opened it
    monkeypatch.setattr("faculty_site.invitations.views.is_over", lambda _invitation: False)
    User.objects.filter(email="sofya@example.org").update(email="", username="sonya")
    EmailAddress.objects.all().delete()
    assert accept_anew(link()).status_code == 404
    assert not User.objects.filter(email="sofya@example.org").exists()


def test_two_who_make_a_person_of_one_name_at_once(
    admin: User, department: Department, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first look at what is taken was too early."""
    factories.make_profile(slug="amalie-noether")
    looks = iter([{"others"}, {"amalie-noether"}])
    monkeypatch.setattr(
        "faculty_site.invitations.forms.next_free",
        lambda slug, _taken, size: next_free(slug, next(looks), size),
    )
    sent = {"new_name": "Amalie Noether", "department": department.pk}
    assert errors(invite(admin, **sent)) == ""
    assert Profile.objects.filter(slug="amalie-noether-2", name="Amalie Noether").exists()


def test_opening_a_link_uses_nothing_up(admin: User, page: Profile) -> None:
    invite(admin, profile=page.pk)
    for _ in range(3):
        assert Client().get(link()).status_code == 200
    assert Invitation.objects.pending().count() == 1


def test_a_weak_password_is_refused(admin: User, page: Profile) -> None:
    invite(admin, profile=page.pk)
    answer = Client().post(link(), {"password1": "12345678", "password2": "12345678"})
    assert answer.status_code == 200
    assert not User.objects.filter(email="sofya@example.org").exists()


def test_an_account_signs_in_first_and_gets_the_page_then(admin: User, page: Profile) -> None:
    account = factories.make_user("sonya", email="Sofya@example.org")
    invite(admin, profile=page.pk)
    assert "/account/login/?next=" in Client().get(link()).content.decode()
    assert accept_anew(link()).status_code == 200  # the form for newcomers is not there
    client = Client()
    client.force_login(account)
    assert "sonya" in client.get(link()).content.decode()
    client.post(link())
    page.refresh_from_db()
    assert page.owner == account


def test_another_account_may_take_it_and_keeps_its_address(admin: User, page: Profile) -> None:
    account = factories.make_user("weierstrass", email="karl@example.org")
    invite(admin, profile=page.pk)
    client = Client()
    client.force_login(account)
    client.post(link())
    page.refresh_from_db()
    account.refresh_from_db()
    assert (page.owner, account.email) == (account, "karl@example.org")


def test_an_account_owns_one_page(admin: User, page: Profile) -> None:
    account = factories.make_user()
    factories.make_profile(owner=account)
    invite(admin, profile=page.pk)
    client = Client()
    client.force_login(account)
    answer = client.post(link())
    assert "an account owns one page" in answer.content.decode()
    page.refresh_from_db()
    assert page.owner is None


def test_all_links_that_lead_nowhere_are_answered_alike(
    admin: User, page: Profile, department: Department
) -> None:
    invite(admin, profile=page.pk)
    old = link()
    row = Invitation.objects.get()

    def answer() -> tuple[int, bytes]:
        told = Client().get(old)
        return told.status_code, told.content

    unknown = Client().get("/account/invitation/nothing/")
    nowhere = (unknown.status_code, unknown.content)
    assert nowhere[0] == 404
    strip = re.compile(rb'value="[\w]{64}"')
    for change, back in (
        ({"withdrawn": timezone.now()}, {"withdrawn": None}),
        ({"accepted": timezone.now()}, {"accepted": None}),
        ({"serial": "another"}, {"serial": row.serial}),
        ({"invited_by": None}, {"invited_by": admin}),
    ):
        Invitation.objects.update(**change)
        assert answer()[0] == 404, change
        assert strip.sub(b"", answer()[1]) == strip.sub(b"", nowhere[1]), change
        Invitation.objects.update(**back)
        assert answer()[0] == 200, change
    DepartmentRole.objects.filter(user=admin).delete()
    assert answer()[0] == 404


def test_a_link_is_over_after_its_days(admin: User, page: Profile, monkeypatch: Any) -> None:
    invite(admin, profile=page.pk)
    import time

    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 13 * 24 * 3600)
    assert Client().get(link()).status_code == 200
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 15 * 24 * 3600)
    assert Client().get(link()).status_code == 404


def test_sent_again_and_withdrawn(admin: User, page: Profile) -> None:
    invite(admin, profile=page.pk)
    first, row = link(), Invitation.objects.get()
    client = Client()
    client.force_login(admin)
    client.post(reverse("admin:invitations_invitation_again", args=[row.pk]))
    second = link()
    assert first != second
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    client.post(reverse("admin:invitations_invitation_withdraw", args=[row.pk]))
    assert Client().get(second).status_code == 404
    html = client.get(reverse("admin:invitations_invitation_changelist")).content.decode()
    assert "withdrawn" in html


def test_a_new_person_gets_a_draft(admin: User, department: Department) -> None:
    answer = invite(admin, new_name="Maria Gaetana Agnesi", department=department.pk)
    assert errors(answer) == ""
    profile = Profile.objects.get(slug="maria-gaetana-agnesi")
    assert (profile.state, profile.sort_name) == ("draft", "Agnesi, Maria Gaetana")
    assert [row.department for row in profile.memberships.all()] == [department]
    accept_anew(link())
    profile.refresh_from_db()
    assert profile.owner is not None


def test_an_owner_invites_a_delegate_until_a_date(page: Profile) -> None:
    owner = factories.make_user()
    page.owner = owner
    page.save()
    until = timezone.localdate() + datetime.timedelta(days=30)
    assert errors(invite(owner, kind="delegate", profile=page.pk, until=until.isoformat())) == ""
    accept_anew(link())
    row = Delegation.objects.get(profile=page)
    assert (row.user.email, row.until) == ("sofya@example.org", until)


def test_nothing_is_passed_on(page: Profile, department: Department, admin: User) -> None:
    """A delegate invites nobody; an editor neither; an owner no second owner and no editor."""
    delegate = factories.make_user()
    Delegation.objects.create(profile=page, user=delegate)
    editor = factories.make_user(role="editor", department=department)
    for user in (delegate, editor):
        client = Client()
        client.force_login(user)
        assert client.get(ADD).status_code == 403
    owner = factories.make_user()
    page.owner = owner
    page.save()
    other = factories.make_profile(department=department)
    for values in (
        {"kind": "owner", "profile": other.pk},
        {"kind": "delegate", "profile": other.pk},
        {"kind": "editor", "department": department.pk},
    ):
        assert errors(invite(owner, **values)) != "", values
    elsewhere = factories.make_department()
    assert errors(invite(admin, kind="editor", department=elsewhere.pk)) != ""
    assert errors(invite(admin, new_name="A B", department=elsewhere.pk)) != ""
    assert not mail.outbox
    assert not Invitation.objects.exists()


def test_an_editor_is_invited_by_the_admin(admin: User, department: Department) -> None:
    assert errors(invite(admin, kind="editor", department=department.pk)) == ""
    accept_anew(link())
    role = DepartmentRole.objects.exclude(user=admin).get()
    assert (role.role, role.department, role.user.email) == (
        "editor",
        department,
        "sofya@example.org",
    )


def test_whoever_invites_learns_nothing_of_accounts(admin: User, page: Profile) -> None:
    told = []
    for number, email in enumerate(("here@example.org", "nobody@example.org")):
        person = factories.make_profile(department=page.memberships.get().department)
        if not number:
            factories.make_user(email=email)
        answer = invite(admin, email=email, profile=person.pk)
        told.append((answer.status_code, answer["Location"]))
    assert told[0] == told[1]
    bodies = {str(message.body).split("http://")[0] for message in mail.outbox}
    assert len({re.sub(r"Ada Lovelace \d+", "", body) for body in bodies}) == 1


def test_not_twice_and_not_without_end(admin: User, department: Department, page: Profile) -> None:
    invite(admin, profile=page.pk)
    assert "invited there already" in errors(invite(admin, profile=page.pk))
    for _ in range(4):
        invite(admin, profile=factories.make_profile(department=department).pk)
    another = factories.make_profile(department=department)
    assert "several mails" in errors(invite(admin, profile=another.pk))
    assert len(mail.outbox) == 5


def test_a_page_with_an_owner_is_handed_over_instead(admin: User, page: Profile) -> None:
    page.owner = factories.make_user()
    page.save()
    assert "has an owner" in errors(invite(admin, profile=page.pk))


def test_a_mail_that_cannot_be_sent_leaves_an_invitation_to_send_again(
    admin: User, page: Profile, settings: Settings
) -> None:
    settings.EMAIL_BACKEND = "tests.faculty_site.invitations.broken.Backend"
    answer = invite(admin, profile=page.pk)
    assert answer.status_code == 302
    row = Invitation.objects.get()
    assert row.sent is None
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    client = Client()
    client.force_login(admin)
    client.post(reverse("admin:invitations_invitation_again", args=[row.pk]))
    assert Client().get(link()).status_code == 200


def test_many_wrong_links_have_to_wait() -> None:
    answers = [Client().post("/account/invitation/guess/").status_code for _ in range(25)]
    assert answers[0] == 404
    assert answers[-1] == 429
