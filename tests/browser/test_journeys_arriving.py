"""People arrive: invited by mail to a page that an import made, or asking for it themselves."""

from __future__ import annotations

from pathlib import Path

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.core.cache import cache
from django.core.management import call_command
from playwright.sync_api import Page, expect

from profiles.models import Department, Profile
from tests.browser.journeys import PASSWORD, go_on_as, link_in_last_mail, save
from tests.browser.signing_in import sign_in
from tests.factories import make_department, make_user

SOFYA = """\
---
title: Sofya Kovalevskaya
email: sofya@example.org
layout: default
---
Professor of mathematics in Stockholm.

## Research

Partial differential equations.
"""


@pytest.fixture
def imported(live_server: object, tmp_path: Path) -> Profile:
    """A page that was brought in, which nobody owns."""
    cache.clear()
    department = make_department(name="Mathematics", slug="mathematics")
    make_user("head", role="admin", department=department, email="head@example.org")
    source = tmp_path / "sofya-kovalevskaya.md"
    source.write_text(SOFYA, encoding="utf-8")
    call_command("import_pages", str(source), fixtures=str(tmp_path / "out"), verbosity=0)
    return Profile.objects.get()


def test_invited_to_an_imported_page(page: Page, imported: Profile) -> None:
    sign_in(page, "head")
    page.get_by_role("link", name="Invite somebody").click()
    page.locator("#id_email").fill("sofya@example.org")
    page.locator("select[name=profile]").select_option(label=imported.name)
    page.get_by_role("button", name="Send the invitation").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    page.context.clear_cookies()
    page.goto(link_in_last_mail("invitation"))
    expect(page.locator("main")).to_contain_text("Sofya Kovalevskaya")
    for field in page.locator("input[type=password]").all():
        field.fill(PASSWORD)
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_role("heading", name="Sofya Kovalevskaya")).to_be_visible()
    imported.refresh_from_db()
    assert imported.owner is not None

    page.get_by_role("link", name="Edit Sofya Kovalevskaya").click()
    page.locator("#id_position").fill("Professor of Analysis")
    save(page)
    page.goto(imported.get_absolute_url())
    expect(page.get_by_text("Professor of Analysis")).to_be_visible()
    assert imported.departments.get() == Department.objects.get()


def test_asked_for_by_whoever_it_is_about(page: Page, imported: Profile) -> None:
    Profile.objects.update(email="sofya@example.org")
    account = User.objects.create_user("sofya", "sofya@example.org")
    EmailAddress.objects.create(user=account, email=account.email, verified=True, primary=True)
    sign_in(page, "sofya", "/account/claim/")
    page.get_by_role("button", name="This is my page").click()

    go_on_as(page, "head")
    page.get_by_role("link", name="is asked for").click()
    page.locator("#result_list tbody").get_by_role("link").first.click()
    page.get_by_role("button", name="Yes, it is theirs").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    go_on_as(page, "sofya")
    expect(page.get_by_role("link", name="Edit Sofya Kovalevskaya")).to_be_visible()
