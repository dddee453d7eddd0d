"""A visitor switches between light and dark: at once, remembered, and without scripts too."""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Locator, Page, expect

from profiles.models import Profile
from tests.browser.accessibility import axe_violations
from tests.browser.screens import DESKTOP, DESKTOP_DARK, NO_SCRIPT, PHONE
from tests.factories import make_department, make_news, make_profile, make_publication

LIGHT_PAPER, DARK_PAPER = "rgb(253, 252, 250)", "rgb(22, 24, 27)"
NO_SCRIPT_PHONE = replace(NO_SCRIPT, width=PHONE.width, height=PHONE.height)


@pytest.fixture
def person(live_server: object) -> Profile:
    person = make_profile(department=make_department(), name="Emmy Noether", slug="emmy-noether")
    make_news(person, slug="news", body="See [the notes](https://example.org/) and `code`.")
    make_publication([person], slug="work")
    return person


def switch(page: Page, name: str) -> Locator:
    return page.get_by_role("group", name="Colours").get_by_role("button", name=name, exact=True)


def choose(page: Page, name: str) -> None:
    """Click, and wait until the choice is kept: a browser may write cookies behind the page."""
    switch(page, name).click()
    expect(switch(page, name)).to_have_attribute("aria-pressed", "true")
    page.evaluate("document.cookie")  # answered only when what was written before is stored


def paper(page: Page) -> str:
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return colour


def ground_of_the_browser(page: Page) -> list[str]:
    colours: list[str] = page.evaluate(
        "[...document.querySelectorAll('meta[name=theme-color]')]"
        ".filter(meta => matchMedia(meta.media).matches).map(meta => meta.content)"
    )
    return colours


@pytest.mark.parametrize(
    "page", [DESKTOP, PHONE, NO_SCRIPT, NO_SCRIPT_PHONE], indirect=True, ids=str
)
def test_a_choice_holds_on_every_page_until_the_system_decides_again(
    page: Page, person: Profile
) -> None:
    page.goto("/people/emmy-noether/?lang=en")
    assert paper(page) == LIGHT_PAPER

    choose(page, "Dark")
    expect(switch(page, "As the system")).to_have_attribute("aria-pressed", "false")
    assert page.url.endswith("/people/emmy-noether/?lang=en")
    assert paper(page) == DARK_PAPER
    assert ground_of_the_browser(page) == ["#16181b"]

    page.reload()
    assert paper(page) == DARK_PAPER
    page.goto("/publications/")
    assert paper(page) == DARK_PAPER

    choose(page, "As the system")
    assert paper(page) == LIGHT_PAPER
    page.reload()
    assert paper(page) == LIGHT_PAPER
    assert page.context.cookies() == []


@pytest.mark.parametrize("page", [DESKTOP_DARK], indirect=True, ids=str)
def test_light_holds_on_a_dark_system(page: Page, person: Profile) -> None:
    page.goto("/")
    assert paper(page) == DARK_PAPER

    switch(page, "Light").press("Enter")
    expect(switch(page, "Light")).to_have_attribute("aria-pressed", "true")
    assert paper(page) == LIGHT_PAPER
    assert ground_of_the_browser(page) == ["#fdfcfa"]
    expect(switch(page, "Light")).to_be_focused()


def test_the_script_asks_the_server_nothing_and_needs_no_reload(
    page: Page, person: Profile
) -> None:
    page.goto("/")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.resource_type))

    switch(page, "Dark").click()

    assert paper(page) == DARK_PAPER
    assert not {"document", "fetch", "xhr"}.intersection(asked)


def test_the_switch_of_the_admin_is_another(page: Page, person: Profile) -> None:
    page.goto("/")
    choose(page, "Dark")

    page.goto("/admin/login/")
    expect(page.locator("html")).to_have_attribute("data-theme", "auto")
    page.evaluate("localStorage.setItem('theme', 'light')")
    page.goto("/")
    assert paper(page) == DARK_PAPER


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_pages_are_accessible_as_switched(page: Page, person: Profile) -> None:
    systems: dict[str, Literal["light", "dark"]] = {"Light": "dark", "Dark": "light"}
    for theme, system in systems.items():
        page.emulate_media(color_scheme=system, reduced_motion="reduce")
        page.goto("/")
        choose(page, theme)
        for address in ("/", "/people/emmy-noether/", "/news/news/", "/publications/work/", "/no/"):
            page.goto(address)
            assert paper(page) == (DARK_PAPER if theme == "Dark" else LIGHT_PAPER)
            assert axe_violations(page, only_colours=True) == []
