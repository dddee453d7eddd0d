"""Signing in: by password, with a code of an app, and with a security key."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest
from allauth.mfa.models import Authenticator
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import RequestFactory
from playwright.sync_api import Page, expect
from pytest_django import Settings

from faculty_site.invitations.links import link_of
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE
from tests.factories import make_invitation, make_profile

PAGES = [
    "/account/password/change/", "/account/email/", "/account/second-factor/", "/account/sessions/",
    "/account/claim/",
    "/account/reauthenticate/?next=/account/second-factor/totp/activate/",
]  # fmt: skip


@pytest.fixture
def mary(live_server: object) -> User:
    cache.clear()
    return User.objects.create_superuser("mary", "mary@example.org", "on-the-connexion")


def enter(page: Page, address: str = "/admin/") -> None:
    page.goto(address)
    page.get_by_label("User name or e-mail address").fill("mary")
    page.get_by_label("Password").fill("on-the-connexion")
    page.get_by_role("button", name="Sign in").click()


def confirm(page: Page) -> None:
    """The password once more, before anything about signing in is changed."""
    page.get_by_label("Password").fill("on-the-connexion")
    page.get_by_role("button", name="Go on").click()


@pytest.mark.parametrize("page", [DESKTOP, PHONE, NO_SCRIPT], indirect=True, ids=str)
def test_signs_in_and_reaches_the_account_list(page: Page, mary: User) -> None:
    enter(page, "/admin/auth/user/")
    expect(page.locator("#result_list").get_by_role("link", name="mary")).to_be_visible()


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_the_pages_of_an_account_are_accessible(page: Page, mary: User) -> None:
    page.goto("/account/login/")
    page.get_by_role("button", name="Sign in").click()
    assert_no_axe_violations(page)
    page.goto("/account/password/reset/")
    assert_no_axe_violations(page)
    enter(page)
    for address in PAGES:
        page.goto(address)
        assert page.url.endswith(address)
        assert_no_axe_violations(page)
    confirm(page)
    expect(page.get_by_label("Secret, where nothing can be scanned")).to_be_visible()
    assert_no_axe_violations(page)


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_the_pages_of_an_invitation_are_accessible(
    page: Page, mary: User, rf: RequestFactory
) -> None:
    invitation = make_invitation(make_profile(name="Emmy Noether"), invited_by=mary)
    address = urlsplit(link_of(invitation, rf.get("/"))).path
    page.goto(address)
    expect(page.get_by_role("heading", name="Invitation", exact=True)).to_be_visible()
    assert_no_axe_violations(page)
    page.locator("input[type=password]").first.fill("123")
    page.locator("input[type=password]").last.fill("123")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("too short")).to_be_visible()
    assert_no_axe_violations(page)
    page.goto("/account/invitation/none/")
    expect(page.get_by_role("heading", name="This invitation is over")).to_be_visible()
    assert_no_axe_violations(page)


def test_a_security_key_opens_the_admin(page: Page, mary: User, settings: Settings) -> None:
    settings.SECOND_FACTOR = True
    device = page.context.new_cdp_session(page)
    device.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2", "transport": "internal", "hasUserVerification": True,
        "hasResidentKey": True, "isUserVerified": True, "automaticPresenceSimulation": True,
    }  # fmt: skip
    device.send("WebAuthn.addVirtualAuthenticator", {"options": options})

    enter(page)
    expect(page.locator(".messagelist")).to_contain_text("takes a second factor")
    page.get_by_role("link", name="Add", exact=True).click()
    confirm(page)
    page.wait_for_load_state()  # the script that asks the key comes last
    page.get_by_label("Name").fill("The key on my desk")
    page.get_by_role("button", name="Add").click()
    expect(page.get_by_role("heading", name="Recovery Codes")).to_be_visible()
    assert Authenticator.objects.filter(user=mary, type="webauthn").count() == 1

    page.context.clear_cookies()
    enter(page)
    page.wait_for_load_state()
    page.get_by_role("button", name="Use a security key").click()
    expect(page.get_by_role("heading", name="Everything you look after")).to_be_visible()


def test_ends_the_sessions_elsewhere(page: Page, mary: User) -> None:
    enter(page)
    expect(page.get_by_role("heading", name="Everything you look after")).to_be_visible()
    page.context.clear_cookies()
    enter(page, "/account/sessions/")
    expect(page.get_by_text("Here and now")).to_be_visible()
    page.get_by_role("button", name="Sign out everywhere else").click()
    expect(page.locator(".account__sessions li")).to_have_count(1)
