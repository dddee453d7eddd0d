"""A researcher brings works in: paste, look, tick, import; without scripts and on a phone too."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from profiles.models import Profile
from publications.ingest.importing import import_works
from publications.models import Publication
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE
from tests.browser.signing_in import sign_in
from tests.factories import make_profile
from tests.publications.ingest.importing.samples import FOREIGN, MARIE, POLONIUM, RADIUM, text_of

LONG = POLONIUM.replace("curie1898", f"curie{'1898' * 40}").replace(
    "Sur une", f"{'Sehrlangeswortohnepause' * 12} une"
)


@pytest.fixture
def marie(live_server: object) -> Profile:
    account = User.objects.create_user("marie", password="polonium")
    return make_profile(name=MARIE, slug="marie-curie", owner=account)


def open_door(page: Page) -> None:
    sign_in(page, "marie", "/admin/publications/import/")


def assert_fits(page: Page) -> None:
    wide = page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
    assert wide <= 0, f"{wide} px stand out at the right"


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], ids=str, indirect=True)
def test_pastes_looks_and_imports(page: Page, marie: Profile) -> None:
    open_door(page)
    page.get_by_label("Or text, pasted").fill(f"{POLONIUM}\n{RADIUM}\n{FOREIGN}")
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="New 2")).to_be_visible()
    expect(page.get_by_text("None of its authors is surely Marie Curie.")).to_be_visible()
    assert not Publication.objects.exists()
    page.get_by_role("checkbox", name="Recherches sur les substances radioactives").uncheck()
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_role("status")).to_have_text("1 work was brought in or changed.")
    assert Publication.objects.get().year == 1898


@pytest.mark.parametrize("page", [DESKTOP, PHONE], ids=str, indirect=True)
def test_each_step_is_accessible_and_fits(page: Page, marie: Profile) -> None:
    import_works(marie, text_of(POLONIUM, RADIUM, name="pasted", lone=True))
    Publication.objects.filter(year=1903).update(venue="Paris")
    open_door(page)
    page.get_by_role("button", name="Look at it first").click()
    expect(page.locator(".errornote")).to_be_visible()
    assert_no_axe_violations(page, within="#content")
    assert_fits(page)
    changed = POLONIUM.replace("Comptes rendus", "C. R.")
    page.get_by_label("Or text, pasted").fill(f"{changed}\n{RADIUM}\n{FOREIGN}\n{LONG}")
    page.get_by_role("button", name="Look at it first").click()
    expect(page.get_by_role("heading", name="Changed 1")).to_be_visible()
    assert_no_axe_violations(page, within="#content")
    assert_fits(page)
    page.get_by_role("button", name="Import what is ticked").click()
    expect(page.get_by_role("status")).to_contain_text("brought in or changed")
    assert_no_axe_violations(page, within="#content")
    assert_fits(page)
