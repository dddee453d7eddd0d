"""Finding somebody with whatever a visitor has: scripts, none, a keyboard, a phone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_for_everybody, assert_no_axe_violations
from tests.browser.screens import NO_SCRIPT, PHONE
from tests.factories import make_news, make_page, make_profile, make_publication, make_section


@pytest.fixture(autouse=True)
def _things(live_server: object) -> None:
    noether = make_profile(name="Emmy Noether", slug="noether", sort_name="Noether, Emmy")
    make_section(noether, body="Chains of ideals in rings without finiteness conditions.")
    make_publication([noether], title="Idealtheorie in Ringbereichen", abstract="On ideals.")
    make_news(noether, title="Ideals in Göttingen")
    make_page(noether, key="lectures", title="Lectures on ideals")
    make_profile(name="湯川秀樹", slug="yukawa")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_somebody_is_found_without_scripts(page: Page) -> None:
    page.goto("/publications/")
    page.get_by_label("Search this site").fill("Noehter")
    page.locator(".masthead").get_by_role("button", name="Search").click()

    expect(page).to_have_url(re.compile(r"/search/\?q=Noehter$"))
    page.get_by_role("link", name="Emmy Noether").click()
    expect(page).to_have_url(re.compile(r"/people/noether/$"))


def test_somebody_is_found_while_one_types(page: Page) -> None:
    page.goto("/")
    page.keyboard.press("/")
    box = page.get_by_role("combobox", name="Search this site")
    expect(box).to_be_focused()
    page.keyboard.type("noet")
    expect(box).to_have_attribute("aria-expanded", "true")
    expect(page.get_by_role("status").filter(has_text="suggestions")).to_be_attached()

    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("option").last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Escape")
    expect(page.get_by_role("option")).to_have_count(0)
    expect(box).to_have_value("noet")
    page.keyboard.press("ArrowDown")
    first = page.get_by_role("option").first
    expect(first).to_contain_text("Emmy Noether")
    page.keyboard.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", first.get_attribute("id") or "-")
    assert_no_axe_violations(page)
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/people/noether/$"))


def test_one_sign_of_a_name_is_enough_and_a_click_leads_on(page: Page) -> None:
    page.goto("/search/")
    page.get_by_role("combobox").press_sequentially("湯")
    page.get_by_role("option", name="湯川秀樹").click()
    expect(page).to_have_url(re.compile(r"/people/yukawa/$"))


def test_enter_without_a_choice_searches(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Search this site").fill("ideals")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4 results for")).to_be_visible()


def test_the_key_can_be_turned_off(page: Page) -> None:
    page.goto("/search/")
    page.get_by_label("The / key").uncheck()
    page.goto("/")
    page.keyboard.press("/")
    expect(page.get_by_label("Search this site")).not_to_be_focused()


def test_the_page_is_for_everyone_in_each_state(page: Page) -> None:
    for query in ("?q=ideals", "?q=Noehter", "?q=ideals+xyzzy", "?q=***"):
        page.goto(f"/search/{query}")
        assert_for_everybody(page)


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_on_a_phone_the_glass_leads_to_the_box(page: Page) -> None:
    page.goto("/news/")
    page.locator(".masthead").get_by_role("button", name="Search").click()
    expect(page).to_have_url(re.compile(r"/search/\?q=$"))
    expect(page.get_by_role("combobox")).to_be_visible()
