"""axe-core over an open page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page

from tests.browser.screens import DESKTOP, PHONE

COLOURS = ["color-contrast", "link-in-text-block"]
"""The rules that look at colours: all that can differ between a page by day and at night.

They take four times as long as all others together, so they are asked about a few texts of each
look (its colours, size and weight, and all that lies behind it) instead of about every line of a
list.
"""

OPTIONS = {
    "resultTypes": ["violations"],
    # Fetched style sheets that import others are put into the page as text, which the
    # Content-Security-Policy forbids: that would count as a fault of the page.
    "preload": False,
}
ALL_OTHERS: dict[str, Any] = OPTIONS | {
    # axe leaves the one rule that is new in WCAG 2.2 out where nobody asks for it.
    "rules": {name: {"enabled": False} for name in COLOURS} | {"target-size": {"enabled": True}},
}
ONLY_COLOURS: dict[str, Any] = OPTIONS | {"runOnly": {"type": "rule", "values": COLOURS}}

MARK = "data-one-of-its-look"
MARK_LOOKS = """([mark, within]) => {
    const ALIKE = 3, behind = new Map([[null, ""]]), seen = new Map();
    const ground = each => {
        if (!behind.has(each)) {
            const style = getComputedStyle(each);
            const own = [
                style.backgroundColor, style.backgroundImage, style.opacity, style.filter,
                style.mixBlendMode, style.position === "static" ? "" : each.className,
            ].join();
            const above = ground(each.parentElement);
            behind.set(each, above.endsWith(own) ? above : `${above} ${own}`);
        }
        return behind.get(each);
    };
    const ink = each => {
        const style = getComputedStyle(each);
        return [
            style.color, style.fontSize, style.fontWeight, style.textShadow, style.textDecoration,
            style.borderBottom, each.matches("a[href]"),
        ].join();
    };
    const says = each => each.matches("input, select, textarea") ||
        [...each.childNodes].some(node => node.nodeType === Node.TEXT_NODE && node.data.trim());
    document.querySelectorAll(`[${mark}]`).forEach(each => each.removeAttribute(mark));
    for (const each of document.querySelectorAll(`:is(${within}), :is(${within}) *`)) {
        if (!says(each) || !each.checkVisibility({visibilityProperty: true})) continue;
        const look = [ink(each), ink(each.parentElement), ground(each)].join("|");
        const number = (seen.get(look) ?? 0) + 1;
        seen.set(look, number);
        if (number <= ALIKE) each.setAttribute(mark, "");
    }
    return seen.size;
}"""

UNFOLD = """() => {
    document.querySelectorAll("details").forEach(each => { each.open = true; });
    for (const each of document.querySelectorAll("body *"))
        if (getComputedStyle(each).position === "sticky") each.style.position = "static";
}"""
"""What sticks to the edge of the window lies over whatever passes it, as the edge itself does."""


def axe_violations(
    page: Page,
    *,
    within: str = "html",
    known: Sequence[str] = (),
    only_colours: bool = False,
    but_colours: bool = False,
) -> list[str]:
    """Rule, help and places of what axe finds inside the selector `within`; where it is asked,
    only of colours, or of all but these.

    `known` are selectors that are left out: what templates of others do wrong.
    """
    page.wait_for_load_state()  # after a click the page may be half there, with half its faults
    if not page.evaluate("typeof axe === 'object'"):
        page.evaluate(AXE_SCRIPT)
    if but_colours:
        return _run(page, within, known, ALL_OTHERS)
    looks = page.evaluate(MARK_LOOKS, [MARK, within])
    assert looks, f"nothing is written within {within}"
    found = _run(page, f"[{MARK}]", known, ONLY_COLOURS)
    return found if only_colours else _run(page, within, known, ALL_OTHERS) + found


def _run(page: Page, within: str, known: Sequence[str], options: dict[str, Any]) -> list[str]:
    context = {"include": [[within]], "exclude": [[selector] for selector in known]}
    result = page.evaluate("([context, options]) => axe.run(context, options)", [context, options])
    assert result["passes"], f"axe looked at nothing within {within}"
    return [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(str(node["target"]) for node in violation["nodes"])
        for violation in result["violations"]
    ]


def violations_by_day_and_night(
    page: Page, *, within: str = "html", known: Sequence[str] = ()
) -> dict[str, list[str]]:
    """What axe finds on a page for each colour scheme, "light" and "dark", opened once for both."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour is on its way
    by_day = axe_violations(page, within=within, known=known)
    page.emulate_media(color_scheme="dark")
    at_night = axe_violations(page, within=within, known=known, only_colours=True)
    page.emulate_media(color_scheme="light")
    return {"light": by_day, "dark": at_night}


def assert_no_axe_violations(
    page: Page, *, within: str = "html", known: Sequence[str] = ()
) -> None:
    """Fail where axe finds anything on a page as it stands, by day or at night."""
    found = violations_by_day_and_night(page, within=within, known=known)
    assert found == {"light": [], "dark": []}, f"{page.url}: {found}"


def assert_for_everybody(page: Page) -> None:
    """Unfold the page, and fail where axe finds anything or it moves sideways: on a desk and a
    phone, by day and at night."""
    page.evaluate(UNFOLD)
    for screen in (DESKTOP, PHONE):
        page.set_viewport_size({"width": screen.width, "height": screen.height})
        assert_no_axe_violations(page)
        wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        assert wide <= 0, f"{page.url} is {wide} pixels too wide on {screen}"
