"""From a person to their papers, to one of them, to its citation: with scripts and without."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.screens import DESKTOP, NO_SCRIPT, PHONE

READ_SELECTED = """selector => {
    getSelection().selectAllChildren(document.querySelector(selector));
    return getSelection().toString().trim();
}"""


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], indirect=True, ids=str)
def test_papers_are_filtered_and_one_is_cited(page: Page, demo: None) -> None:
    page.goto("/people/emmy-noether/")
    own = page.get_by_role("navigation", name="Pages of Emmy Noether")
    own.get_by_role("link", name="Publications").click()
    page.wait_for_load_state()
    every = page.locator("h3.work__title")
    before = every.count()

    page.get_by_label("Words in the title").fill("ideal")
    filters = page.locator(".filters__more > summary")
    if filters.is_visible():
        filters.click()
    page.get_by_label("from").fill("1921")
    page.get_by_role("button", name="Show publications").click()
    expect(page).to_have_url(re.compile(r"\?q=ideal&from=1921$"))
    page.wait_for_load_state()
    assert 0 < every.count() < before
    expect(
        page.get_by_role("list", name="Filtered by").get_by_role("listitem").first
    ).to_be_visible()

    title = every.first.inner_text()
    every.first.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect(page.get_by_role("heading", name="Cite this work")).to_be_visible()
    cited = page.evaluate(READ_SELECTED, ".cite__styles dd")
    assert title in cited
    assert "Noether" in cited


def downloaded(page: Page, name: str) -> str:
    with page.expect_download() as download:
        page.get_by_role("link", name=name, exact=True).click()
    return Path(download.value.path()).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_a_work_is_taken_along_in_each_form(page: Page, demo: None) -> None:
    page.goto("/people/emmy-noether/publications/")
    page.locator("h3.work__title a").first.click()
    title = page.get_by_role("heading", level=1).inner_text()
    for fold in page.locator(".cite__file > summary").all()[1:]:
        fold.click()

    shown = page.locator(".cite pre").first.inner_text().strip()
    assert page.evaluate(READ_SELECTED, ".cite pre code") == shown
    assert downloaded(page, "Download BibTeX").strip() == shown
    assert shown.startswith("@")
    assert f"TI  - {title}" in downloaded(page, "Download RIS")
    (item,) = json.loads(downloaded(page, "Download CSL-JSON"))
    assert item["title"] == title


def test_each_citation_is_copied_as_it_is_read(page: Page, demo: None) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/people/emmy-noether/publications/")
    page.locator("h3.work__title a").first.click()

    for citation in page.locator(".cite__styles > div").all():
        button = citation.get_by_role("button")
        button.press("Enter")
        expect(button).to_contain_text("Copied")
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == citation.locator("dd").first.text_content()


def test_a_browser_that_does_not_copy_is_told_of(page: Page, demo: None) -> None:
    page.add_init_script("navigator.clipboard.writeText = () => Promise.reject(new Error());")
    page.goto("/people/emmy-noether/publications/")
    page.locator("h3.work__title a").first.click()

    page.get_by_role("button", name="Copy BibTeX").click()

    expect(page.get_by_role("status").filter(has_text="select the text instead")).to_be_attached()
    expect(page.get_by_role("button", name="Not allowed")).to_be_visible()


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT], indirect=True, ids=str)
def test_a_filtered_list_is_taken_along_as_it_is_filtered(page: Page, demo: None) -> None:
    page.goto("/publications/?q=ideal")
    titles = page.locator("h3.work__title").all_inner_texts()

    found = json.loads(downloaded(page, "CSL-JSON"))

    assert titles
    assert {item["title"] for item in found} == set(titles)
