"""A visitor chooses the language of the interface: in the footer, by keyboard, without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.browser.screens import NO_SCRIPT, PHONE
from tests.factories import make_profile, make_section

TALLEST_LINE = 40
"""Pixels: buttons that stand one below the other would be further apart."""


@pytest.fixture
def person(live_server: object) -> Profile:
    person = make_profile(name="Ibn al-Haytham", slug="ibn-al-haytham", language="ar")
    make_section(person, heading="المناظر", body="كتاب المناظر")
    return person


@pytest.mark.parametrize("page", [PHONE, NO_SCRIPT], indirect=True, ids=str)
def test_a_choice_holds_and_leaves_the_visitor_where_they_were(page: Page, person: Profile) -> None:
    page.goto("/people/ibn-al-haytham/?lang=ar")
    page.get_by_role("button", name="Deutsch").focus()
    page.keyboard.press("Enter")

    group = page.get_by_role("group", name="Sprache dieser Website")
    expect(group.get_by_role("button", pressed=True)).to_have_text("Deutsch")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page).to_have_url("/people/ibn-al-haytham/?lang=ar")
    expect(page.get_by_text("كتاب المناظر")).to_have_css("direction", "rtl")

    boxes = [button.bounding_box() for button in group.get_by_role("button").all()]
    tops = {box["y"] for box in boxes if box}
    assert len(boxes) == 4
    assert max(tops) - min(tops) < TALLEST_LINE

    page.goto("/publications/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Publikationen")
