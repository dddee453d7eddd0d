"""The whole page drawn beside the form while somebody writes."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import NO_SCRIPT
from tests.browser.signing_in import sign_in
from tests.factories import make_profile, make_section


@pytest.fixture
def emmy(live_server: object) -> Profile:
    owner = User.objects.create_user("emmy", password="invariants")
    person = make_profile(name="Emmy Noether", slug="emmy-noether", owner=owner)
    make_section(person, heading="Research", body="Invariants [of forms](https://example.org/).")
    return person


def test_the_page_is_drawn_while_one_writes(page: Page, emmy: Profile) -> None:
    sign_in(page, "emmy", f"/admin/profiles/profile/{emmy.pk}/change/")
    page.get_by_role("button", name="Preview while writing").click()
    shown = page.frame_locator("#page-preview iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Emmy Noether")
    assert_no_axe_violations(page)

    page.locator("#id_name").fill("Amalie Emmy Noether")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Amalie Emmy Noether")
    assert page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth") == 390
    page.get_by_role("button", name="Desktop").click()
    assert page.locator("iframe").evaluate("frame => frame.contentWindow.innerWidth") == 1280

    shown.get_by_role("link", name="of forms").click()
    expect(shown.get_by_role("heading", level=1)).to_have_text("Amalie Emmy Noether")
    page.locator("#id_name").fill("")
    expect(page.locator("#page-preview [role=status]")).to_contain_text("not right yet")
    page.get_by_role("button", name="Close the preview").click()
    expect(page.locator("#page-preview")).to_be_hidden()
    emmy.refresh_from_db()
    assert emmy.name == "Emmy Noether"


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_without_scripts_it_opens_by_itself(page: Page, emmy: Profile) -> None:
    sign_in(page, "emmy", f"/admin/profiles/profile/{emmy.pk}/change/")
    expect(page.get_by_role("button", name="Preview while writing")).to_be_hidden()
    page.locator("#id_name").fill("Amalie Noether")
    with page.context.expect_page() as opened:
        page.get_by_role("button", name="Preview in a new tab").click()
    expect(opened.value.get_by_role("heading", level=1)).to_have_text("Amalie Noether")
