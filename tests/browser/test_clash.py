"""Two people saving the same text: whoever comes second is asked, and nothing is lost."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.test import Client
from playwright.sync_api import Page, expect

from profiles.models import Section
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import NO_SCRIPT
from tests.browser.signing_in import sign_in
from tests.factories import make_profile, make_section
from tests.profiles.admin.browsing import address, post

pytestmark = pytest.mark.browser


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True)
def test_writing_clashing_choosing_and_taking_back(page: Page, live_server: object) -> None:
    owner = User.objects.create_user("emmy")
    person = make_profile(name="Emmy Noether", owner=owner)
    section = make_section(person, heading="Research", body="Invariants of forms.")
    url = address(Section, "change", section.pk)
    sign_in(page, "emmy", url)

    other = Client()
    other.force_login(User.objects.create_superuser("hilbert"))
    post(other, url, heading="Her research", body="Invariants of forms and fields.")
    page.locator("textarea[name=body]").fill("Ideals in rings.")
    page.locator("input[name=_continue]").click()

    expect(page.get_by_role("heading", name="Somebody else saved this too")).to_be_visible()
    page.get_by_role("group", name="Text").get_by_label("Yours").check()
    page.get_by_role("button", name="Save what you chose").click()
    section.refresh_from_db()
    assert (section.heading, section.body) == ("Her research", "Ideals in rings.")

    page.goto(address(type(person), "history", person.pk))
    expect(page.locator("ins").first).to_contain_text("Ideals in rings")
    page.get_by_role("link", name="Take this back").first.click()
    page.get_by_role("button", name="Restore").click()
    section.refresh_from_db()
    assert section.body == "Invariants of forms and fields."


def test_for_everybody(page: Page, live_server: object) -> None:
    owner = User.objects.create_user("emmy")
    person = make_profile(name="Emmy Noether", owner=owner)
    section = make_section(person, heading="Research", body="Invariants of forms.")
    section.body = "Ideals in rings."
    section.save()
    sign_in(page, "emmy", address(type(person), "history", person.pk))
    assert_for_everybody(page)
    page.get_by_role("link", name="Take this back").first.click()
    assert_for_everybody(page)
