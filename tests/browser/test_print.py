"""What comes out on paper: a curriculum vitae with nothing folded, its pages counted."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from profiles.models import Profile, Section
from publications.models import Authorship
from tests.browser.accessibility import assert_for_everybody
from tests.browser.screens import DESKTOP, DESKTOP_DARK, NO_SCRIPT, PHONE
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_profile,
    make_publication,
    make_section,
)

WORKS = 60
CODE = "```\n" + "a line of code that is longer than any sheet of paper is wide " * 3 + "\n```"


@pytest.fixture
def person(live_server: object) -> Profile:
    """Somebody with more than two sheets hold."""
    person = make_profile(
        department=make_department(name="Mathematics"),
        name="Emmy Noether",
        slug="emmy-noether",
        affiliation="University of Göttingen",
        works_order=Profile.WorksOrder.BY_HAND,
    )
    make_section(person, heading="", body=f"Work on **ideals**.\n\n{CODE}")
    for heading, kind in (("Education", "education"), ("Service", "service")):
        section = make_section(person, heading=heading, kind=Section.Kind.ENTRIES)
        make_entry(person, section=section, kind=kind, title=f"Line of {heading}", start="1907")
    make_section(person, heading="Papers", kind=Section.Kind.PUBLICATIONS)
    for number in range(WORKS):
        own = Authorship(name="Emmy Noether", profile=person, order=number)
        others = [f"Author {author}" for author in range(20)] if number == WORKS - 1 else []
        make_publication([own, *others], title=f"Ideals, part {number}.", slug=f"work-{number}")
    for year in range(1905, 1930):
        make_news(person, slug=f"n-{year}", date=str(year), body=f"News of {year}.")
    return person


def printed(page: Page, address: str, paper: str = "A4") -> list[str]:
    """The words on each sheet."""
    page.goto(address)
    reader = PdfReader(io.BytesIO(page.pdf(format=paper, print_background=True)))
    return [" ".join(sheet.extract_text().split()) for sheet in reader.pages]


def in_order(words: str, *wanted: str) -> bool:
    places = [words.find(each) for each in wanted]
    return -1 not in places and places == sorted(places)


@pytest.mark.parametrize("page", [DESKTOP, NO_SCRIPT, PHONE], indirect=True, ids=str)
@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_the_curriculum_vitae_is_whole(page: Page, person: Profile, paper: str) -> None:
    sheets = printed(page, "/people/emmy-noether/cv/", paper)
    words = " ".join(sheets)

    assert in_order(words, "Emmy Noether", "Education", "Line of Education", "Papers", "Service")
    assert in_order(words, *(f"{n + 1}. Emmy Noether" for n in range(WORKS - 1)))
    assert all(f"Ideals, part {number}." in words for number in range(WORKS))
    assert "Author 19" in words
    assert "/people/emmy-noether/cv/" in sheets[-1]
    for absent in ("Skip to", "Print or save", "Publications", "Light", "News of"):
        assert absent not in words
    for number, sheet in enumerate(sheets, 1):
        assert f"{number} / {len(sheets)}" in sheet
    assert len(sheets) > 2


def test_the_paper_is_the_readers(page: Page, person: Profile) -> None:
    page.goto("/people/emmy-noether/cv/")
    reader = PdfReader(io.BytesIO(page.pdf(format="Letter", prefer_css_page_size=True)))
    assert round(float(reader.pages[0].mediabox.height)) == 792  # points


@pytest.mark.parametrize("page", [DESKTOP], indirect=True, ids=str)
def test_pages_of_every_kind_are_printed_unfolded_without_navigation(
    page: Page, person: Profile
) -> None:
    words = " ".join(printed(page, "/people/emmy-noether/"))
    assert all(f"Ideals, part {number}." in words for number in range(WORKS))
    assert "News of 1905." in words
    for address, wanted in {
        "/": "Emmy Noether",
        "/news/": "News of 1929.",
        "/news/n-1920/": "News of 1920.",
        "/publications/": "Ideals, part 3.",
        "/publications/work-59/": "Author 19",
    }.items():
        words = " ".join(printed(page, address))
        assert wanted in words
        assert "Sign in" not in words
        assert re.search(r"1 / \d+", words), address


@pytest.mark.parametrize("page", [DESKTOP_DARK], indirect=True, ids=str)
def test_nobody_prints_in_the_dark(page: Page, person: Profile) -> None:
    page.goto("/people/emmy-noether/cv/")
    page.get_by_role("button", name="Dark", exact=True).click()

    page.emulate_media(media="print", color_scheme="dark")

    colours = "(({backgroundColor, color}) => [backgroundColor, color])"
    found = page.evaluate(f"{colours}(getComputedStyle(document.body))")
    assert found == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]


def test_the_button_prints(page: Page, person: Profile) -> None:
    page.add_init_script("window.print = () => { document.title = 'printed'; };")
    page.goto("/people/emmy-noether/")
    page.get_by_role("link", name="CV to print").click()

    page.get_by_role("button", name="Print or save as PDF").click()

    expect(page).to_have_title("printed")


@pytest.mark.parametrize("page", [NO_SCRIPT], indirect=True, ids=str)
def test_a_button_that_could_do_nothing_is_not_there(page: Page, person: Profile) -> None:
    page.goto("/people/emmy-noether/cv/")

    expect(page.get_by_role("heading", level=1)).to_have_text("Emmy Noether")
    expect(page.locator("button.print")).to_be_hidden()


def test_the_curriculum_vitae_is_read_on_a_screen(page: Page, person: Profile) -> None:
    page.goto("/people/emmy-noether/cv/")

    assert_for_everybody(page)
