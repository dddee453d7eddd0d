"""The public pages in a real browser: accessible, fitting the screen, complete without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from profiles.models import Profile, Section
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import NO_SCRIPT, PHONE
from tests.factories import (
    make_department,
    make_entry,
    make_link,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
)

TEXT = """Work on $x^n + y^n = z^n$ and on **ideals**; see [the notes](https://example.org/).[^1]

## Further

| Term | Course | Hours |
|:-----|:-------|------:|
| 1924 | Group theory and hypercomplex numbers with applications to number theory | 4 |

> A quotation.

```
a line of code that is much longer than the narrow screen of a phone could ever show at once
```

$$\\sum_{n=1}^{\\infty} \\frac{1}{n^2} = \\frac{\\pi^2}{6}$$

[^1]: A note.
"""


@pytest.fixture
def person(live_server: object) -> Profile:
    """Somebody whose page has everything on it, beside others in the lists."""
    department = make_department(name="Mathematics", slug="mathematics")
    make_profile(department=make_department(name="Physics"))
    person = make_profile(
        department=department,
        name="Emmy Noether",
        slug="emmy-noether",
        position="Professor of Electromagnetohydrodynamics",
        affiliation="University of Göttingen",
        email="emmy.noether@mathematik.uni-goettingen.example.org",
        phone="+49 551 39",
        interests="Abstract algebra, invariants",
        facts=[["Students", "*Max Deuring*"]],
    )
    make_link(person, kind="wikipedia", url="https://example.org/", label="")
    for number, title in enumerate(("Lectures", "Students and what became of them", "講義")):
        make_page(person, key=f"page-{number}", title=title, order=number, body=TEXT)
    make_section(person, heading="", body=TEXT)
    make_section(person, heading="Teaching", body="- Algebra\n- Ideals")
    make_section(person, heading="Honours", kind=Section.Kind.ENTRIES)
    make_entry(person, title="Ackermann–Teubner Award", start="1932", place="Leipzig")
    make_entry(person, title="Lectures on ideals", body=f"**Lectures on ideals**\n\n{TEXT * 4}")
    make_section(person, heading="Teaching", body="- Looms of numbers")
    make_news(person, slug="post", kind="post", title="On rings", date="1936", body=TEXT)
    for year in range(1905, 1934):
        make_news(person, slug=f"n-{year}", date=str(year), category="Talk", place="Zürich")
    for status in ("published", "accepted", "under_review", "preprint"):
        make_publication(
            [person, *(f"Author {number}" for number in range(20))],
            slug=f"w-{status}",
            status=status,
            doi="10.1007/BF01464225",
            note="Reprinted",
            abstract="What it says.",
            bibtex="@article{noether1921}",
        )
    return person


ADDRESSES = [
    "/people/emmy-noether/",
    "/people/emmy-noether/page-1/",
    "/news/post/",
    "/publications/?q=nobody&year=MCM",
    "/publications/w-accepted/",
]


def test_pages_with_everything_on_them_are_for_everybody(page: Page, person: Profile) -> None:
    for address in ADDRESSES:
        page.goto(address)
        assert_for_everybody(page)


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_everything_is_read_without_scripts(page: Page, person: Profile) -> None:
    page.goto("/")
    page.get_by_role("link", name="Emmy Noether").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Emmy Noether")
    page.wait_for_load_state()

    oldest = page.locator('time[datetime="1905"]')
    expect(oldest).to_be_hidden()
    for fold in page.get_by_text("earlier news items").all():
        fold.click()
    expect(oldest).to_be_visible()

    page.get_by_role("navigation", name="On this page").get_by_role("link", name="Honours").click()
    expect(page.get_by_role("heading", name="Honours")).to_be_in_viewport()


@pytest.mark.parametrize("page", [NO_SCRIPT, PHONE], indirect=True, ids=str)
def test_a_further_page_is_reached_and_left_with_the_keyboard(page: Page, person: Profile) -> None:
    page.goto(person.get_absolute_url())
    pages = page.get_by_role("navigation", name="Pages of Emmy Noether")

    pages.get_by_role("link", name="Lectures").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Lectures")
    expect(pages.locator("[aria-current=page]")).to_have_text("Lectures")

    page.get_by_role("link", name="Emmy Noether", exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Emmy Noether")
    expect(pages.locator("[aria-current=page]")).to_have_text("About")


def test_the_skip_link_comes_first_and_shows_when_focused(page: Page, person: Profile) -> None:
    page.goto(person.get_absolute_url())

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    expect(page.get_by_role("link", name="Skip to the content")).to_be_in_viewport()


def test_print_unfolds_what_is_folded_and_leaves_navigation_out(
    page: Page, person: Profile
) -> None:
    page.goto(person.get_absolute_url())
    page.emulate_media(media="print")

    expect(page.locator('time[datetime="1905"]')).to_be_visible()
    expect(page.get_by_text("Author 19").first).to_be_visible()
    for selector in (".site-nav", ".person__nav", ".person__pages", ".footer a", "summary"):
        for hidden in page.locator(selector).all():
            expect(hidden).to_be_hidden()
    expect(page.locator(".footer")).to_contain_text(person.get_absolute_url())
