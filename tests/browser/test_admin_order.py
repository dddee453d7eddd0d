"""Rows put in order by dragging, by buttons, and after a new one was taken away."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from profiles.models import Link, Profile
from tests.browser.signing_in import sign_in
from tests.factories import make_link, make_profile, make_publication


@pytest.fixture
def emmy(live_server: object) -> Profile:
    owner = User.objects.create_user("emmy", password="invariants")
    person = make_profile(name="Emmy Noether", slug="emmy-noether", owner=owner)
    for order, label in enumerate("abcd"):
        make_link(person, label=label, order=2 * order)
    return person


def labels(rows: Locator) -> list[str]:
    found: list[str] = rows.evaluate_all(
        "rows => rows.map(row => row.querySelector('[name$=-label]').value)"
    )
    return found


def drag(page: Page, row: Locator, onto: Locator, *, below: bool) -> None:
    row.locator(".order-tools__handle").scroll_into_view_if_needed()
    start = row.locator(".order-tools__handle").bounding_box()
    end = onto.bounding_box()
    assert start is not None
    assert end is not None
    page.mouse.move(start["x"] + start["width"] / 2, start["y"] + start["height"] / 2)
    page.mouse.down()
    page.mouse.move(start["x"], end["y"] + end["height"] * (0.9 if below else 0.1), steps=8)
    page.mouse.up()


def test_links_and_papers_in_an_order_of_ones_own(page: Page, emmy: Profile) -> None:
    sign_in(page, "emmy", f"/admin/profiles/profile/{emmy.pk}/change/")
    page.locator("#links-group summary").click()
    rows = page.locator("#links-group tr.form-row:not(.empty-form)")
    expect(rows.locator(".order-tools")).to_have_count(4)

    last_up = rows.nth(3).get_by_role("button", name="Move up")
    last_up.press("Enter")
    assert labels(rows) == ["a", "b", "d", "c"]
    expect(page.get_by_role("status").filter(has_text="Now 3 of 4")).to_have_count(1)
    expect(rows.nth(2).get_by_role("button", name="Move up")).to_be_focused()

    drag(page, rows.nth(0), rows.nth(2), below=True)
    assert labels(rows) == ["b", "d", "a", "c"]

    page.locator("#links-group .add-row a").click()
    expect(rows.locator(".order-tools")).to_have_count(5)
    rows.nth(4).get_by_role("button", name="Move up").click()
    page.locator("#links-group .inline-deletelink").click()
    assert labels(rows) == ["b", "d", "a", "c"]

    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(emmy.links.order_by("order").values_list("label", flat=True)) == list("bdac")
    assert Link.objects.count() == 4

    works = [make_publication([emmy], title=title) for title in ("One", "Two", "Three")]
    page.goto("/admin/publications/authorship/")
    papers = page.locator("#result_list tbody tr")
    drag(page, papers.nth(2), papers.nth(0), below=False)
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert [a.publication for a in emmy.authorships.order_by("order")] == [works[2], *works[:2]]
