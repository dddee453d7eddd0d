"""The sample department in a real browser: from page to page, on every screen."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE

ZOOMED_TWICE = 640


def too_wide(page: Page) -> int:
    wide: int = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    return wide


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_everybodys_page_fits_a_phone_and_a_screen_zoomed_twice(page: Page, demo: None) -> None:
    page.goto("/")
    people = [link.get_attribute("href") for link in page.locator(".card__name a").all()]
    assert len(people) >= 8

    for address in filter(None, people):
        page.goto(address)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")
        assert too_wide(page) <= 0, address
        page.set_viewport_size({"width": ZOOMED_TWICE, "height": 450})
        assert too_wide(page) <= 0, f"{address} zoomed"
        page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], indirect=True, ids=str)
def test_from_home_to_a_person_to_a_work_and_back(page: Page, demo: None) -> None:
    page.goto("/")
    page.get_by_role("link", name="Leonhard Euler", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leonhard Euler")

    work = page.locator(".work__title a").first
    title = work.inner_text()
    work.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)

    page.locator(".authors").get_by_role("link", name="Leonhard Euler").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Leonhard Euler")

    page.get_by_role("navigation", name="Site").get_by_role("link", name="People").click()
    expect(page.locator(".card").first).to_be_visible()


def test_portraits_are_loaded(page: Page, demo: None) -> None:
    page.goto("/people/emmy-noether/")

    expect(page.locator("img.portrait")).to_be_visible()
    assert page.locator("img.portrait").evaluate("image => image.naturalWidth") > 0


def test_a_card_shows_the_focus_of_its_link(page: Page, demo: None) -> None:
    page.goto("/")
    page.keyboard.press("Tab")

    page.locator(".card__name a").first.focus()

    card = page.locator(".card").first
    assert card.evaluate("card => getComputedStyle(card).outlineStyle") == "solid"
