"""Who the owner of a Jekyll site is, as its configuration says."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.documents import Facts
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.themes.jekyll.occupation import Occupation, described, read_occupation
from faculty_site.ingest.themes.jekyll.samples import own_facts
from faculty_site.ingest.themes.sites import read_site
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, site


@pytest.mark.parametrize(
    ("bio", "employer", "found"),
    [
        ("", "", Occupation()),
        ("Professor, Uppsala University", "", Occupation("Professor", "Uppsala University")),
        ("Professor", "Uppsala University", Occupation("Professor", "Uppsala University")),
        ("Plants and their names", "", Occupation(about="Plants and their names")),
        (
            "Student at KTH. Interested in plants.",
            "",
            Occupation("Student", "KTH", about="Interested in plants."),
        ),
        ("Botanist, gardener", "", Occupation("Botanist", "gardener")),
        ("Botanist, Professor, Reader", "", Occupation("Botanist, Professor, Reader")),
        (
            "Professor, Uppsala, founder of the museum",
            "",
            Occupation("Professor", "Uppsala", about="founder of the museum"),
        ),
        ("Professor, Uppsala", "018 471 0000", Occupation("Professor", "Uppsala", "018 471 0000")),
        ("Professor", "https://www.uu.se/", Occupation("Professor")),
        ("Garden laboratory led by Carl", "", Occupation(about="Garden laboratory led by Carl")),
        ("Plants", "Uppsala University", Occupation("", "Uppsala University", about="Plants")),
    ],
)  # fmt: skip
def test_one_line_about_a_person(bio: str, employer: str, found: Occupation) -> None:
    assert read_occupation(bio, employer) == found


@pytest.mark.parametrize(
    ("description", "affiliation", "position"),
    [
        ("Professor at Uppsala University. Plants and animals.", "", "Professor"),
        ("Research fellow in Uppsala Garden", "Uppsala Garden", "Research fellow"),
        ("Uppsala University", "", ""),
        ("A garden of my own", "", ""),
        ("I am a professor at Uppsala", "", ""),
        ("", "", ""),
    ],
)
def test_a_description_of_the_site(description: str, affiliation: str, position: str) -> None:
    assert described(description, affiliation).position == position


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (Facts(email="you@example.com"), Facts()),
        (Facts(email="none@example.org"), Facts()),
        (Facts(email="carl@uu.example"), Facts(email="carl@uu.example")),
        (
            Facts(email="firstname.lastname@uu.example"),
            Facts(extra=(("E-mail", "firstname.lastname@uu.example"),)),
        ),
        (Facts(postal_address="555 your office number\n123 your address street"), Facts()),
        (Facts(extra=(("Subtitle", "Affiliations. Address. Contacts. Motto. Etc."),)), Facts()),
    ],
)
def test_placeholders_of_the_themes(given: Facts, left: Facts) -> None:
    assert own_facts(given) == left


def test_academicpages(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": """
                title: Garden pages
                description: Professor in Uppsala University
                author:
                  name: "Prof. Dr. Carl Linnaeus"
                  pronouns: he/him
                  employer: Uppsala University
                  location: Uppsala
                  googlescholar: "https://scholar.google.com/citations?user=SCHOLAR_ID&user=abc"
                  scopus: "https://www.scopus.com/authid/detail.uri?authorId=1"
                  stackoverflow: "1/carl"
            """,
            "_pages/about.md": page(permalink="/", author_profile="true"),
        },
    )
    facts = home.about.facts
    assert (facts.name, facts.position) == ("Carl Linnaeus", "Professor")
    assert facts.affiliation == "Uppsala University"
    assert facts.extra == (("Pronouns", "he/him"), ("Location", "Uppsala"))
    assert [(link.kind, link.label, link.url) for link in facts.links] == [
        ("", "", "https://scholar.google.com/citations?user=abc"),
        ("", "Scopus", "https://www.scopus.com/authid/detail.uri?authorId=1"),
        ("", "Stack Overflow", "https://stackoverflow.com/users/1/carl"),
    ]


def test_al_folio_of_the_old_generation(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": """
                first_name: Карл
                last_name: Линней
                first_name_en: Carl
                last_name_en: Linnaeus
                github_username: linnaeus
                scopus_id: 1
                contact_note: Ask for me at the garden.
            """,
            "_pages/about.md": page(
                "about", layout="about", permalink="/", description="Professor, Uppsala University"
            ),
        },
    )
    facts = home.about.facts
    assert (facts.name, facts.native_name) == ("Carl Linnaeus", "Карл Линней")
    assert (facts.position, facts.affiliation) == ("Professor", "Uppsala University")
    assert facts.extra == (("Contact", "Ask for me at the garden."),)
    assert [(link.label, link.url) for link in facts.links] == [
        ("", "https://github.com/linnaeus"),
        ("Scopus", "https://www.scopus.com/authid/detail.uri?authorId=1"),
    ]


def test_a_theme_of_ones_own(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": """
                title: Carl Linnaeus
                description: Professor at Uppsala University. Plants and animals.
                scholar: https://scholar.google.com/citations?user=abc
                github_username: linnaeus
                external:
                  - {title: Mail, url: "mailto:carl@uu.example"}
                  - {title: Garden, url: /garden}
            """,
            "index.md": page("Home"),
        },
    )
    facts = home.about.facts
    assert (facts.position, facts.affiliation) == ("Professor", "Uppsala University")
    assert [link.url for link in facts.links] == [
        "https://scholar.google.com/citations?user=abc",
        "https://github.com/linnaeus",
        "mailto:carl@uu.example",
    ]


def test_beautiful_jekyll_without_what_it_brought_along(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": """
                title: Garden pages
                author: Carl Linnaeus
                social-network-links:
                  email: someone@example.com
                  stackoverflow: yourlink
                  facebook: your-name
                  medium: linnaeus
            """,
            "index.md": page("Home"),
        },
    )
    assert home.about.theme == "beautiful-jekyll"
    assert home.about.facts.email == ""
    assert [(link.label, link.url) for link in home.about.facts.links] == [
        ("Medium", "https://medium.com/@linnaeus")
    ]


def test_the_configuration_stands_for_a_page_about_the_owner(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Garden\nauthor: Carl Linnaeus\n",
        "_posts/1753-05-01-a.md": page("Hi"),
    }
    home, _ = site(tmp_path, files)
    assert home.about.facts.name == "Carl Linnaeus"
    assert (home.about.old_urls, home.about.outline.lines) == (("/",), ("",))
    assert len(home.pages) == 1


def test_an_index_without_words_is_the_page_about_the_owner(tmp_path: Path) -> None:
    files = {
        "_config.yml": "title: Garden\nauthor: Carl Linnaeus\n",
        "index.html": page(layout="home"),
        "notes.md": page("Seeds."),
    }
    home, _ = site(tmp_path, files)
    assert home.about.document.name == "index.html"


def test_a_site_of_nobody_is_that_of_who_was_asked_for(tmp_path: Path) -> None:
    (tmp_path / "_config.yml").write_text("title: Garden notes\n")
    (tmp_path / "seeds.md").write_text("---\ntitle: Seeds\n---\nSeeds.\n")
    with pytest.raises(SourceError, match="nor does its configuration name"):
        read_site(tmp_path, Problems())
    homes = read_site(tmp_path, Problems(), "carl-linnaeus")
    assert homes is not None
    (home,) = homes
    assert (home.about.facts.name, len(home.pages)) == ("", 1)


RESUME = """{
  "basics": {
    "name": "%s", "label": "Professor of Medicine", "email": "carl@garden.example",
    "phone": "018 471",
    "profiles": [
      {"network": "GitHub", "username": "linnaeus"},
      {"network": "ORCID", "url": "https://orcid.org/0000-0002-1825-0097"},
      {"network": "Herbarium", "url": "https://herbarium.example/carl"},
      {"network": "Herbarium", "username": "carl"},
      "Twitter"
    ]
  }
}"""


@pytest.mark.parametrize("place", ["assets/json/resume.json", "_data/cv.json", "_data/resume.json"])
def test_a_resume_fills_up_what_the_site_does_not_say(tmp_path: Path, place: str) -> None:
    files = {
        "_config.yml": "author: {name: Carl Linnaeus, github: carl}\n",
        "index.md": page("Home", "I name plants."),
    }
    home, _ = site(tmp_path, {**files, place: RESUME % "Carl Linnaeus"})
    facts = home.about.facts
    assert (facts.email, facts.phone) == ("carl@garden.example", "018 471")
    assert facts.position == "Professor of Medicine"
    assert [link.url for link in facts.links] == [
        "https://github.com/carl",
        "https://orcid.org/0000-0002-1825-0097",
        "https://herbarium.example/carl",
    ]
    home, _ = site(tmp_path, {**files, place: RESUME % "Albert Einstein"})
    assert (home.about.facts.email, len(home.about.facts.links)) == ("", 1)
