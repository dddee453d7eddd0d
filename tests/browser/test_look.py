"""The look of a house in a real browser: set in the admin, seen on the pages."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from playwright.sync_api import Page, expect

from profiles.models import Department, DepartmentRole, NavigationLink
from tests.browser.accessibility import assert_for_everybody, assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT
from tests.browser.signing_in import sign_in
from tests.factories import make_department, make_news, make_profile, make_publication

LONG = "Department of Theoretical and Experimental Electromagnetohydrodynamics and Optics"
EMPTY_HEADERS = ["th.original", "thead th:last-child"]
"""Django's tables have columns for a row's own name and for removing it, without a head."""

ADDRESSES = [
    "/departments/optics/",
    "/people/ada/",
    "/departments/optics/imprint/",
    "/nothing-here/",
]


@pytest.fixture
def department(live_server: object) -> Department:
    """A department with an admin, somebody in it, and another one beside it."""
    make_department(name="Physics")
    department = make_department(name="Optics", slug="optics")
    admin = User.objects.create_user("emmy", password="invariants")
    DepartmentRole.objects.create(user=admin, department=department, role="admin")
    person = make_profile(name="Ada Lovelace", slug="ada", department=department)
    make_news(person)
    make_publication([person])
    return department


def open_form(page: Page, department: Department) -> None:
    sign_in(page, "emmy", f"/admin/profiles/department/{department.pk}/change/")


def colour_of_links(page: Page) -> str:
    return str(page.locator("main a").first.evaluate("each => getComputedStyle(each).color"))


def set_colour(page: Page, colour: str) -> None:
    page.get_by_label("Colour:", exact=True).fill(colour)
    page.get_by_role("button", name="Save and continue editing").click()


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_an_admin_is_told_of_a_bad_colour_and_sees_a_good_one(
    page: Page, department: Department
) -> None:
    open_form(page, department)

    set_colour(page, "#ffcc00")
    fault = page.locator(".field-accent .errorlist")
    expect(fault).to_contain_text("on the page its contrast is 1.47 : 1")
    expect(fault).to_contain_text("#846800")

    set_colour(page, "#846800")
    expect(page.locator(".messagelist .success")).to_be_visible()
    expect(page.locator(".field-accent")).to_contain_text("Contrast on the page 5")
    page.goto("/departments/optics/")
    assert colour_of_links(page) == "rgb(132, 104, 0)"
    page.emulate_media(color_scheme="dark")
    page.reload()
    assert colour_of_links(page) == "rgb(213, 184, 101)"


def test_the_picker_and_the_digits_go_together(page: Page, department: Department) -> None:
    open_form(page, department)
    digits = page.get_by_label("Colour:", exact=True)
    picker = page.locator(".field-accent input[type=color]")

    picker.fill("#1b5e3b")
    expect(digits).to_have_value("#1b5e3b")
    digits.fill("#8a1538")
    expect(picker).to_have_value("#8a1538")
    assert_no_axe_violations(page, within="#content", known=EMPTY_HEADERS)


def test_pages_in_a_departments_look_are_accessible_and_fit(
    page: Page, department: Department
) -> None:
    department.name, department.accent = LONG, "#846800"
    department.footer = "Bunsenstraße 3, [Göttingen](https://example.org/)"
    department.imprint = "## Who\n\nThe director, see [the rules](https://example.org/)."
    department.save()
    for label in ("Library", "Seminar programme", "Open positions", "Contact"):
        NavigationLink.objects.create(department=department, label=label, url="/news/")

    for address in ADDRESSES:
        page.goto(address)
        assert page.evaluate("window.scrollY") == 0
        assert_for_everybody(page)
