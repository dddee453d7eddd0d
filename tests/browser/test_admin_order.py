"""Rows put in order by dragging, by buttons, and after a new one was taken away."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Locator, Page, expect

from profiles.models import Link, Profile
from tests.browser.signing_in import sign_in
from tests.factories import make_link, make_news, make_profile, make_publication, make_section


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


def headings(rows: Locator) -> list[str]:
    found: list[str] = rows.evaluate_all(
        "rows => rows.map(row => row.querySelector('[name$=-heading]').value)"
    )
    return found


def test_a_section_takes_its_parts_along(page: Page, emmy: Profile) -> None:
    for order, (heading, level) in enumerate([("A", 1), ("a", 2), ("b", 2), ("B", 1), ("C", 1)]):
        make_section(emmy, heading=heading, level=level, order=order)
    sign_in(page, "emmy", f"/admin/profiles/profile/{emmy.pk}/change/")
    page.locator("#sections-group summary").first.click()
    rows = page.locator("#sections-group .inline-related:not(.empty-form)")
    expect(rows.locator(".order-tools")).to_have_count(5)

    rows.nth(0).get_by_role("button", name="Move down").press("Enter")
    assert headings(rows) == ["B", "A", "a", "b", "C"]
    rows.nth(1).get_by_role("button", name="Move up").press("Enter")
    assert headings(rows) == ["A", "a", "b", "B", "C"]
    rows.nth(4).get_by_role("button", name="Move up").press("Enter")
    rows.nth(3).get_by_role("button", name="Move up").press("Enter")
    assert headings(rows) == ["C", "A", "a", "b", "B"]
    rows.nth(3).get_by_role("button", name="Move down").press("Enter")
    assert headings(rows) == ["C", "A", "a", "B", "b"]
    drag(page, rows.nth(3), rows.nth(0), below=False)
    assert headings(rows) == ["B", "b", "C", "A", "a"]

    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(emmy.sections.order_by("order").values_list("heading", flat=True)) == list("BbCAa")


def test_pinned_news_by_the_keyboard(page: Page, emmy: Profile) -> None:
    items = [make_news(emmy, title=title, date=None, pinned=True) for title in ("One", "Two")]
    sign_in(page, "emmy", "/admin/news/newsitem/")
    page.get_by_role("link", name="Put pinned news in order").click()
    rows = page.locator("#result_list tbody tr")
    rows.nth(1).get_by_role("button", name="Move up").press("Enter")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert list(emmy.news.order_by("order")) == items[::-1]
