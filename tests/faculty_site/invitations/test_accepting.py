"""What the link of an invitation gives, and when it gives nothing."""

from __future__ import annotations

import re
import time
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from faculty_site.invitations.models import Invitation
from profiles.models import Delegation, Department, DepartmentRole, Profile
from tests import factories
from tests.faculty_site.invitations.inviting import PASSWORD, accept_anew, invite, link
from tests.profiles.admin.browsing import browser, errors

pytestmark = pytest.mark.django_db


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
    client = browser(account)
    assert "sonya" in client.get(link()).content.decode()
    client.post(link())
    page.refresh_from_db()
    assert page.owner == account


def test_another_account_may_take_it_and_keeps_its_address(admin: User, page: Profile) -> None:
    account = factories.make_user("weierstrass", email="karl@example.org")
    invite(admin, profile=page.pk)
    client = browser(account)
    client.post(link())
    page.refresh_from_db()
    account.refresh_from_db()
    assert (page.owner, account.email) == (account, "karl@example.org")


def test_an_account_owns_one_page(admin: User, page: Profile) -> None:
    account = factories.make_user()
    factories.make_profile(owner=account)
    invite(admin, profile=page.pk)
    client = browser(account)
    answer = client.post(link())
    assert "an account owns one page" in answer.content.decode()
    page.refresh_from_db()
    assert page.owner is None


def test_all_links_that_lead_nowhere_are_answered_alike(
    admin: User, page: Profile, department: Department
) -> None:
    invite(admin, profile=page.pk)
    row = Invitation.objects.get()
    nowhere = answer_of("/account/invitation/nothing/")
    assert nowhere[0] == 404
    for change, back in (
        ({"withdrawn": timezone.now()}, {"withdrawn": None}),
        ({"accepted": timezone.now()}, {"accepted": None}),
        ({"serial": "another"}, {"serial": row.serial}),
        ({"invited_by": None}, {"invited_by": admin}),
    ):
        Invitation.objects.update(**change)
        assert answer_of(link()) == nowhere, change
        Invitation.objects.update(**back)
        assert answer_of(link())[0] == 200, change
    DepartmentRole.objects.filter(user=admin).delete()
    assert answer_of(link()) == nowhere


def answer_of(address: str) -> tuple[int, bytes]:
    """The answer's status and body, without the token of its forms."""
    answer = Client().get(address)
    return answer.status_code, re.sub(rb'value="\w{64}"', b"", answer.content)


def test_a_link_is_over_after_its_days(admin: User, page: Profile, monkeypatch: Any) -> None:
    invite(admin, profile=page.pk)
    now = time.time()
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 13 * 24 * 3600)
    assert Client().get(link()).status_code == 200
    monkeypatch.setattr("django.core.signing.time.time", lambda: now + 15 * 24 * 3600)
    assert Client().get(link()).status_code == 404


def test_many_wrong_links_have_to_wait() -> None:
    answers = [Client().post("/account/invitation/guess/").status_code for _ in range(25)]
    assert answers[0] == 404
    assert answers[-1] == 429


@pytest.mark.parametrize("kind", ["owner", "delegate", "editor"])
def test_the_history_says_that_the_new_account_accepted(
    admin: User, page: Profile, department: Department, kind: str
) -> None:
    where = {"department": department.pk} if kind == "editor" else {"profile": page.pk}
    invite(admin, kind=kind, **where)
    accept_anew(link())
    account = User.objects.get(email="sofya@example.org")
    model: Any = {"owner": Profile, "delegate": Delegation, "editor": DepartmentRole}[kind]
    assert model.history.latest("pk").history_user == account
