"""The page of a work in a real browser: accessible, fitting the screen, whole without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from publications.models import Publication, Relation
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import NO_SCRIPT
from tests.factories import make_profile, make_publication


@pytest.fixture
def work(live_server: object) -> Publication:
    """A work with everything, by many people."""
    person = make_profile(name="Lise Meitner")
    work = make_publication(
        ["Otto Hahn", *(f"Author {number}" for number in range(500)), person],
        slug="fission",
        title="Disintegration of Uranium by Neutrons at $\\sqrt{s} = 7$ "
        + "with Donaudampfschifffahrtselektrizitätenhauptbetriebswerk " * 4,
        doi="10.1038/143239a0",
        volume="143",
        pages="239–240",
        award="Best paper",
        marks_note="* equal contribution",
        abstract="On $E = mc^2$.\n\nFurther words.",
        keywords="fission; neutrons; Donaudampfschifffahrtselektrizitätenhauptbetriebswerk",
        links=[{"kind": "code", "url": "https://example.org/code"}],
    )
    other = make_publication([person], slug="preprint", type="article", title="The preprint")
    Relation.objects.create(first=work, second=other, kind=Relation.Kind.VERSIONS)
    return work


def test_it_is_accessible_and_fits(page: Page, work: Publication) -> None:
    page.goto(work.get_absolute_url())
    assert_for_everybody(page)


def test_what_is_copied_is_what_stands_there(page: Page, work: Publication) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(work.get_absolute_url())

    page.get_by_role("button", name="Copy BibTeX").click()

    expect(page.locator("#copied")).to_have_text("Copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.locator(".bibtex").first.inner_text().strip()
    assert copied.startswith("@article{")
    expect(page.locator("#copied")).to_have_text("")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_without_scripts_nothing_but_the_buttons_is_missing(page: Page, work: Publication) -> None:
    page.goto(work.get_absolute_url())

    expect(page.get_by_role("button", name="Copy")).to_have_count(0)
    expect(page.get_by_text("@article{")).to_be_visible()
    page.get_by_text("(494 more)").click()
    expect(page.get_by_role("link", name="Lise Meitner")).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="Download BibTeX").click()
    assert download.value.suggested_filename == "fission.bib"
