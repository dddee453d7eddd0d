"""Invitations: who sends them, what the link gives, and when it gives nothing."""

from __future__ import annotations

import datetime
import re

import pytest
from django.contrib.auth.models import User
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import Settings

from faculty_site.invitations.models import Invitation
from faculty_site.lib.slugs import next_free
from profiles.models import Delegation, Department, DepartmentRole, Profile
from tests import factories
from tests.faculty_site.invitations.inviting import ADD, accept_anew, invite, link
from tests.profiles.admin.browsing import browser, errors

pytestmark = pytest.mark.django_db


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


def test_sent_again_and_withdrawn(admin: User, page: Profile) -> None:
    invite(admin, profile=page.pk)
    first, row = link(), Invitation.objects.get()
    client = browser(admin)
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
        assert browser(user).get(ADD).status_code == 403
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
    client = browser(admin)
    client.post(reverse("admin:invitations_invitation_again", args=[row.pk]))
    assert Client().get(link()).status_code == 200


def test_whoever_invites_reads_where_the_mail_went(admin: User, page: Profile) -> None:
    invited = {"email": "hilbert@example.org", "kind": "owner", "profile": page.pk}
    client = browser(admin)
    html = client.post(ADD, invited, follow=True).content.decode()
    assert "is sent to hilbert@example.org. Its link works until" in html
    row = Invitation.objects.get()
    address = reverse("admin:invitations_invitation_change", args=[row.pk])
    html = client.get(address).content.decode()
    assert "Link works until" in html
    assert "Withdrawn" not in html
    client.post(reverse("admin:invitations_invitation_withdraw", args=[row.pk]))
    html = client.get(address).content.decode()
    assert "Withdrawn" in html
    assert "Link works until" not in html


def test_whoever_is_signed_in_is_not_asked_to_sign_in(page: Profile) -> None:
    owner = factories.make_user()
    Profile.objects.filter(pk=page.pk).update(owner=owner)
    over = "/account/invitation/none/"
    assert reverse("account_login") in Client().get(over).content.decode()
    html = browser(owner).get(over).content.decode()
    assert reverse("account_login") not in html
    assert reverse("admin:index") in html
