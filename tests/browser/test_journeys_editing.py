"""A researcher at work on their own page, and an editor on those of a department."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.core.files.base import ContentFile
from playwright.sync_api import Page, expect

from news.models import NewsItem
from profiles.models import Profile
from tests.browser.journeys import PASSWORD, save
from tests.browser.screens import NO_SCRIPT
from tests.browser.signing_in import sign_in
from tests.browser.test_photos import photo
from tests.factories import make_department, make_profile, make_section, make_user


@pytest.fixture
def emmy(live_server: object) -> Profile:
    cache.clear()
    department = make_department(name="Mathematics", slug="mathematics")
    owner = User.objects.create_user("emmy", "emmy@example.org", PASSWORD)
    person = make_profile(name="Emmy Noether", slug="emmy", owner=owner, department=department)
    person.photo.save("emmy.jpg", ContentFile(photo()))
    for order, heading in enumerate(("Invariants", "Rings")):
        make_section(person, heading=heading, body=f"Of {heading.lower()}.", order=order + 1)
    return person


def form_of(person: Profile) -> str:
    return f"/admin/profiles/profile/{person.pk}/change/"


def test_from_the_first_screen_to_the_page_and_back_again(page: Page, emmy: Profile) -> None:
    """With the keyboard: a name, the photo's focus and the order of the sections, previewed and
    saved; then the name is taken back in the history."""
    sign_in(page, "emmy")
    page.get_by_role("link", name="Edit Emmy Noether").press("Enter")
    page.locator("#id_name").fill("Amalie Emmy Noether")
    page.get_by_role("slider", name="Focus of the photo").press("ArrowRight")
    page.locator("#sections-group summary").first.press("Enter")
    rows = page.locator("#sections-group .inline-related:not(.empty-form)")
    rows.nth(1).get_by_role("button", name="Move up").press("Enter")
    page.get_by_role("button", name="Preview while writing").press("Enter")
    shown = page.frame_locator("#page-preview iframe")
    expect(shown.get_by_role("heading", level=1)).to_have_text("Amalie Emmy Noether")
    expect(shown.locator("main h2").first).to_have_text("Rings")
    emmy.refresh_from_db()
    assert emmy.name == "Emmy Noether"
    page.get_by_role("button", name="Close the preview").press("Enter")
    save(page)

    page.goto(emmy.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Amalie Emmy Noether")
    emmy.refresh_from_db()
    assert emmy.photo_focus_x == 51

    page.goto(form_of(emmy))
    page.get_by_role("link", name="History", exact=True).press("Enter")
    page.get_by_role("link", name="Take back the whole change").press("Enter")
    page.get_by_role("button", name="Restore").press("Enter")
    expect(page.locator(".messagelist .success")).to_be_visible()
    page.goto(emmy.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("Emmy Noether")
    expect(page.locator("main h2").first).to_have_text("Invariants")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_a_session_that_ends_while_somebody_types(page: Page, emmy: Profile) -> None:
    sign_in(page, "emmy", form_of(emmy))
    page.locator("#id_interests").fill("Ideals, and all that follows from them.")
    Session.objects.all().delete()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_text("Your session had ended.")).to_be_visible()
    page.get_by_label("User name or e-mail address").fill("emmy")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_text("nothing of it is saved yet")).to_be_visible()
    expect(page.locator("#id_interests")).to_have_value("Ideals, and all that follows from them.")
    save(page)
    emmy.refresh_from_db()
    assert emmy.interests == "Ideals, and all that follows from them."


def test_what_was_deleted_while_somebody_types(page: Page, emmy: Profile) -> None:
    section = emmy.sections.get(heading="Rings")
    sign_in(page, "emmy", f"/admin/profiles/section/{section.pk}/change/")
    page.locator("textarea[name=body]").fill("Every chain of ideals comes to rest.")
    section.delete()
    page.get_by_role("button", name="Save", exact=True).click()

    expect(page.get_by_role("heading", name="This is not here any more")).to_be_visible()
    expect(page.get_by_label("Text")).to_have_value("Every chain of ideals comes to rest.")
    page.get_by_role("button", name="Save it as something new").click()
    expect(page.locator(".messagelist .success")).to_be_visible()
    assert emmy.sections.get(heading="Rings").body == "Every chain of ideals comes to rest."


def test_an_editor_of_a_department(page: Page, emmy: Profile) -> None:
    department = emmy.memberships.get().department
    make_user("hand", role="editor", department=department)
    make_profile(name="Marie Curie", department=make_department(name="Physics"))
    sign_in(page, "hand", "/admin/profiles/profile/")
    expect(page.locator("#result_list tbody tr")).to_have_count(1)
    page.get_by_role("link", name="Emmy Noether").click()
    expect(page.locator("#id_state, #id_owner")).to_have_count(0)
    page.locator("#id_position").fill("Professor")
    save(page)

    page.goto("/admin/news/newsitem/add/")
    page.locator("select[name=profile]").select_option("")  # filled in, as there is one
    page.locator("select[name=department]").select_option(label="Mathematics")
    page.locator("#id_title").fill("The new building is open")
    save(page)
    assert NewsItem.objects.get().department == department
    page.goto("/departments/mathematics/news/")
    expect(page.get_by_text("The new building is open")).to_be_visible()
    emmy.refresh_from_db()
    assert emmy.position == "Professor"
