"""Signing in by the university in a browser: button, the university's own pages, and back.

For sites with the extra `sso` (`make sso-test`).
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE, Screen
from tests.browser.signing_in import sign_in
from tests.factories import make_profile
from tests.faculty_site.accounts.sso.providers import Providers, running


@pytest.fixture(scope="module")
def started(
    tmp_path_factory: pytest.TempPathFactory, live_server: LiveServer
) -> Iterator[Providers]:
    with running(tmp_path_factory.mktemp("providers"), live_server.url) as found:
        yield found


@pytest.fixture
def providers(started: Providers, settings: Settings) -> Providers:
    cache.clear()
    settings.SOCIALACCOUNT_PROVIDERS = started.ways()
    started.know("university", "e.noether", email="emmy@example.edu", email_verified=True)
    started.know("university", "nobody", email="nobody@example.edu", email_verified=True)
    return started


@pytest.fixture(params=[PHONE, DESKTOP], ids=str)
def visitor(
    browser: Browser, live_server: LiveServer, request: pytest.FixtureRequest
) -> Iterator[Page]:
    """Unlike `page` one who may go to another host; the Content-Security-Policy holds here, too."""
    screen: Screen = request.param
    faults: list[str] = []
    context = browser.new_context(
        base_url=live_server.url,
        viewport={"width": screen.width, "height": screen.height},
        color_scheme=screen.scheme,
        java_script_enabled=screen.javascript,
    )
    page = context.new_page()
    page.on(
        "console",
        lambda said: faults.append(said.text) if "Content Security Policy" in said.text else None,
    )
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def emmy(providers: Providers) -> User:
    account = User.objects.create_user("emmy", "emmy@example.edu", "ideals in ring domains")
    make_profile(name="Emmy Noether", owner=account)
    return account


def say(page: Page, name: str) -> None:
    """At the provider, whose pages are its own."""
    page.locator("input[name=login]").fill(name)
    page.locator("input[name=password]").fill("any")
    page.locator("button[type=submit]").click()
    page.locator("button[type=submit]").click()


@pytest.mark.parametrize("visitor", [PHONE, NO_SCRIPT], indirect=True, ids=str)
def test_the_whole_way(visitor: Page, emmy: User, live_server: LiveServer) -> None:
    visitor.goto("/admin/profiles/profile/")
    visitor.get_by_role("button", name="Sign in with Example University").click()
    visitor.wait_for_url(lambda address: not address.startswith(live_server.url))
    say(visitor, "e.noether")
    visitor.wait_for_url(f"{live_server.url}/admin/profiles/profile/")
    expect(
        visitor.get_by_text("Your account here is linked with Example University")
    ).to_be_visible()
    visitor.goto("/account/linked/")
    expect(visitor.get_by_text("Linked on")).to_be_visible()
    visitor.get_by_role("button", name="Unlink").click()
    visitor.get_by_label("Password").fill("ideals in ring domains")
    visitor.get_by_role("button", name="Go on").click()
    expect(visitor.get_by_text("it does not open your account any more")).to_be_visible()
    visitor.get_by_role("button", name="Link ORCID").click()
    visitor.wait_for_url(lambda address: not address.startswith(live_server.url))
    say(visitor, "0000-0002-1825-0097")
    expect(visitor.get_by_text("0000-0002-1825-0097")).to_be_visible()


def test_who_has_no_account_reads_whom_to_ask(visitor: Page, providers: Providers) -> None:
    visitor.goto("/account/login/")
    visitor.get_by_role("button", name="Sign in with Example University").click()
    say(visitor, "nobody")
    expect(visitor.get_by_role("heading", name="No account to open")).to_be_visible()
    assert_no_axe_violations(visitor)


ENTRANCE = [
    "/account/login/", "/account/oidc/university/login/", "/account/linked/cancelled/",
    "/account/linked/failed/", "/account/inactive/",
]  # fmt: skip


def test_the_pages_on_the_way_are_accessible(visitor: Page, emmy: User, settings: Settings) -> None:
    for address in ENTRANCE:
        visitor.goto(address)
        assert_no_axe_violations(visitor)
    settings.PASSWORD_SIGN_IN = False
    visitor.goto("/account/login/")
    visitor.get_by_text("Superusers sign in with a password").click()
    assert_no_axe_violations(visitor)
    sign_in(visitor, "emmy", "/account/linked/")
    assert_no_axe_violations(visitor)
