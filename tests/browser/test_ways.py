"""Ways through the sample department: subscribing, writing an e-mail, with the keyboard alone."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin

import feedparser
import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect

from profiles.models import Profile
from tests.browser.screens import DESKTOP, NO_SCRIPT
from tests.factories import make_news

PERSON = "/people/emmy-noether/"
ADDRESS = "noether@brynmawr.example"


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_subscribing_to_what_is_new_and_to_what_is_to_come(page: Page, demo: None) -> None:
    person = Profile.objects.get(slug="emmy-noether")
    make_news(person, title="A lecture to come", date="2999-05-03")
    for address, name in ((PERSON, "people/emmy-noether"), ("/news/", "")):
        page.goto(address)
        links = page.locator(".subscribe")
        feed, calendar = (links.get_by_role("link", name=each) for each in ("Feed", "Calendar"))
        expect(feed).to_be_visible()
        expect(calendar).to_be_visible()

        told = page.locator('link[rel=alternate][type="application/atom+xml"]').first
        places = [each.get_attribute("href") or "" for each in (feed, calendar, told)]
        assert places[0] == places[2]
        assert places[:2] == [f"/{name or 'news'}.atom", f"/{name or 'calendar'}.ics"]
        entries = feedparser.parse(page.request.get(urljoin(page.url, places[0])).text()).entries
        assert "A lecture to come" in [entry.title for entry in entries]
        dates = Calendar.from_ical(page.request.get(urljoin(page.url, places[1])).text()).events
        assert "A lecture to come" in [str(each["SUMMARY"]) for each in dates]


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_a_contact_card_goes_into_an_address_book(page: Page, demo: None) -> None:
    page.goto(PERSON)

    with page.expect_download() as download:
        page.get_by_role("button", name="Contact card").click()

    assert download.value.suggested_filename == "emmy-noether.vcf"
    lines = Path(download.value.path()).read_text(encoding="utf-8").splitlines()
    assert "FN:Emmy Noether" in lines
    assert any(line.startswith("EMAIL") and line.endswith(ADDRESS) for line in lines)


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_writing_without_scripts_leads_to_a_page_with_the_address(page: Page, demo: None) -> None:
    page.goto(PERSON)
    page.locator(".facts button[form=write]").first.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Write an e-mail")
    link = page.get_by_role("link", name=ADDRESS)
    expect(link).to_have_attribute("href", f"mailto:{ADDRESS}")
    page.evaluate(
        "getSelection().selectAllChildren(document.querySelector('main a[href^=mailto]'))"
    )
    assert page.evaluate("getSelection().toString()") == ADDRESS


def test_writing_opens_the_mail_program(page: Page, demo: None) -> None:
    page.goto(PERSON)
    session = page.context.new_cdp_session(page)
    session.send("Page.enable")
    asked: list[str] = []
    session.on("Page.frameRequestedNavigation", lambda event: asked.append(event["url"]))

    page.locator(".facts button[form=write]").first.click()

    for _ in range(100):  # frames in which the browser has time to tell
        if not asked:
            page.evaluate("new Promise(requestAnimationFrame)")
    assert asked == [f"mailto:{ADDRESS}"]
    assert page.url.endswith(PERSON)


WHERE = """() => {
    const at = document.activeElement;
    if (at === document.body) return null;
    const style = getComputedStyle(at.closest('.card') ?? at), own = getComputedStyle(at);
    document.walked ??= [];
    const before = document.walked.at(-1);
    const back = before && before.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_PRECEDING;
    document.walked.push(at);
    return {
        what: at.outerHTML.slice(0, 120),
        seen: style.outlineStyle !== 'none' || own.outlineStyle !== 'none',
        forward: !back,
    };
}"""
"""What has the focus: whether that is seen, and comes after the one before; null after the last."""


@pytest.mark.parametrize("address", ["/", PERSON])
def test_the_keyboard_goes_through_a_page_as_it_is_read(
    page: Page, demo: None, address: str
) -> None:
    page.goto(address)
    page.evaluate("document.querySelectorAll('main details').forEach(e => { e.open = true })")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")

    page.goto("about:blank")  # else the place that was led to stays where the keyboard begins
    page.goto(address)
    stops = page.locator("a[href], button, input, select, summary, [tabindex='0']").count()
    for _ in range(stops + 1):
        page.keyboard.press("Tab")
        found = page.evaluate(WHERE)
        if found is None:
            break
        assert found["seen"], found["what"]
        assert found["forward"], found["what"]
    else:
        pytest.fail("The keyboard does not come out of the page.")
    assert page.evaluate("document.walked.at(-1).closest('footer') !== null")
