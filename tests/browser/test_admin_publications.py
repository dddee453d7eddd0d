"""A researcher who is asked about works, and an editor who looks after those of a department."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from profiles.models import Profile
from publications.models import Suggestion
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, PHONE
from tests.browser.signing_in import sign_in
from tests.browser.test_admin import EMPTY_HEADER
from tests.factories import (
    make_department,
    make_profile,
    make_publication,
    make_suggestion,
    make_user,
)

WORKS = "/admin/publications/publication/"


@pytest.fixture
def person(live_server: object) -> Profile:
    """The page of the account `emmy`, who may have written three works."""
    department = make_department(name="Mathematics")
    make_user("editor", department=department, role="editor")
    owner = User.objects.create_user("emmy", password="password")
    person = make_profile(department=department, name="Emmy Noether", slug="emmy", owner=owner)
    make_publication([person, "Bartel van der Waerden"], venue="")
    for number in range(3):
        work = make_publication(["E. Noether", "B. van der Waerden"], title=f"Ideals {number}")
        make_suggestion(work, person, reason="Same initials as “Emmy Noether”")
    return person


def test_answers_from_the_notice_on(page: Page, person: Profile) -> None:
    sign_in(page, "emmy")
    page.get_by_role("link", name="3 publications may be yours").click()
    page.get_by_role("button", name="Not mine: “Ideals 0”").click()
    expect(page.locator(".messagelist")).to_contain_text("1 work was refused")
    page.get_by_label("Choose “Ideals 1”").check()
    page.get_by_label("Choose “Ideals 2”").check()
    page.get_by_role("button", name="Mine", exact=True).click()
    expect(page.locator(".messagelist")).to_contain_text("2 works are linked to Emmy Noether")
    assert person.authorships.count() == 3
    page.get_by_role("button", name="Ask again about “Ideals 0”").click()
    expect(page.locator(".question")).to_have_count(1)
    assert Suggestion.objects.open().count() == 1


def test_authors_in_one_box_are_looked_at_first(page: Page, person: Profile) -> None:
    sign_in(page, "emmy")
    work = person.authorships.get().publication
    page.goto(f"{WORKS}{work.pk}/change/")
    page.get_by_role("link", name="Authors in one box").click()
    page.get_by_label("Authors in their order").fill("B. van der Waerden; Emmy Noether")
    page.get_by_role("button", name="Look first").click()
    expect(page.get_by_role("row", name="Emmy Noether")).to_contain_text("stays linked")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messagelist")).to_contain_text("has 2 authors now")
    names = work.authorships.order_by("position").values_list("name", flat=True)
    assert list(names) == ["B. van der Waerden", "Emmy Noether"]


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_the_pages_are_accessible(page: Page, person: Profile) -> None:
    refused = make_publication(["E. Noether"], title="Letters")
    make_suggestion(refused, person, refused=True)
    sign_in(page, "editor")
    work = person.authorships.get().publication
    for address in ("yours/", f"yours/{person.pk}/", "unlinked/", "completeness/"):
        page.goto(f"{WORKS}{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_no_axe_violations(page)
    for address in (f"{work.pk}/authors/", "add/"):
        page.goto(f"{WORKS}{address}")
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert_no_axe_violations(page, known=[EMPTY_HEADER])
