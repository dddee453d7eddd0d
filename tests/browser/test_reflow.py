"""Whatever somebody writes, no page moves sideways: on small phones, and zoomed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, Page, expect

from profiles.models import Profile
from tests.browser.accessibility import assert_for_everybody
from tests.browser.nasty import WORD, make_nasty
from tests.browser.screens import DESKTOP, PHONE, Screen
from tests.factories import make_page, make_profile

SMALL_PHONE = Screen(320, 640)
ZOOMED_TWICE = Screen(640, 450, scale=2)

ADDRESSES = [
    "/",
    "/departments/nasty/",
    "/people/nasty/",
    "/people/nasty/cv/",
    "/people/nasty/news/",
    "/people/nasty/talks/",
    "/people/nasty/further/",
    "/people/nasty/arabic/",
    "/people/nasty/publications/",
    "/news/",
    "/news/nasty/",
    "/publications/",
    f"/publications/?q={WORD}",
    "/publications/nasty/",
    f"/{WORD}/",
]


@pytest.fixture
def person(live_server: object) -> Profile:
    return make_nasty()


@pytest.mark.parametrize("page", [ZOOMED_TWICE], indirect=True, ids=str)
def test_no_page_moves_sideways(page: Page, person: Profile) -> None:
    for address in ADDRESSES:
        page.goto(address)
        expect(page.locator("h1")).to_have_count(1)
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)")

        for screen in (DESKTOP, PHONE, SMALL_PHONE, ZOOMED_TWICE):
            page.set_viewport_size({"width": screen.width, "height": screen.height})
            wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
            assert wide <= 0, f"{address} is {wide} pixels too wide on {screen}"


MOVED = """async () => {
    const place = document.activeElement;
    while (place.scrollLeft === 0) await new Promise(requestAnimationFrame);
}"""
"""Waits until what has the focus has moved."""


@pytest.mark.parametrize("page", [PHONE], indirect=True, ids=str)
def test_pages_begin_at_their_top(page: Page, person: Profile) -> None:
    """However long the navigation is that shows which page of the person is open."""
    short = make_profile(slug="short")
    make_page(short, key="further")
    for number in range(9):
        make_page(person, key=f"more-{number}", title=f"More {number}")

    for address in ("/people/short/", "/people/short/further/", "/people/nasty/more-8/"):
        page.goto(address)
        expect(page.locator("h1")).to_be_visible()
        assert page.evaluate("scrollY") == 0, address


def scrolls(thing: Locator) -> bool:
    found: bool = thing.evaluate(
        "each => each.scrollWidth > each.clientWidth && each.clientWidth <= innerWidth"
    )
    return found


@pytest.mark.parametrize("page", [SMALL_PHONE], indirect=True, ids=str)
def test_what_is_too_wide_scrolls_in_its_place_by_the_keyboard(page: Page, person: Profile) -> None:
    page.goto("/people/nasty/further/")

    for name in ("Table", "Code", "Formula"):
        place = page.get_by_role("group", name=name, exact=True).first
        assert scrolls(place), name
        place.focus()
        page.keyboard.press("ArrowRight")
        page.evaluate(MOVED)
        assert place.evaluate("each => getComputedStyle(each).outlineStyle") == "solid"


@pytest.mark.parametrize("page", [SMALL_PHONE], indirect=True, ids=str)
def test_pictures_keep_their_shape(page: Page, person: Profile) -> None:
    page.goto("/people/nasty/further/")

    pictures = page.locator(".prose > :is(p, figure, div) > img").all()
    assert len(pictures) == 3
    for picture in pictures:
        picture.scroll_into_view_if_needed()
        box = picture.bounding_box()
        assert box is not None
        assert box["width"] <= 320
        assert box["width"] / box["height"] == pytest.approx(4, rel=0.02)


def test_the_nasty_pages_are_accessible(page: Page, person: Profile) -> None:
    for address in ("/people/nasty/", "/people/nasty/arabic/", "/people/nasty/cv/"):
        page.goto(address)
        assert_for_everybody(page)


def side(thing: Locator) -> str:
    found: str = thing.evaluate("each => getComputedStyle(each).direction")
    return found


def test_text_runs_as_its_language_does(page: Page, person: Profile) -> None:
    page.goto("/people/nasty/arabic/")

    expect(page.locator("html")).to_have_attribute("dir", "ltr")
    assert side(page.locator("article.item")) == "rtl"
    assert side(page.get_by_role("heading", level=1)) == "rtl"
    assert side(page.locator(".prose pre").first) == "ltr"
    assert side(page.locator(".prose math").first) == "ltr"
    hebrew = page.locator(".prose p", has_text="מחקר").first
    assert hebrew.evaluate("each => getComputedStyle(each).unicodeBidi") == "plaintext"
