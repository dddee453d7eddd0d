"""A department admin looks at all pages, mends one, and hides rows after a look."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from faculty_site.link_check.collecting import collect, remember
from faculty_site.link_check.models import Address
from profiles.models import Section
from tests.browser.accessibility import axe_violations
from tests.browser.screens import NO_SCRIPT
from tests.browser.signing_in import sign_in
from tests.factories import make_link
from tests.profiles.admin.browsing import address
from tests.profiles.world import World, make_world


@pytest.fixture
def world(live_server: object) -> World:
    world = make_world()
    make_link(world.pages["own"], label="Cricket", url="https://gone.example.org/")
    remember(collect())
    Address.objects.filter(url__contains="gone").update(state="broken", reason="gone")
    return world


def test_from_the_overview_to_what_is_to_be_mended(page: Page, world: World) -> None:
    sign_in(page, "admin")
    page.get_by_role("link", name="How all pages stand").click()
    expect(page.get_by_role("heading", name="All pages")).to_be_visible()
    expect(page.locator(".people-table tbody tr")).to_have_count(4)

    page.get_by_label("What is missing", exact=True).select_option("broken-link")
    page.get_by_role("button", name="Show", exact=True).press("Enter")
    expect(page.locator(".people-table tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Show them (Person own)").click()
    page.get_by_role("link", name="Correct it (Cricket)").click()
    page.get_by_label("Address:").fill("https://example.org/cricket")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    page.goto("/admin/overview/changes/?kind=profiles.link")
    newest = page.locator(".history__change").first
    expect(newest).to_contain_text("Cricket")
    newest.get_by_text("What changed").press("Enter")
    expect(newest.locator("ins")).to_contain_text("cricket")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_hiding_rows_without_scripts(page: Page, world: World) -> None:
    sign_in(page, "owner", address(Section, "changelist"))
    for box in page.locator("[name=_selected_action]").all():
        box.check()
    page.locator("select[name=action]").select_option("hide")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("heading", name="This one changes")).to_be_visible()
    expect(page.get_by_role("heading", name="This one stays as it is")).to_be_visible()
    page.get_by_role("button", name="Hide the selected sections").press("Enter")
    expect(page.locator(".messagelist .success")).to_contain_text("1 section is hidden now.")
    assert not Section.objects.filter(profile=world.pages["own"], visibility="public").exists()


def test_a_look_at_what_an_action_does_is_for_everybody(page: Page, world: World) -> None:
    sign_in(page, "admin", address(Section, "changelist"))
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("hide")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("button", name="Hide the selected sections")).to_be_visible()
    assert axe_violations(page) == []
