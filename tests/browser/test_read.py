"""Somebody reads a person's pages: their own navigation, contents, folds, the page after."""

from __future__ import annotations

from itertools import pairwise

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
)

WORDS = "Every ascending chain of ideals comes to rest. " * 25
NOTES = "\n\n".join(
    f"## {heading}\n\n{WORDS}" for heading in ("Rings", "Chains", "Modules", "Further reading")
)


@pytest.fixture
def person(live_server: object) -> Profile:
    person = make_profile(
        name="Emmy Noether",
        slug="noether",
        native_name="Эмми Нётер",
        department=make_department(name="Mathematics"),
    )
    make_section(person, heading="About", body=f"### In short\n\n{WORDS}")
    for year in range(1903, 1933):
        make_entry(person, kind="talk", title=f"Talk of {year}", start=f"{year}-05")
        make_news(person, title=f"News of {year}", slug=f"n-{year}", date=str(year), body="Short.")
    make_news(person, title="A lecture to come", slug="to-come", date="2999-05-03")
    for year in range(1903, 1943):
        make_publication([person], title=f"Work of {year}", year=year, abstract="What it says.")
    for order, (key, title) in enumerate(
        (("notes", "Lecture notes"), ("letters", "Letters"), ("memories", "Memories"))
    ):
        make_page(person, key=key, title=title, order=order, body=NOTES)
    return person


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], indirect=True, ids=str)
def test_a_reader_finds_their_way(page: Page, person: Profile) -> None:
    page.goto("/people/noether/")
    expect(page.locator(".badge--upcoming")).to_have_count(1)
    own = page.get_by_role("navigation", name="Pages of Emmy Noether")
    labels = ["About", "News", "Publications", "Talks", "Lecture notes", "Letters", "Memories"]
    expect(own.get_by_role("link")).to_have_text(labels)

    # What is folded opens, with and without scripts.
    oldest = page.get_by_role("link", name="News of 1903", exact=True)
    expect(oldest).to_be_hidden()
    page.locator("summary", has_text="earlier news").last.click()
    expect(oldest).to_be_visible()

    own.get_by_role("link", name="Talks").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Talks 30")
    expect(own.locator("[aria-current=page]")).to_have_text("Talks")
    page.get_by_role("navigation", name="Years").get_by_role("link", name="1910").click()
    expect(page.get_by_role("heading", name="1910")).to_be_in_viewport()

    own.get_by_role("link", name="Letters").click()
    page.wait_for_load_state()
    contents = page.get_by_role("navigation", name="Contents")
    if contents.locator("summary").is_visible():
        contents.locator("summary").click()
    contents.get_by_role("link", name="Modules").click()
    expect(page.get_by_role("heading", name="Modules")).to_be_in_viewport()

    more = page.get_by_role("navigation", name="More pages of Emmy Noether")
    more.get_by_role("link", name="Next Memories").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Memories")
    more.get_by_role("link", name="Previous Letters").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Letters")
    own.get_by_role("link", name="About").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Emmy Noether")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_a_heading_leads_to_itself_by_keyboard_and_is_read_once(
    page: Page, person: Profile
) -> None:
    page.goto("/people/noether/notes/")
    heading = page.get_by_role("heading", name="Chains", exact=True)

    heading.get_by_role("link", name="Chains", exact=True).press("Enter")

    assert page.url.endswith("-chains")
    expect(heading).to_be_in_viewport()


def test_the_pages_of_a_person_are_accessible_and_fit(page: Page, person: Profile) -> None:
    for key in ("", "news/", "talks/", "publications/", "notes/"):
        page.goto(f"/people/noether/{key}")

        assert_for_everybody(page)
        levels = page.eval_on_selector_all(
            "h1, h2, h3, h4, h5, h6", "all => all.map(each => Number(each.tagName[1]))"
        )
        assert all(later <= earlier + 1 for earlier, later in pairwise(levels))


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_on_a_phone_contents_are_folded_and_the_navigation_is_one_line(
    page: Page, person: Profile
) -> None:
    page.goto("/people/noether/memories/")

    contents = page.get_by_role("navigation", name="Contents")
    expect(contents.get_by_role("link", name="Modules")).to_be_hidden()
    contents.locator("summary").click()
    expect(contents.get_by_role("link", name="Modules")).to_be_visible()

    own = page.get_by_role("navigation", name="Pages of Emmy Noether")
    tops = own.locator("li").evaluate_all("all => all.map(each => each.offsetTop)")
    assert len(set(tops)) == 1
    # The page at hand is seen, though it is the last of the line.
    expect(own.locator("[aria-current=page]")).to_be_in_viewport()
