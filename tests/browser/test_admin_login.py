"""The admin opens under the site's Content-Security-Policy."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE


@pytest.mark.parametrize("page", [DESKTOP, PHONE, NO_SCRIPT], indirect=True, ids=str)
def test_logs_in_and_reaches_the_account_list(page: Page) -> None:
    User.objects.create_superuser("mary", password="on-the-connexion")

    page.goto("/admin/login/?next=/admin/auth/user/")
    page.get_by_label("Username").fill("mary")
    page.get_by_label("Password").fill("on-the-connexion")
    page.get_by_role("button", name="Log in").click()

    expect(page.locator("#result_list").get_by_role("link", name="mary")).to_be_visible()


def test_login_form_is_accessible_and_styled(page: Page) -> None:
    page.goto("/admin/login/")

    expect(page.locator("#login-form")).to_be_visible()
    assert page.evaluate("document.styleSheets.length") > 0
    assert_no_axe_violations(page, within="#login-form")
