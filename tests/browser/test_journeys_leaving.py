"""Pages change hands: a delegate until a date, a new owner, who leaves, and who is erased."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.utils import timezone
from playwright.sync_api import Page, expect

from profiles.models import Delegation, Profile
from tests.browser.journeys import go_on_as, save
from tests.browser.signing_in import sign_in
from tests.factories import make_department, make_profile, make_user


@pytest.fixture
def emmy(live_server: object) -> Profile:
    cache.clear()
    department = make_department(name="Mathematics", slug="mathematics")
    make_user("head", role="admin", department=department)
    owner = User.objects.create_user("emmy", "emmy@example.org")
    User.objects.create_user("grete", "grete@example.org")
    return make_profile(name="Emmy Noether", slug="emmy", owner=owner, department=department)


def form_of(person: Profile) -> str:
    return f"/admin/profiles/profile/{person.pk}/change/"


def test_a_delegate_until_a_date(page: Page, emmy: Profile) -> None:
    today = timezone.localdate()
    sign_in(page, "emmy", form_of(emmy))
    page.locator("#delegations-group summary").first.click()
    page.locator("#delegations-group .add-row a").click()
    page.locator("#id_delegations-0-user").fill("grete@example.org")
    page.locator("#id_delegations-0-until").fill(today.isoformat())
    save(page)

    go_on_as(page, "grete")
    page.get_by_role("link", name="Edit Emmy Noether").click()
    expect(page.locator("#delegations-group .add-row")).to_have_count(0)
    page.locator("#id_position").fill("Professor")
    save(page)
    emmy.refresh_from_db()
    assert emmy.position == "Professor"

    page.goto(form_of(emmy))
    page.locator("#id_position").fill("Professor in Göttingen and Bryn Mawr")
    Delegation.objects.update(until=today - datetime.timedelta(days=1))
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator("main")).not_to_contain_text("was changed successfully")
    page.goto(form_of(emmy))
    expect(page.locator("#profile_form")).to_have_count(0)
    emmy.refresh_from_db()
    assert emmy.position == "Professor"


def test_a_member_leaves_and_the_page_changes_hands(page: Page, emmy: Profile) -> None:
    emmy.memberships.update(end=timezone.localdate().isoformat())
    sign_in(page, "head")
    page.get_by_role("link", name="Who leaves").click()
    page.get_by_role("checkbox", name="Emmy Noether").check()
    page.get_by_role("button", name="Former member").click()
    expect(page.get_by_text("The page stays at its address")).to_be_visible()
    page.get_by_role("button", name="Change").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    emmy.refresh_from_db()
    assert emmy.state == "former"

    page.goto(form_of(emmy))
    page.get_by_role("link", name="Hand over").click()
    page.get_by_label("New owner").fill("grete@example.org")
    page.get_by_role("button", name="Look at what changes").click()
    page.get_by_role("button", name="Hand over").click()
    expect(page.locator(".messagelist .success")).to_be_visible()

    go_on_as(page, "grete")
    expect(page.get_by_role("link", name="Edit Emmy Noether")).to_be_visible()
    page.goto("/former-members/")
    expect(page.get_by_role("link", name="Emmy Noether").first).to_be_visible()


def test_a_person_is_erased_with_a_receipt(page: Page, emmy: Profile) -> None:
    User.objects.create_superuser("root")
    sign_in(page, "root", form_of(emmy))
    page.get_by_role("link", name="Erase").click()
    page.get_by_role("textbox", name="Type emmy to erase").fill("emma")
    page.get_by_role("button", name="Erase").click()
    expect(page.get_by_role("alert")).to_contain_text("Nothing was erased.")
    page.get_by_role("textbox", name="Type emmy to erase").fill("emmy")
    page.get_by_role("button", name="Erase").click()

    expect(page.get_by_role("region", name="Receipt")).to_contain_text("a person was erased")
    with page.expect_download() as receipt:
        page.get_by_role("link", name="Download the receipt").click()
    assert receipt.value.suggested_filename.startswith("receipt-")
    assert not Profile.objects.exists()
    answer = page.goto("/people/emmy/")
    assert answer is not None
    assert answer.status == 404
