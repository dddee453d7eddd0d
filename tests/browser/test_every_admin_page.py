"""Every page of the admin and of accounts, for everybody: at a desk and on a phone, by day and at
night."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Section
from tests.browser.accessibility import UNFOLD, axe_violations, violations_by_day_and_night
from tests.browser.admin_pages import addresses
from tests.browser.screens import DESKTOP, PHONE
from tests.browser.signing_in import sign_in
from tests.profiles.admin.browsing import address
from tests.profiles.world import World, make_world

OF_DJANGO = ["th.original", "fieldset[aria-labelledby$='-2-heading'] th:last-child"]
"""Heads of columns that Django's tables of rows leave empty: of the row's name, and of deleting."""

PARTS = 4
"""The pages are shared among so many tests, so that workers share them."""

ALIKE = ("_delete", "_history")
"""Pages that look the same for every model: of all but the first only the structure is tried."""

NOT_OFFERED = 403
"""What nobody may do at all: adding to the ledger, deleting an invitation."""


@pytest.fixture
def world(live_server: object) -> World:
    return make_world()


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_for_everybody(page: Page, world: World, part: int) -> None:
    found = addresses(world)
    sign_in(page, "superuser")
    faults, seen = [], set()
    for name in list(found)[part::PARTS]:
        answer = page.goto(found[name])
        assert answer is not None
        if answer.status == NOT_OFFERED:
            assert name.endswith(("_add", "_delete", "_reauthenticate")), name
            continue
        assert answer.status == 200, name
        kind = next(filter(name.endswith, ALIKE), name)
        faults += [f"{name}: {fault}" for fault in faults_of(page, but_colours=kind in seen)]
        seen.add(kind)
    assert faults == []


def faults_of(page: Page, *, but_colours: bool = False) -> list[str]:
    """What axe finds, colours by day and at night on the desk, and what moves sideways."""
    page.evaluate(UNFOLD)
    page.set_viewport_size({"width": PHONE.width, "height": PHONE.height})
    found = [
        f"on a phone: {each}" for each in axe_violations(page, known=OF_DJANGO, but_colours=True)
    ]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    found += [f"{wide} pixels too wide on a phone"] if wide > 0 else []
    page.set_viewport_size({"width": DESKTOP.width, "height": DESKTOP.height})
    if but_colours:
        return found + axe_violations(page, known=OF_DJANGO, but_colours=True)
    by_scheme = violations_by_day_and_night(page, known=OF_DJANGO)
    return found + [f"{scheme}: {each}" for scheme in by_scheme for each in by_scheme[scheme]]


def test_pages_that_an_answer_leads_to(page: Page, world: World) -> None:
    """A form with errors, what is asked before rows are deleted, and what is gone."""
    section = world.of("own", Section)
    sign_in(page, "superuser", address(Section, "change", section.pk))
    page.locator("[name=order]").evaluate("field => { field.value = ''; }")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".errornote")).to_be_visible()
    assert faults_of(page) == []

    page.locator("[name=order]").evaluate("field => { field.value = '1'; }")
    section.delete()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("heading", name="This is not here any more")).to_be_visible()
    assert faults_of(page) == []

    page.goto(address(Section, "changelist"))
    page.locator("#action-toggle").check()
    page.locator("select[name=action]").select_option("delete_selected")
    page.get_by_role("button", name="Go").click()
    expect(page.get_by_role("button", name="Yes, I’m sure")).to_be_visible()
    assert faults_of(page) == []
