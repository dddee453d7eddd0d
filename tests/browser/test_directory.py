"""A person found through the directory, by whatever a visitor has; and the lists beside it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE
from tests.factories import make_department, make_entry, make_news, make_profile, make_publication


@pytest.fixture(autouse=True)
def _faculty(live_server: object) -> None:
    mathematics = make_department(
        name="Mathematics", slug="mathematics", tagline="Form and number."
    )
    physics = make_department(name="Physics", slug="physics")
    noether = make_profile(
        name="Emmy Noether", slug="noether", sort_name="Noether, Emmy", department=mathematics,
        interests="rings, number theory",
    )  # fmt: skip
    make_profile(
        name="Srinivasa Ramanujan", sort_name="Ramanujan, Srinivasa", position="Fellow",
        interests="Number theory, rings, partitions", department=mathematics,
    )  # fmt: skip
    make_profile(
        name="Maria-Magdalena Alexandrina " + "von Hohenlohe" * 3, position="Professor of " * 23,
        sort_name="Hohenlohe", department=physics,
    )  # fmt: skip
    make_profile(name="Otto Hahn", state="in_memoriam", department=physics)
    make_entry(noether, kind="talk", title="Plenary lecture", start="9998-09-07", place="Zürich")
    make_entry(noether, kind="talk", title="Earlier lecture", start="1928")
    for number in range(25):
        make_news(noether, title=f"Number {number}", date="1932", category="Talk")
    make_news(department=mathematics, title="To come", date="9998-02")
    make_publication([noether], title="Idealtheorie in Ringbereichen")


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_a_person_is_found_through_the_filter(page: Page) -> None:
    page.goto("/")
    page.get_by_role("checkbox", name="Professors").check()
    page.locator("summary", has_text="Research areas").click()
    page.get_by_role("checkbox", name="number theory").check()
    page.get_by_role("button", name="Show people").click()

    expect(page).to_have_url(re.compile(r"/\?role=professors&area=[^&]*heory(#people)?$"))
    expect(page.get_by_text("1 person", exact=True)).to_be_visible()
    page.get_by_role("link", name="Remove the filter Professors").click()
    expect(page.get_by_text("2 people", exact=True)).to_be_visible()
    page.get_by_role("navigation", name="By first letter").get_by_role("link", name="N").click()
    page.get_by_role("link", name="Emmy Noether").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Emmy Noether")


@pytest.mark.parametrize("page", [PHONE, NO_SCRIPT], indirect=True, ids=str)
def test_a_person_is_found_by_name(page: Page) -> None:
    page.goto("/")
    page.get_by_label("Find by name").fill("ramanu")
    page.get_by_label("Find by name").press("Enter")

    expect(page.get_by_role("link", name="Srinivasa Ramanujan")).to_be_visible()
    expect(page.get_by_role("link", name="Emmy Noether")).to_have_count(0)


def test_every_list_can_be_read_by_everybody(page: Page) -> None:
    for path in (
        "/", "/?letter=N&q=zzz", "/?area=number+theory", "/news/?category=talk",
        "/departments/mathematics/talks/?year=1928",
    ):  # fmt: skip
        page.goto(path)
        assert_for_everybody(page)
