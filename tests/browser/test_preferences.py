"""Readers who ask for more contrast, colours of their own, or see only where the focus is."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from profiles.models import Profile
from tests.browser.screens import DESKTOP, DESKTOP_DARK
from tests.factories import make_department, make_news, make_profile, make_publication

ADDRESSES = ("/", "/people/emmy-noether/", "/people/emmy-noether/cv/", "/news/", "/publications/")

FAINT = """least => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d");
    const light = colour => {
        canvas.clearRect(0, 0, 1, 1);
        canvas.fillStyle = colour;
        canvas.fillRect(0, 0, 1, 1);
        const parts = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map(part => {
            const share = part / 255;
            return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
    };
    const paper = light(getComputedStyle(document.body).backgroundColor);
    return [...document.querySelectorAll("main :is(p, a, h1, h2, h3, dt, dd, li, b)")]
        .filter(each => each.checkVisibility() && !each.closest("button, svg"))
        .filter(each => getComputedStyle(each).backgroundColor === "rgba(0, 0, 0, 0)")
        .filter(each => {
            const ink = light(getComputedStyle(each).color);
            return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05) < least;
        })
        .map(each => each.outerHTML.slice(0, 120));
}"""


@pytest.fixture
def person(live_server: object) -> Profile:
    department = make_department(name="Mathematics", accent="#8A1538")
    person = make_profile(department=department, name="Emmy Noether", slug="emmy-noether")
    make_news(person, slug="news", category="Talk", place="Zürich")
    make_publication([person, "Max Deuring"], slug="work")
    return person


@pytest.mark.parametrize("page", [DESKTOP, DESKTOP_DARK], indirect=True, ids=str)
def test_more_contrast_is_given_in_any_house(page: Page, person: Profile) -> None:
    page.emulate_media(contrast="more")
    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate(FAINT, 7) == [], address


def ground(thing: Locator) -> str:
    found: str = thing.evaluate("each => getComputedStyle(each).backgroundColor")
    return found


def line_below(thing: Locator) -> str:
    found: str = thing.evaluate("each => getComputedStyle(each).borderBlockEndColor")
    return found


@pytest.mark.parametrize("page", [DESKTOP, DESKTOP_DARK], indirect=True, ids=str)
def test_what_is_chosen_is_seen_in_the_readers_own_colours(page: Page, person: Profile) -> None:
    page.emulate_media(forced_colors="active")
    page.goto("/news/")

    buttons = page.get_by_role("group", name="Colours").get_by_role("button")
    grounds = {ground(button) for button in buttons.all()}
    assert len(grounds) == 2

    here = page.get_by_role("navigation", name="Site")
    current = here.locator("[aria-current]")
    expect(current).to_have_count(1)
    others = here.locator("a:not([aria-current])").all()
    assert others
    assert line_below(current) not in {line_below(other) for other in others}


@pytest.mark.parametrize("page", [DESKTOP, DESKTOP_DARK], indirect=True, ids=str)
def test_the_focus_is_seen_in_the_readers_own_colours(page: Page, person: Profile) -> None:
    page.emulate_media(forced_colors="active")
    for address in ADDRESSES:
        page.goto(address)
        for _ in range(25):
            page.keyboard.press("Tab")
            seen = page.evaluate(
                "(document.activeElement.closest('.card') ?? document.activeElement)"
                ".computedStyleMap().get('outline-style').value"
            )
            where = page.evaluate("document.activeElement.outerHTML.slice(0, 200)")
            if where.startswith("<body"):
                break
            assert seen == "solid", f"{address}: {where}"
