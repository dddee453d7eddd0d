"""Photos on the pages, and the focus of a photo in the admin, with a script and without."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from django.core.files.base import ContentFile
from PIL import Image, ImageDraw
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE
from tests.browser.signing_in import sign_in
from tests.factories import make_department, make_page, make_profile

MOVED = """() => new Promise(resolve => {
    let moved = 0;
    new PerformanceObserver(list => {
        for (const entry of list.getEntries()) moved += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
})"""


def photo(size: tuple[int, int] = (1600, 900)) -> bytes:
    image = Image.new("RGB", size, "#7c8d94")
    ImageDraw.Draw(image).ellipse((200, 150, 500, 520), fill="#e0b89c")
    out = io.BytesIO()
    image.save(out, "JPEG")
    return out.getvalue()


@pytest.fixture
def emmy(live_server: object) -> Profile:
    """Somebody with a photo and an account, among eight others."""
    department = make_department(name="Mathematics")
    owner = User.objects.create_user("emmy", password="invariants")
    for number in range(9):
        person = make_profile(
            department=department,
            slug=f"person-{number}",
            **({"name": "Emmy Noether", "owner": owner} if number == 0 else {}),
        )
        person.photo.save(f"photo-{number}.jpg", ContentFile(photo((1600, 900 + number))))
    emmy = Profile.objects.get(slug="person-0")
    make_page(emmy, key="ideals")
    return emmy


def open_form(page: Page, person: Profile) -> None:
    sign_in(page, "emmy", f"/admin/profiles/profile/{person.pk}/change/")
    expect(page.locator(".photo-focus__whole")).to_be_visible()


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_nothing_moves_when_the_photos_arrive(page: Page, emmy: Profile) -> None:
    for address in ("/", emmy.get_absolute_url(), f"{emmy.get_absolute_url()}ideals/"):
        page.goto(address, wait_until="networkidle")
        shown = page.locator("img.portrait").first
        expect(shown).to_be_visible()
        assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") > 50
        assert page.evaluate(MOVED) == 0


@pytest.mark.parametrize("page", [DESKTOP, PHONE], indirect=True, ids=str)
def test_the_smallest_picture_that_is_sharp_is_loaded(page: Page, emmy: Profile) -> None:
    page.goto("/", wait_until="networkidle")

    chosen = page.locator("img.portrait").first.evaluate(
        "image => image.decode().then(() => [image.currentSrc, image.clientWidth])"
    )
    name, width = chosen[0].rpartition("-")[2], chosen[1]
    assert name.endswith(".avif")
    assert width <= int(name.partition(".")[0]) <= 2.5 * width


def test_the_focus_is_set_on_the_photo(page: Page, emmy: Profile) -> None:
    open_form(page, emmy)
    stage = page.get_by_role("slider", name="Focus of the photo")
    across, down = page.locator("#id_photo_focus_x"), page.locator("#id_photo_focus_y")
    cut = page.locator(".photo-focus__portrait")
    assert cut.get_attribute("viewBox") == "440 0 720 900"

    stage.scroll_into_view_if_needed()
    box = stage.bounding_box()
    assert box
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.25, box["y"] + box["height"] * 0.375)
    page.mouse.up()
    assert abs(int(across.input_value()) - 25) <= 1
    assert abs(int(down.input_value()) - 38) <= 2

    across.fill("30")
    stage.press("ArrowRight")
    stage.press("Shift+ArrowDown")
    stage.press("ArrowUp")
    expect(across).to_have_value("31")
    expect(stage).to_have_attribute(
        "aria-valuetext", f"31 per cent from the left, {down.input_value()} per cent from the top"
    )
    assert cut.get_attribute("viewBox") == "136 0 720 900"
    assert_no_axe_violations(page, within=".photo-focus")

    page.get_by_role("button", name="Save and continue editing").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert cut.get_attribute("viewBox") == "136 0 720 900"
    emmy.refresh_from_db()
    assert emmy.photo_focus_x == 31


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_without_a_script_two_numbers_set_the_focus(page: Page, emmy: Profile) -> None:
    open_form(page, emmy)
    assert page.get_by_role("slider").count() == 0

    page.get_by_label("Focus of the photo, across").fill("0")
    page.get_by_role("button", name="Save and continue editing").click()

    expect(page.locator(".messagelist .success")).to_be_visible()
    assert page.locator(".photo-focus__portrait").get_attribute("viewBox") == "0 0 720 900"


def test_pages_with_photos_are_accessible(page: Page, emmy: Profile) -> None:
    for address in ("/", emmy.get_absolute_url()):
        page.goto(address)
        assert_no_axe_violations(page)
