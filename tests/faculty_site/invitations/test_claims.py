"""Claims: whose confirmed address stands on a page may ask for it, and an admin decides."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse

from faculty_site.invitations.models import Claim
from profiles.models import DepartmentRole, Profile
from tests import factories
from tests.profiles.admin.browsing import browser

pytestmark = pytest.mark.django_db

CLAIM = "/account/claim/"


@pytest.fixture
def page() -> Profile:
    return factories.make_profile(
        department=factories.make_department(), email="Emmy@example.org", slug="emmy"
    )


@pytest.fixture
def emmy() -> User:
    user = factories.make_user("noether", email="emmy@example.org")
    EmailAddress.objects.create(user=user, email=user.email, verified=True, primary=True)
    return user


@pytest.fixture
def admin(page: Profile) -> User:
    department = page.memberships.get().department
    return factories.make_user(role="admin", department=department, email="admin@example.org")


def decide(admin: User, answer: str) -> int:
    row = Claim.objects.get()
    address = reverse(f"admin:invitations_claim_{answer}", args=[row.pk])
    return browser(admin).post(address).status_code


def test_asked_for_and_granted(page: Profile, emmy: User, admin: User) -> None:
    client = browser(emmy)
    assert page.name in client.get(CLAIM).content.decode()
    assert CLAIM in client.get("/admin/", follow=True).content.decode()
    client.post(CLAIM, {"page": page.slug})
    (asked,) = mail.outbox
    assert asked.to == [admin.email]
    assert not Profile.objects.filter(owner=emmy).exists()
    assert decide(admin, "grant") == 302
    page.refresh_from_db()
    assert page.owner == emmy
    assert mail.outbox[-1].to == [emmy.email]


def test_refused_once_and_not_asked_again(page: Profile, emmy: User, admin: User) -> None:
    client = browser(emmy)
    client.post(CLAIM, {"page": page.slug})
    decide(admin, "refuse")
    decide(admin, "grant")  # decided is decided
    page.refresh_from_db()
    assert page.owner is None
    client.post(CLAIM, {"page": page.slug})
    assert Claim.objects.count() == 1
    assert len(mail.outbox) == 2


@pytest.mark.parametrize("case", ["unconfirmed", "another", "owned", "draft", "owns one"])
def test_pages_that_cannot_be_asked_for(page: Profile, emmy: User, case: str) -> None:
    if case == "unconfirmed":
        EmailAddress.objects.update(verified=False)
    elif case == "another":
        EmailAddress.objects.update(email="dedekind@example.org")
    elif case == "owned":
        page.owner = factories.make_user()
    elif case == "draft":
        page.state = "draft"
    else:
        factories.make_profile(owner=emmy)
    page.save()
    client = browser(emmy)
    assert page.name not in client.get(CLAIM).content.decode()
    assert client.post(CLAIM, {"page": page.slug}).status_code == 404
    assert not Claim.objects.exists()


def test_an_address_that_changed_meanwhile_gets_nothing(
    page: Profile, emmy: User, admin: User
) -> None:
    browser(emmy).post(CLAIM, {"page": page.slug})
    EmailAddress.objects.all().delete()
    decide(admin, "grant")
    page.refresh_from_db()
    assert page.owner is None
    assert Claim.objects.get().decided is None


def test_only_their_admins_decide(page: Profile, emmy: User) -> None:
    browser(emmy).post(CLAIM, {"page": page.slug})
    foreign = factories.make_user(role="admin", department=factories.make_department())
    editor = factories.make_user(role="editor", department=page.memberships.get().department)
    for user in (foreign, editor):
        assert decide(user, "grant") == 404
    page.refresh_from_db()
    assert page.owner is None


def test_an_address_that_stood_on_the_page_for_a_moment_gives_nothing(
    page: Profile, emmy: User, admin: User
) -> None:
    """Whoever may edit a page can put their own address on it, ask, and put the former back."""
    browser(emmy).post(CLAIM, {"page": page.slug})
    Profile.objects.filter(pk=page.pk).update(email="hilbert@example.org")
    decide(admin, "grant")
    page.refresh_from_db()
    assert page.owner is None
    assert Claim.objects.get().decided is None
    assert decide(admin, "refuse") == 302
    assert Claim.objects.get().decided is not None


def test_who_looks_after_others_is_told_of_a_page_of_theirs(page: Profile, emmy: User) -> None:
    DepartmentRole.objects.create(user=emmy, department=factories.make_department())
    client = browser(emmy)
    told = "A page without an owner bears your e-mail address."
    assert told in client.get("/admin/").content.decode()
    client.post(CLAIM, {"page": page.slug})
    assert told not in client.get("/admin/").content.decode()


def test_an_owner_reads_why_nothing_is_offered(page: Profile, emmy: User) -> None:
    factories.make_profile(name="Amalie Noether", owner=emmy)
    html = browser(emmy).get(CLAIM).content.decode()
    assert "Your account owns the page of Amalie Noether" in html
    assert page.name not in html
