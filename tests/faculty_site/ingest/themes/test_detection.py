from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.documents import LinkFact
from tests.sites.reader import page_of


@pytest.mark.parametrize(
    ("front_matter", "theme"),
    [
        ({"layout": "about", "title": "about"}, "al-folio"),
        ({"profile": {"align": "right"}}, "al-folio"),
        ({"author_profile": True, "permalink": "/"}, "academicpages"),
        ({"author_profile": True, "layout": "archive"}, "minimal-mistakes"),
        ({"author_profile": True, "layout": "single"}, "minimal-mistakes"),
        ({"layout": "page", "subtitle": "Professor"}, "beautiful-jekyll"),
        ({"superuser": True, "role": "Professor"}, "hugo"),
        ({"layout": "page"}, "plain"),
        ({}, "plain"),
    ],
)
def test_the_theme_of_a_page(front_matter: dict[str, object], theme: str) -> None:
    assert page_of("", **front_matter).theme == theme


def test_al_folio_keeps_the_keys_it_does_not_know() -> None:
    facts = page_of(
        "",
        layout="about",
        title="Marie Curie",
        profile={
            "align": "right",
            "image": "marie.jpg",
            "Mailing address": "<p>12 rue Cuvier</p>\n<p>Paris</p>",
            "more_info": "<p>France</p>",
            "Laboratory": "Institut du <b>Radium</b>",
        },
    ).facts
    assert facts.photo == "marie.jpg"
    assert facts.postal_address == "12 rue Cuvier\nParis\nFrance"
    assert facts.extra == (("Laboratory", "Institut du Radium"),)


def test_an_author_mapping() -> None:
    facts = page_of(
        "",
        author_profile=True,
        title="About",
        author={
            "name": "Marie Curie",
            "bio": "Professor at the Sorbonne",
            "employer": "University of Paris",
            "email": "marie@sorbonne.example",
            "orcid": "https://orcid.org/0000-0002-1825-0097",
            "links": [{"label": "Lab", "url": "https://radium.example/"}, {"label": "none"}, "x"],
        },
    ).facts
    assert (facts.name, facts.position) == ("Marie Curie", "Professor")
    assert facts.affiliation == "University of Paris"
    assert facts.orcid == "0000-0002-1825-0097"
    assert facts.links == (
        LinkFact("", "https://orcid.org/0000-0002-1825-0097"),
        LinkFact("", "https://radium.example/", "Lab"),
    )


def test_a_title_goes_before_the_author_and_both_before_none() -> None:
    assert page_of("", title="Irène Joliot-Curie", author="Marie Curie").facts.name.startswith("I")
    assert page_of("", title="Home", author="Marie Curie").facts.name == "Marie Curie"
    assert page_of("", title="Home", author="radium").facts.name == ""


def test_a_hugo_author_page() -> None:
    facts = page_of(
        "",
        title="Voltaire",
        superuser=True,
        role="Philosopher",
        organizations=[{"name": "Académie"}, {"name": "Royal Society"}, "Ferney"],
        interests=["Newton", "Fire"],
        social=[{"link": "mailto:v@ferney.example"}, {"link": "#"}, {"url": "https://f.example/"}],
    ).facts
    assert (facts.name, facts.position) == ("Voltaire", "Philosopher")
    assert facts.affiliation == "Académie\nRoyal Society\nFerney"
    assert (facts.email, facts.interests) == ("v@ferney.example", "Newton, Fire")
    assert [link.url for link in facts.links] == ["https://f.example/"]


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=6,
)
KEYS = "title subtitle layout profile author author_profile permalink redirect_from name role bio"
KEYS += " organizations interests email social links superuser avatar lang aliases published"


@given(st.dictionaries(st.sampled_from(KEYS.split()), VALUES))
def test_any_front_matter_is_read(front_matter: dict[str, object]) -> None:
    page = page_of("body", **front_matter)
    assert all(isinstance(url, str) for url in page.old_urls)
    assert isinstance(page.facts.name, str)


def test_an_excerpt_that_the_text_confirms_is_the_name() -> None:
    keys = {"author_profile": True, "layout": "single"}
    page = page_of("Hi, I'm Marie, a physicist.", **keys, excerpt="Marie Curie")
    assert (page.theme, page.facts.name) == ("minimal-mistakes", "Marie Curie")
    assert page_of("I study rays.", **keys, excerpt="Marie Curie").facts.name == ""
    assert page_of("Hi, I'm Marie.", **keys, excerpt="About me").facts.name == ""
