"""A researcher at work in the admin: writing with the live preview, and reading it on the site."""

from __future__ import annotations

import io

import pytest
from django.contrib.auth.models import User
from PIL import Image
from playwright.sync_api import Locator, Page, Response, expect

from profiles.models import Asset, Profile, Section
from tests.browser.accessibility import assert_no_axe_violations
from tests.browser.signing_in import sign_in
from tests.factories import (
    make_department,
    make_link,
    make_news,
    make_profile,
    make_publication,
    make_section,
)

EMPTY_HEADER = "th.original"
"""Django's rows in a table begin with a column for the row's own name, and its head is empty."""


@pytest.fixture
def section(live_server: object) -> Section:
    """A text on the page of the account `emmy`, beside somebody else's page."""
    department = make_department(name="Mathematics")
    make_profile(department=department, name="Leonhard Euler", slug="leonhard-euler")
    person = make_profile(
        department=department,
        name="Emmy Noether",
        slug="emmy-noether",
        owner=User.objects.create_user("emmy", password="invariants"),
    )
    make_link(person)
    make_news(person)
    return make_section(person, heading="Research", body="Invariants of forms.")


def editor_of(page: Page) -> Locator:
    return page.locator("#sections-0 .markdown-field")


def is_preview(response: Response) -> bool:
    return "/admin/markdown/preview/" in response.url


def open_text(page: Page) -> Locator:
    """Unfold the sections and the first one's text; its editor, when the preview is drawn."""
    page.get_by_role("link", name="Edit Emmy Noether").click()
    page.locator("#sections-group > fieldset > details > summary").click()
    with page.expect_response(is_preview) as drawn:
        page.locator("#sections-0 details > summary").click()
    assert drawn.value.ok
    return editor_of(page)


def test_writes_with_a_live_preview_and_reads_it_on_the_site(page: Page, section: Section) -> None:
    sign_in(page, "emmy")
    editor = open_text(page)
    preview = editor.get_by_role("group", name="Preview")
    expect(preview).to_have_text("Invariants of forms.")

    with page.expect_response(is_preview):
        editor.get_by_role("textbox").fill("On **ideals** in rings, where $x^n$ stands.")
    expect(preview.locator("strong")).to_have_text("ideals")
    expect(preview.locator("math")).to_be_visible()

    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.locator(".messagelist .success")).to_contain_text("Emmy Noether")
    page.goto("/people/emmy-noether/")
    expect(page.locator("main strong", has_text="ideals")).to_be_visible()


def test_a_dropped_picture_stands_on_the_page(page: Page, section: Section) -> None:
    picture = io.BytesIO()
    Image.new("RGB", (40, 30), "teal").save(picture, "PNG")
    sign_in(page, "emmy")
    editor = open_text(page)

    with page.expect_response(lambda answer: "/admin/markdown/upload/" in answer.url) as sent:
        drop(editor.get_by_role("textbox"), picture.getvalue())
    assert sent.value.ok
    asset = Asset.objects.get(profile=section.profile)
    expect(editor.get_by_role("textbox")).to_have_value(
        f"![](asset:{asset.key})Invariants of forms."
    )

    page.get_by_role("button", name="Save", exact=True).click()
    page.goto("/people/emmy-noether/")
    shown = page.locator("main .prose img")
    expect(shown).to_be_visible()
    assert shown.evaluate("image => image.decode().then(() => image.naturalWidth)") == 40


def drop(editor: Locator, data: bytes) -> None:
    """Let a picture fall onto the editor, at the beginning of its text."""
    editor.evaluate(
        """(editor, bytes) => {
            const carried = new DataTransfer();
            carried.items.add(new File([new Uint8Array(bytes)], "a.png", {type: "image/png"}));
            editor.setSelectionRange(0, 0);
            editor.dispatchEvent(new DragEvent("drop", {dataTransfer: carried, bubbles: true}));
        }""",
        list(data),
    )


def test_somebody_elses_page_is_not_there(page: Page, section: Section) -> None:
    other = Profile.objects.get(slug="leonhard-euler")
    sign_in(page, "emmy")

    page.goto("/admin/profiles/profile/")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.goto(f"/admin/profiles/profile/{other.pk}/change/")

    expect(page.locator(".messagelist .warning")).to_contain_text("doesn’t exist")
    expect(page.locator("form[id$=_form]")).to_have_count(0)
    expect(page.locator("main")).not_to_contain_text("Euler")


def test_the_researchers_pages_are_accessible(page: Page, section: Section) -> None:
    work = make_publication([section.profile])
    sign_in(page, "emmy")
    expect(page.get_by_role("link", name="Edit Emmy Noether")).to_be_visible()
    assert_no_axe_violations(page)

    for address in ("/admin/profiles/profile/", "/admin/news/newsitem/"):
        page.goto(address)
        expect(page.locator("#result_list")).to_be_visible()
        assert_no_axe_violations(page)

    page.goto("/admin/")
    open_text(page)
    assert_no_axe_violations(page)
    page.goto(f"/admin/publications/publication/{work.pk}/change/")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert_no_axe_violations(page, known=[EMPTY_HEADER])
