"""A draft from its first word to the public: kept, gone on with, shown, planned, published."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.utils import timezone
from playwright.sync_api import Page, expect

from faculty_site.drafts.models import Draft
from profiles.models import Section
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import NO_SCRIPT, PHONE
from tests.browser.signing_in import sign_in
from tests.factories import make_draft, make_profile, make_section
from tests.profiles.admin.browsing import address

pytestmark = pytest.mark.browser

WITH_AND_WITHOUT = pytest.mark.parametrize("page", [PHONE, NO_SCRIPT], indirect=True, ids=str)


@pytest.fixture
def section(live_server: object) -> Section:
    owner = User.objects.create_user("emmy", first_name="Emmy", last_name="Noether")
    person = make_profile(name="Emmy Noether", slug="emmy-noether", owner=owner)
    return make_section(person, heading="Research", body="Invariants of forms.")


@WITH_AND_WITHOUT
def test_keep_share_look_and_publish(page: Page, section: Section) -> None:
    sign_in(page, "emmy", address(Section, "change", section.pk))
    page.locator("textarea[name=body]").fill("Ideals in rings.")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.locator(".messagelist")).to_contain_text("The draft is kept.")
    expect(page.locator(".draft-lines ins").first).to_contain_text("Ideals")

    page.get_by_role("button", name="Make a link").click()
    link = page.locator(".messagelist a").get_attribute("href")
    assert link

    page.context.clear_cookies()
    page.goto(link)
    expect(page.get_by_text("This is a draft, shared by Emmy Noether")).to_be_visible()
    expect(page.get_by_text("Ideals in rings.")).to_be_visible()
    page.goto("/people/emmy-noether/")
    expect(page.get_by_text("Invariants of forms.")).to_be_visible()

    sign_in(page, "emmy")
    page.get_by_role("link", name="Research").click()
    page.get_by_role("button", name="Publish it now").click()
    expect(page.locator(".messagelist")).to_contain_text("The draft is published.")
    page.context.clear_cookies()
    assert page.goto(link).status == 404  # type: ignore[union-attr]
    page.goto("/people/emmy-noether/")
    expect(page.get_by_text("Ideals in rings.")).to_be_visible()


def test_the_link_is_copied_by_a_button(page: Page, section: Section) -> None:
    draft = make_draft(section, by=User.objects.get(username="emmy"), heading="Works")
    sign_in(page, "emmy", address(Draft, "change", draft.pk))
    page.get_by_role("button", name="Make a link").click()
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name="Copy the link").click()
    expect(page.get_by_role("button", name="Copied")).to_be_visible()
    link = page.locator(".messagelist a").get_attribute("href")
    assert page.evaluate("navigator.clipboard.readText()") == link


def test_by_keyboard_alone(page: Page, section: Section) -> None:
    sign_in(page, "emmy", address(Section, "change", section.pk))
    page.locator("input[name=heading]").fill("Works")
    page.keyboard.press("Enter")  # publishes, as it always did, and makes no draft
    expect(page.locator(".messagelist")).to_contain_text("was changed successfully")
    assert not Draft.objects.exists()
    page.goto(address(Section, "change", section.pk))
    page.locator("input[name=heading]").fill("Papers")
    page.get_by_role("button", name="Keep as a draft").focus()
    page.keyboard.press("Enter")
    page.get_by_label("Day and time").focus()
    later = timezone.localtime() + datetime.timedelta(days=2)
    page.get_by_label("Day and time").fill(f"{later:%Y-%m-%dT%H:%M}")
    page.get_by_role("button", name="Plan it").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It is to be published")).to_be_visible()
    page.get_by_role("link", name="Throw it away").focus()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Yes").focus()
    page.keyboard.press("Enter")
    expect(page.locator(".messagelist")).to_contain_text("was deleted")
    section.refresh_from_db()
    assert section.heading == "Works"


def test_for_everybody(page: Page, section: Section) -> None:
    owner = User.objects.get(username="emmy")
    draft = make_draft(section, by=owner, body="Ideals in rings.", heading="Works")
    sign_in(page, "emmy", address(Draft, "change", draft.pk))
    page.get_by_role("button", name="Make a link").click()
    assert_for_everybody(page)
    page.goto(address(Section, "change", section.pk))
    assert_for_everybody(page)
    page.goto(draft.get_form_url())
    assert_for_everybody(page)
    page.goto(f"/admin/visibility/profiles.section/{section.pk}/")
    assert_for_everybody(page)
    page.goto(address(Section, "change", section.pk))
    page.locator("input[name=heading]").fill("Something else")
    page.get_by_role("button", name="Keep as a draft").click()
    expect(page.get_by_role("heading", name="There is another draft")).to_be_visible()
    assert_for_everybody(page)
