"""Jekyll sites of labs and of many authors."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from faculty_site.ingest.homepages import Group, Homepage
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.themes.sites import read_site
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, site

OWNER = {
    "_config.yml": """
        title: Radium Laboratory
        author: {name: Marie Curie}
        collections:
          people: {output: true}
          alumni: {output: true}
          publications: {output: true}
    """,
    "index.md": page("Home", "We study rays and what they come from."),
}


def homes(
    root: Path, files: Mapping[str, str], asked: str = ""
) -> tuple[list[Homepage], list[str]]:
    site(root, {**files, "_config.yml": files["_config.yml"]}) if not asked else None
    problems = Problems()
    found = read_site(root, problems, asked)
    assert found is not None
    return found, [problem.message for problem in problems]


def names(found: list[Homepage]) -> list[str]:
    return [home.about.facts.name for home in found]


def test_a_collection_of_people(tmp_path: Path) -> None:
    files = {
        **OWNER,
        "_people/curie.md": page("Marie Curie", "Head of the laboratory since it began."),
        "_people/perey.md": page(
            "Marguerite Perey",
            "She found francium in the winter.",
            excerpt="Assistant, Radium Institute",
            order=2,
            email="perey@radium.example",
        ),
        "_people/debierne.md": page("André Debierne", "He found actinium in the ore.", order=1),
        "_people/gleditsch.md": page("Ellen Gleditsch", "Guest."),
        "_alumni/joliot.md": page("Irène Joliot-Curie", "She made new elements radioactive."),
    }
    found, messages = homes(tmp_path, files)
    assert names(found) == [
        "Marie Curie",
        "André Debierne",
        "Marguerite Perey",
        "Irène Joliot-Curie",
    ]
    lab = "Radium Laboratory"
    assert [home.group for home in found] == [
        Group(lab),
        Group(lab),
        Group(lab),
        Group(lab, "Alumni"),
    ]
    facts = found[2].about.facts
    assert (facts.position, facts.affiliation) == ("Assistant", "Radium Institute")
    assert facts.email == "perey@radium.example"
    assert found[2].about.old_urls[0] == "/people/perey.html"
    assert len({home.name for home in found}) == 4
    assert [p.document.name for p in found[0].pages] == ["_people/curie.md", "_people/gleditsch.md"]
    assert any("Ellen Gleditsch" in message for message in messages)


def test_people_in_data(tmp_path: Path) -> None:
    files = {
        **OWNER,
        "_data/team.yml": """
            - group: Students
              members:
                - name: Marguerite Perey
                  role: Assistant
                  photo: /images/perey.jpg
                  bio: She found francium in the winter of 1939.
                  github: perey
                - name: Your Name
                  bio: This person is nobody at all.
            - name: André Debierne
              title: Chemist
              email: debierne@radium.example
            - name: Ellen Gleditsch
        """,
    }
    found, messages = homes(tmp_path, files)
    assert names(found) == ["Marie Curie", "Marguerite Perey", "André Debierne"]
    perey = found[1].about
    assert perey.outline.lines[0] == "She found francium in the winter of 1939."
    assert perey.document.body_line == 6
    assert (perey.facts.photo, perey.old_urls) == ("/images/perey.jpg", ())
    assert [link.url for link in perey.facts.links] == ["https://github.com/perey"]
    assert found[1].group == Group("Radium Laboratory", "Students")
    assert found[1].name == "_data/team.yml:marguerite-perey"
    assert any("Ellen Gleditsch" in message for message in messages)


def test_al_folios_page_of_profiles(tmp_path: Path) -> None:
    files = {
        "_config.yml": """
            first_name: Marie
            last_name: Curie
            title: blank
            blog_name: Rays
            contact_note: ""
        """,
        "_pages/about.md": page("about", "I study rays.", layout="about", permalink="/"),
        "_pages/profiles.md": """
            ---
            layout: profiles
            title: people
            permalink: /people/
            profiles:
              - {align: right, image: perey.jpg, content: perey.md, more_info: <p>Room 2</p>}
              - {content: debierne.md}
            ---
        """,
        "_pages/perey.md": "# Marguerite Perey\n\nShe found francium in the winter.\n",
        "_pages/debierne.md": "**André Debierne**\n\nHe found actinium in the ore.\n",
    }
    found, messages = homes(tmp_path, files)
    assert names(found) == ["Marie Curie", "Marguerite Perey", "André Debierne"]
    assert found[1].group == Group("Marie Curie’s group")
    assert (found[1].about.facts.photo, found[1].about.facts.postal_address) == (
        "perey.jpg",
        "Room 2",
    )
    assert messages == []


def test_two_are_needed_besides_the_owner(tmp_path: Path) -> None:
    perey = page("Marguerite Perey", "She found francium in the winter.")
    found, messages = homes(tmp_path, {**OWNER, "_people/perey.md": perey})
    assert names(found) == ["Marie Curie"]
    assert [p.document.name for p in found[0].pages] == ["_people/perey.md"]
    assert found[0].group is None
    assert any("Marguerite Perey" in message for message in messages)


def test_authors_who_sign(tmp_path: Path) -> None:
    files = {
        **OWNER,
        "_data/authors.yml": """
            marie: {name: Marie Curie}
            irene: {name: Irène Joliot-Curie, bio: She makes elements radioactive., twitter: irene}
            fred: {name: Frédéric Joliot, bio: Physicist who draws his own apparatus.}
            albert: {name: Albert Einstein, bio: He signs nothing on this site.}
        """,
        "_posts/1934-01-15-new.md": page("New", author="irene"),
        "_posts/1935-01-15-prize.md": page("Prize", authors="[fred, irene]"),
        "_posts/1911-01-15-chemistry.md": page("Chemistry", author="marie"),
        "_posts/1912-01-15-unsigned.md": page("Unsigned"),
    }
    found, _ = homes(tmp_path, files)
    assert names(found) == ["Marie Curie", "Irène Joliot-Curie", "Frédéric Joliot"]
    titles = [sorted(p.item.title for p in home.pages if p.item) for home in found]
    assert titles == [["Chemistry", "Unsigned"], ["New", "Prize"], []]


def test_coauthors_in_data_who_sign_nothing_are_nobody(tmp_path: Path) -> None:
    authors = """
        curie: {name: Pierre Curie, website: "https://pierre.example/x"}
        perey: {name: Marguerite Perey, website: "https://perey.example/x"}
    """
    found, messages = homes(tmp_path, {**OWNER, "_data/authors.yml": authors})
    assert (names(found), messages) == (["Marie Curie"], [])


def test_papers_of_members(tmp_path: Path) -> None:
    files = {
        **OWNER,
        "_people/perey.md": page("Marguerite Perey", "She found francium in the winter."),
        "_people/debierne.md": page("André Debierne", "He found actinium in the ore."),
        "_publications/francium.md": page("Francium", authors="[M. Perey]"),
        "_publications/radium.md": page("Radium", authors="[M. Curie, A. Debierne]"),
    }
    found, _ = homes(tmp_path, files)
    titles = [[p.item.title for p in home.pages if p.item] for home in found]
    assert titles == [["Radium"], [], ["Francium"]]


NOBODYS = {
    "_config.yml": "title: Radium Laboratory\ncollections: [people]\n",
    "index.md": page("", "We study rays and what they come from."),
    "_people/curie.md": page("Marie Curie", "She began it all in a shed.", role="Director"),
    "_people/perey.md": page("Marguerite Perey", "She found francium in the winter."),
    "_people/debierne.md": page("André Debierne", "He found actinium in the ore."),
}


def test_a_lab_that_names_no_owner_is_its_heads(tmp_path: Path) -> None:
    found, _ = homes(tmp_path, NOBODYS)
    assert names(found) == ["Marie Curie", "André Debierne", "Marguerite Perey"]
    (home,) = found[0].pages
    assert home.document.name == "index.md"
    assert home.item is not None
    assert home.item.title == "Radium Laboratory"


def test_or_whose_was_asked_for(tmp_path: Path) -> None:
    files = {**NOBODYS, "_people/curie.md": page("Marie Curie", "She began it all in a shed.")}
    site(tmp_path, files)
    found, _ = homes(tmp_path, files, "marguerite-perey")
    assert names(found)[0] == "Marguerite Perey"


def test_hidden_people_stay_hidden(tmp_path: Path) -> None:
    hidden = {
        f"_people/{name}.md": page(
            name.title() + " Roe", "Five words or more here.", published="false"
        )
        for name in ("ada", "carl", "max")
    }
    found, _ = homes(tmp_path, {**OWNER, **hidden})
    assert names(found) == ["Marie Curie"]
    assert all(p.hidden for p in found[0].pages)


def test_without_a_head_it_fails(tmp_path: Path) -> None:
    files = {"_config.yml": "title: Radium Laboratory\n", "notes.md": page("Notes")}
    with pytest.raises(SourceError, match="--profile SLUG"):
        homes(tmp_path, files)
