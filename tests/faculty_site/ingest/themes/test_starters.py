"""Sites whose owner left what the theme brought along: all of it, or some."""

from __future__ import annotations

from pathlib import Path

import pytest

import profiles.ingest
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.themes.known_samples import PEOPLE_TEXTS, TEXTS
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, rows_of, site

FILLER = "Lorem ipsum dolor sit amet, consectetur adipiscing elit."
BIBLIOGRAPHY = """\
@book{einstein1920relativity,
  title={Relativity: the Special and General Theory},
  author={Einstein, Albert},
  year={1920}
}
"""
OWN_WORK = """\
@book{hevelius1647, title={Selenographia}, author={Hevelius, Johannes}, year={1647}}
"""


def al_folio(first: str, last: str, about: str, bibliography: str) -> dict[str, str]:
    return {
        "_config.yml": f"first_name: {first}\nlast_name: {last}\nblog_name: x\nscholar: {{}}\n",
        "_pages/about.md": page("about", about, layout="about", permalink="/"),
        "_bibliography/papers.bib": bibliography,
    }


def hugo(name: str, life: str) -> dict[str, str]:
    return {
        "config/_default/hugo.yaml": "title: My Academic CV\n",
        "content/authors/admin/_index.md": page(
            name,
            life,
            superuser="true",
            role="Professor of Artificial Intelligence",
            bio=PEOPLE_TEXTS[2].capitalize(),
            organizations="[{name: Stanford University}, {name: Observatory of Danzig}]",
            education="{courses: [{course: BSc in Artificial Intelligence, "
            "institution: Stanford University}, {course: Law, institution: Leiden}]}",
        ),
    }


def test_a_jekyll_site_as_it_came_names_nobody(tmp_path: Path) -> None:
    home, problems = site(tmp_path, al_folio("You R.", "Name", TEXTS[0], BIBLIOGRAPHY))
    assert any("“You R. Name” is what its theme writes" in p.message for p in problems)
    assert not home.about.document.body.strip()
    with pytest.raises(SourceError, match="says whose it is"):
        profiles.ingest.identify(home.about, Problems())


def test_a_hugo_site_as_it_came_names_nobody(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="does not say whose it is"):
        site(tmp_path, hugo("Nelson Bighetti", f"He {PEOPLE_TEXTS[0]}"))


def test_of_a_jekyll_site_comes_in_what_its_owner_wrote(tmp_path: Path) -> None:
    about = f"I grind my lenses.\n\n{TEXTS[0]}\n\n# News\n\n- *2022.02*: {FILLER}"
    files = al_folio("Johannes", "Hevelius", about, BIBLIOGRAPHY + OWN_WORK)
    home, problems = site(tmp_path, files)
    sections = rows_of(home, "profiles.section")
    assert [row.fields["body"] for row in sections] == ["I grind my lenses."]
    works = rows_of(home, "publications.publication")
    assert [row.fields["title"] for row in works] == ["Selenographia"]
    told = [p.message for p in problems]
    assert any("still hold text that came with the theme" in message for message in told)


def test_of_a_hugo_site_comes_in_what_its_owner_wrote(tmp_path: Path) -> None:
    home, _problems = site(tmp_path, hugo("Johannes Hevelius", f"I brew beer.\n\n{FILLER}"))
    facts = home.about.facts
    assert (facts.name, facts.position) == ("Johannes Hevelius", "")
    assert facts.affiliation == "Observatory of Danzig"
    assert home.about.document.body.strip() == "I brew beer."
    assert [page.item.title for page in home.pages if page.item] == ["Law"]


def test_an_own_title_above_a_samples_text_is_an_own_project(tmp_path: Path) -> None:
    files = al_folio("Johannes", "Hevelius", "I grind my lenses.", "")
    files["_config.yml"] += "collections: {projects: {output: true}}\n"
    files["_projects/1_project.md"] = page("project 1", TEXTS[0])
    files["_projects/2_project.md"] = page("A telescope of 150 feet", TEXTS[0])
    home, _problems = site(tmp_path, files)
    entries = rows_of(home, "profiles.entry")
    assert [(row.fields["title"], row.fields["body"]) for row in entries] == [
        ("A telescope of 150 feet", "")
    ]


def test_lines_of_a_sample_life_are_nobodys_whoever_signs_it(tmp_path: Path) -> None:
    files = al_folio("Johannes", "Hevelius", "I grind my lenses.", "")
    files["assets/json/resume.json"] = """\
        {"basics": {"name": "Johannes Hevelius"},
         "work": [{"name": "Kaiser Wilhelm Institute for Physics, Berlin, Germany.",
                   "position": "Director", "startDate": "1917-10-01"},
                  {"name": "Council of Danzig", "position": "Councillor", "startDate": "1651"}],
         "awards": [{"title": "Nobel Prize in Physics", "date": "1921-11-01",
                     "awarder": "Royal Swedish Academy of Sciences"}]}
        """
    home, problems = site(tmp_path, files)
    assert [page.item.title for page in home.pages if page.item] == ["Councillor"]
    assert any(p.message.startswith("2 pages are samples") for p in problems)


@pytest.mark.parametrize(
    ("url", "base_url"),
    [
        ("https://alshedivat.github.io", ""),
        ("https://example.com", ""),
        ("https://hevelius.example.org", "https://hevelius.example.org/"),
    ],
)
def test_the_themes_own_address_is_not_where_the_site_lives(
    tmp_path: Path, url: str, base_url: str
) -> None:
    files = al_folio("Johannes", "Hevelius", "I grind my lenses.", "")
    files["_config.yml"] += f"url: {url}\n"
    home, _problems = site(tmp_path, files)
    assert home.base_url == base_url
