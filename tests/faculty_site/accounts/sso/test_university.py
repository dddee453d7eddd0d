"""Signing in by the university: who gets in, and who reads why not."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP
from django.contrib.auth.models import User
from django.core import mail
from django.urls import reverse
from pytest_django import Settings

from profiles.models import DepartmentRole, Section
from tests.factories import make_department, make_invitation, make_profile, make_section
from tests.faculty_site.accounts.sso.providers import (
    Providers,
    Visitor,
    is_signed_in,
    stored,
    words_of,
)
from tests.profiles.admin.browsing import address, written

pytestmark = pytest.mark.django_db

EMMY = "emmy@example.edu"


@pytest.fixture
def emmy(providers: Providers) -> User:
    """With an account here, and another one at the university, for the same address."""
    providers.know("university", "e.noether", email=EMMY, email_verified=True, name="Emmy Noether")
    account = User.objects.create_user("emmy", EMMY, "ideals in ring domains")
    make_profile(owner=account)
    return account


def linked() -> list[tuple[str, str]]:
    rows = stored("SocialAccount")
    return list(rows.values_list("user__username", "uid"))


def test_the_first_time_links_the_account_and_tells_its_owner(
    emmy: User, providers: Providers
) -> None:
    page = Visitor().sign_in("e.noether")
    assert page.redirect_chain[-1][0] == "/admin/"
    assert "Your account here is linked with Example University now" in page.content.decode()
    assert linked() == [("emmy", f"{providers.university} e.noether")]
    (message,) = mail.outbox
    assert message.to == [EMMY]
    assert "signing in with Example University opens your account" in message.body


def test_from_then_on_the_address_does_not_matter(emmy: User, providers: Providers) -> None:
    Visitor().sign_in("e.noether")
    providers.know("university", "e.noether", email="noether@example.org", email_verified=False)
    visitor = Visitor()
    visitor.sign_in("e.noether")
    assert visitor.client.session["_auth_user_id"] == str(emmy.pk)
    assert len(linked()) == len(mail.outbox) == 1


def test_nothing_is_kept_but_what_its_owner_knows_it_by(emmy: User, providers: Providers) -> None:
    providers.know("university", "e.noether", email=EMMY, email_verified=True, name="Emmy Noether")
    Visitor().sign_in("e.noether")
    row = stored("SocialAccount").get()
    assert row.extra_data == {"email": EMMY, "name": "Emmy Noether"}
    assert not stored("SocialToken").exists()


def test_an_address_that_was_confirmed_here_counts_too(emmy: User) -> None:
    emmy.email = "emmy@example.org"
    emmy.save()
    EmailAddress.objects.create(user=emmy, email=EMMY, verified=True)
    visitor = Visitor()
    visitor.sign_in("e.noether")
    assert is_signed_in(visitor.client)


def test_an_address_that_waits_to_be_confirmed_does_not(emmy: User) -> None:
    emmy.email = "emmy@example.org"
    emmy.save()
    EmailAddress.objects.create(user=emmy, email=EMMY, verified=False)
    refused("e.noether", "no account for emmy@example.edu")


def refused(name: str, said: str, way: str = "university") -> None:
    """Signs in there, reads why that opens nothing here, and changes nothing."""
    before = (linked(), User.objects.count(), len(mail.outbox))
    visitor = Visitor()
    page = visitor.sign_in(name, way)
    assert page.status_code == 403
    assert said in words_of(page)
    assert not is_signed_in(visitor.client)
    assert (linked(), User.objects.count(), len(mail.outbox)) == before


@pytest.mark.parametrize("verified", [False, "false", 1, None, "yes"])
def test_an_address_that_the_university_has_not_checked(
    emmy: User, providers: Providers, verified: object
) -> None:
    providers.know("university", "e.noether", email=EMMY, email_verified=verified)
    refused("e.noether", "an e-mail address that it has made sure of")


def test_an_address_of_two_accounts(emmy: User) -> None:
    User.objects.create_user("noether", EMMY.upper())
    refused("e.noether", "more than one account here has the address emmy@example.edu")


def test_an_account_that_is_not_in_use_is_not_linked(emmy: User) -> None:
    emmy.is_active = False
    emmy.save()
    refused("e.noether", "no account for emmy@example.edu")


def test_of_two_accounts_the_one_in_use_is_meant(emmy: User) -> None:
    User.objects.create_user("noether", EMMY, is_active=False)
    visitor = Visitor()
    visitor.sign_in("e.noether")
    assert visitor.client.session["_auth_user_id"] == str(emmy.pk)


def test_nobody_gets_an_account(providers: Providers) -> None:
    providers.know("university", "new", email="sofya@example.edu", email_verified=True)
    refused("new", "the admin of your department invites you by mail")


def test_whoever_is_invited_is_told_to_open_the_link(providers: Providers) -> None:
    providers.know("university", "new", email="sofya@example.edu", email_verified=True)
    admin = User.objects.create_superuser("mary")
    make_invitation(make_profile(), email="Sofya@example.edu", invited_by=admin)
    refused("new", "open the link in the mail that was sent to sofya@example.edu")


def test_whoever_got_the_address_afterwards_gets_no_account_with_it(
    emmy: User, providers: Providers
) -> None:
    Visitor().sign_in("e.noether")
    providers.know("university", "e.n2", email=EMMY, email_verified=True)
    refused("e.n2", "is linked with somebody else there")


def test_an_account_that_was_switched_off_after_linking(emmy: User) -> None:
    Visitor().sign_in("e.noether")
    emmy.is_active = False
    emmy.save()
    visitor = Visitor()
    page = visitor.sign_in("e.noether")
    assert "This account is not in use" in page.content.decode()
    assert not is_signed_in(visitor.client)


def test_a_session_of_theirs_is_listed_and_ends_like_any_other(emmy: User) -> None:
    here, there = Visitor(), Visitor(**{"user-agent": "A browser of the library"})
    here.sign_in("e.noether")
    there.sign_in("e.noether")
    page = here.client.get(reverse("usersessions_list")).content.decode()
    assert "A browser of the library" in page
    here.client.post(reverse("usersessions_list"))
    assert there.client.get("/admin/").status_code == 302
    here.client.post(reverse("account_logout"))
    assert not is_signed_in(here.client)


def test_leads_on_to_what_was_asked_for(emmy: User) -> None:
    page = Visitor().sign_in("e.noether", next="/admin/news/newsitem/")
    assert page.redirect_chain[-1][0] == "/admin/news/newsitem/"


def test_what_was_typed_when_the_session_ended_is_there_again(emmy: User) -> None:
    section = make_section(emmy.profile, heading="Life", body="One.")
    visitor = Visitor()
    visitor.sign_in("e.noether")
    url = address(Section, "change", section.pk)
    visitor.client.post(url, written(visitor.client, url, body="A long text."))
    page = visitor.sign_in("e.noether", next=url)
    assert page.redirect_chain[-1][0] == url
    assert "A long text." in words_of(page)


@pytest.mark.parametrize(
    "elsewhere",
    ["https://evil.example/", "//evil.example/", r"/\evil.example", "javascript:alert(1)"],
)
def test_leads_nowhere_else(emmy: User, elsewhere: str) -> None:
    page = Visitor().sign_in("e.noether", next=elsewhere)
    assert page.redirect_chain[-1][0] == "/admin/"


@pytest.fixture
def admin(emmy: User, settings: Settings) -> User:
    settings.SECOND_FACTOR = True
    DepartmentRole.objects.create(
        user=emmy, department=make_department(), role=DepartmentRole.Role.ADMIN
    )
    return emmy


def test_it_counts_as_a_second_factor(admin: User, settings: Settings) -> None:
    assert Visitor().sign_in("e.noether").redirect_chain[-1][0] == "/admin/"
    TOTP.activate(admin, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    assert Visitor().sign_in("e.noether").redirect_chain[-1][0] == "/admin/"


def test_unless_the_site_says_that_it_does_not(admin: User, settings: Settings) -> None:
    settings.SSO_COUNTS_AS_SECOND_FACTOR = False
    page = Visitor().sign_in("e.noether")
    assert page.redirect_chain[-1][0].startswith(reverse("mfa_index"))
    TOTP.activate(admin, "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP")
    visitor = Visitor()
    page = visitor.sign_in("e.noether")
    assert page.redirect_chain[-1][0].startswith(reverse("mfa_authenticate"))
    assert not is_signed_in(visitor.client)


def test_a_password_alone_still_does_not(admin: User) -> None:
    Visitor().sign_in("e.noether")
    client = Visitor().client
    said = {"login": "emmy", "password": "ideals in ring domains"}
    client.post(reverse("account_login"), said)
    assert client.get("/admin/", follow=True).redirect_chain[-1][0].startswith(reverse("mfa_index"))


def test_in_a_session_that_began_with_a_password_it_counts_for_nobody_else(
    admin: User, providers: Providers
) -> None:
    """Somebody else of the university signs in first, and the admin after them, by a password."""
    providers.know("university", "s", email="sofya@example.edu", email_verified=True)
    make_profile(owner=User.objects.create_user("sofya", "sofya@example.edu"))
    visitor = Visitor()
    visitor.sign_in("s")
    visitor.client.force_login(admin)
    page = visitor.client.get("/admin/", follow=True)
    assert page.redirect_chain[-1][0].startswith(reverse("mfa_index"))
