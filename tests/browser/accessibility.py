"""axe-core over an open page."""

from __future__ import annotations

from collections.abc import Sequence

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

OPTIONS = {
    "resultTypes": ["violations"],
    # Fetched style sheets that import others are put into the page as text, which the
    # Content-Security-Policy forbids: that would count as a fault of the page.
    "preload": False,
}


COLOURS = ("color-contrast", "link-in-text-block")
"""The rules that look at colours: all that can differ between a page by day and at night."""


def axe_violations(
    page: Page, *, within: str = "html", known: Sequence[str] = (), rules: Sequence[str] = ()
) -> list[str]:
    """Rule, help and places of what axe finds inside the selector `within`; by all rules or some.

    `known` are selectors that are left out: what templates of others do wrong.
    """
    context = {"include": [[within]], "exclude": [[selector] for selector in known]}
    only = {"runOnly": {"type": "rule", "values": list(rules)}} if rules else {}
    result = Axe().run(page, context=context, options=OPTIONS | only).response
    assert result["passes"], f"axe looked at nothing within {within}"
    return [
        f"{violation['id']}: {violation['help']}: "
        + "; ".join(str(node["target"]) for node in violation["nodes"])
        for violation in result["violations"]
    ]


def assert_no_axe_violations(
    page: Page, *, within: str = "html", known: Sequence[str] = ()
) -> None:
    """Fail with what `axe_violations` gives for the same arguments."""
    found = axe_violations(page, within=within, known=known)
    assert found == [], "\n".join(found)


def violations_by_day_and_night(page: Page) -> dict[str, list[str]]:
    """What axe finds on a page for each colour scheme, "light" and "dark", opened once for both."""
    page.emulate_media(color_scheme="light", reduced_motion="reduce")  # no colour is on its way
    by_day = axe_violations(page)
    page.emulate_media(color_scheme="dark")
    at_night = axe_violations(page, rules=COLOURS)
    page.emulate_media(color_scheme="light")
    return {"light": by_day, "dark": at_night}


def assert_for_everybody(page: Page) -> None:
    """Unfold the page, and fail where axe finds anything by day or night or it moves sideways."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert violations_by_day_and_night(page) == {"light": [], "dark": []}, page.url
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{page.url} is {wide} pixels too wide"
