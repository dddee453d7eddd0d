"""Lists of publications filtered in a real browser, by whatever a visitor has."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import NO_SCRIPT, PHONE
from tests.factories import make_profile, make_publication


@pytest.fixture(autouse=True)
def _works(live_server: object) -> None:
    noether = make_profile(name="Emmy Noether", slug="noether")
    for number in range(60):
        make_publication(
            [noether, make_profile()],
            title=f"Ideals, part {number}",
            year=1880 + number,
            type="book" if number % 2 else "thesis",
            venue=f"Journal {number % 7} of the Mathematical Societies of Many Countries",
            keywords="rings; ideals",
            abstract="On chains of ideals.",
        )


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_a_list_is_filtered_without_scripts(page: Page) -> None:
    page.goto("/publications/")
    page.get_by_label("Words in the title").fill("ideals")
    page.get_by_role("checkbox", name="Book").check()
    page.get_by_label("from").fill("1900")
    page.get_by_role("button", name="Show publications").click()

    expect(page).to_have_url(re.compile(r"/publications/\?q=ideals&from=1900&type=book$"))
    expect(page.get_by_text("20 publications", exact=True)).to_be_visible()
    page.get_by_role("link", name="Remove the filter Book").click()
    expect(page).to_have_url(re.compile(r"\?q=ideals&from=1900$"))
    expect(page.get_by_text("40 publications", exact=True)).to_be_visible()


def test_a_list_is_filtered_and_unfolded_with_the_keyboard(page: Page) -> None:
    page.goto("/people/noether/publications/")
    page.get_by_label("Words in the title").press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_label("from")).to_be_focused()
    page.get_by_role("checkbox", name="Thesis").press("Space")
    page.get_by_label("from").press("Enter")

    expect(page).to_have_url(re.compile(r"\?type=thesis$"))
    abstract = page.get_by_text("On chains of ideals.").first
    expect(abstract).to_be_hidden()
    page.locator("summary", has_text="Abstract").first.press("Enter")
    expect(abstract).to_be_visible()


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_on_a_phone_the_filter_is_folded_and_fits(page: Page) -> None:
    page.goto("/publications/?q=ideals")
    expect(page.get_by_role("checkbox", name="Book")).to_be_hidden()

    page.get_by_text("Filters", exact=True).click()
    for summary in page.locator(".facet > summary").all():
        summary.click()

    assert_for_everybody(page)
