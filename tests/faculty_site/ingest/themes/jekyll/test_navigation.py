"""The site's own navigation: order, labels, and the pages that it leads to."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.themes.jekyll.navigation import stated_items
from faculty_site.ingest.themes.menus import MenuItem, Navigation
from tests.faculty_site.ingest.themes.jekyll.site_folders import (
    page,
    page_named,
    places,
    rows_of,
    site,
)
from tests.sites.reader import page_of


@pytest.mark.parametrize(
    "address",
    [
        "/comets/",
        "comets",
        "/comets.html",
        "/comets/index.html",
        "comets.md",
        "./comets.html",
        "/Comets",
        "https://observatory.example/~herschel/comets/",
        "/comets?from=menu",
    ],
)
def test_all_spellings_of_an_address_lead_to_the_page(address: str) -> None:
    menu = Navigation([MenuItem("Comets", address)], "https://observatory.example/~herschel/")
    assert menu.place(page_of("Text.", "comets.md").document, ["/comets/"]) == (0, "Comets")


@pytest.mark.parametrize(
    "address",
    ["", "/", "/#comets", "/comets/#of-1786", "https://elsewhere.example/comets/", "/nebulae/"],
)
def test_what_leads_elsewhere_is_not_the_page(address: str) -> None:
    menu = Navigation([MenuItem("Comets", address)], "https://observatory.example/~herschel/")
    assert menu.place(page_of("Text.", "comets.md").document, ["/comets/"]) == (None, "")


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, []),
        ("about.md", []),
        (["about.md"], [("", "about.md")]),
        ({"Comets": "comets"}, [("Comets", "comets")]),
        ({"Sky": [{"Comets": "c"}, {"Nebulae": "n"}]}, [("Comets", "c"), ("Nebulae", "n")]),
        ([{"title": "Comets", "url": "/comets/"}], [("Comets", "/comets/")]),
        ([{"title": "Sky", "children": [{"title": "C", "permalink": "/c/"}]}], [("C", "/c/")]),
        ([{"file": "comets.md", "title": "Comets"}, 7], [("Comets", "comets.md")]),
        ([{"title": "divider"}], []),
    ],
)  # fmt: skip
def test_a_navigation_kept_as_data(value: object, found: list[tuple[str, str]]) -> None:
    assert [(item.label, item.address) for item in stated_items(value)] == found


def test_al_folio_sorts_by_nav_order_and_opens_dropdowns(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "first_name: Caroline\nlast_name: Herschel\nscholar: {}\n",
            "_pages/about.md": page("about", layout="about", permalink="/"),
            "_pages/nebulae.md": page("Nebulae", nav="true", nav_order=5, permalink="/nebulae/"),
            "_pages/comets.md": page("Comets", nav="true", nav_order=1, permalink="/comets/"),
            "_pages/letters.md": page("Letters", nav="false", nav_order=0, permalink="/letters/"),
            "_pages/catalogue.md": page("Catalogue", permalink="/catalogue/"),
            "_pages/dropdown.md": """
                ---
                title: more
                nav: true
                nav_order: 3
                dropdown: true
                children:
                  - title: The catalogue
                    permalink: /catalogue/
                  - title: divider
                ---
            """,
        },
    )
    assert places(home) == [("Comets", 0), ("Catalogue", 1), ("Nebulae", 2), ("Letters", None)]
    found = {
        row.fields["key"]: row.fields["in_navigation"] for row in rows_of(home, "profiles.page")
    }
    assert found == {"comets": True, "catalogue": True, "nebulae": True, "letters": False}


def test_academicpages_reads_its_data_and_names_what_has_no_title(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "author: {name: Caroline Herschel, googlescholar: '', employer: ''}\n",
            "_data/navigation.yml": """
                main:
                  - {title: Comets, url: /comets/}
                  - {title: News, url: "/#news"}
                  - {title: Teaching, url: /teaching/}
            """,
            "_pages/about.md": page(permalink="/", author_profile="true"),
            "_pages/teaching.md": page("Lessons in music", permalink="/teaching/"),
            "_pages/a.md": page(permalink="/comets/"),
            "_pages/b.md": page("'*Nebulae*'", permalink="/nebulae/"),
        },
    )
    assert places(home) == [("Comets", 0), ("Lessons in music", 2), ("Nebulae", None)]
    assert page_named(home, "_pages/a.md").item.key == "comets"  # type: ignore[union-attr]


def test_beautiful_jekyll_reads_its_navbar(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": """
                title: Caroline Herschel
                navbar-links:
                  Nebulae: "nebulae"
                  Sky:
                    - Comets: "sky/comets"
                  Elsewhere: "https://observatory.example/"
            """,
            "index.md": page("Caroline Herschel"),
            "sky/comets.md": page(),
            "nebulae.md": page("Nebulae"),
            "letters.md": page("Letters"),
        },
    )
    assert places(home) == [("Nebulae", 0), ("Comets", 1), ("Letters", None)]


@pytest.mark.parametrize(
    ("config", "keys"),
    [
        ("header_pages: [nebulae.md, comets.md]", {}),
        ("nav: [{title: N, url: /nebulae}, {title: C, url: /comets}]", {}),
        ("navigation: [{title: N, file: nebulae.md}, {title: C, file: comets.md}]", {}),
        ("", {"nav": "true"}),
    ],
)
def test_a_theme_of_ones_own(tmp_path: Path, config: str, keys: dict[str, str]) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": f"title: Caroline Herschel\n{config}\n",
            "index.md": page("Caroline Herschel"),
            "comets.md": page("Comets", order=2, **keys),
            "nebulae.md": page("Nebulae", order=1, **keys),
            "letters.md": page("Letters"),
        },
    )
    assert places(home) == [("Nebulae", 0), ("Comets", 1), ("Letters", None)]


def test_lists_come_in_the_order_of_the_navigation(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "title: Caroline Herschel\nheader_pages: [teaching.md, awards.md]\n",
            "index.md": page("Caroline Herschel"),
            "awards.md": page("Awards", "- 1828: Gold medal, Royal Astronomical Society\n"),
            "teaching.md": page("Teaching", "- 1772: Singing, Bath\n"),
        },
    )
    headings = [row.fields["heading"] for row in rows_of(home, "profiles.section")]
    assert headings == ["", "Teaching", "Awards"]


def test_pages_are_called_by_their_folder_and_those_of_a_workshop_stay_pages(
    tmp_path: Path,
) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "title: Caroline Herschel\n",
            "index.md": page("Caroline Herschel"),
            "bath/index.md": page("Astronomers at Bath"),
            "bath/contact.md": page("Contact", "Write to the house in New King Street.\n"),
        },
    )
    found = {p.document.name: (p.role, p.item and p.item.key) for p in home.pages}
    assert found == {"bath/index.md": ("page", "bath"), "bath/contact.md": ("page", "contact")}


HOME = "My [letters](letters/), [more](/sky/mars/), and an [atlas](https://maps.example/atlas)."


def old_generation(**keys: str) -> dict[str, str]:
    """A site whose layout, which stayed behind, drew the navigation."""
    return {
        "_config.yml": "title: Caroline Herschel\n",
        "index.md": page("Caroline Herschel", HOME),
        "comets.md": page("comets", **keys),
        "atlas/index.md": page("Atlas"),
        "letters.md": page("Letters", permalink="/letters/"),
        "sky/mars.md": page("Mars"),
        "sky/venus.md": page("Venus"),
        "drafts.md": page("Drafts", nav="false"),
        "teaching.md": page("Teaching", "- 1772: Singing, Bath\n", **keys),
    }


def test_where_the_navigation_is_unknown_it_is_what_else_nobody_would_find(tmp_path: Path) -> None:
    home, _ = site(tmp_path, old_generation())
    assert {title for title, place in places(home) if place is not None} == {"Atlas", "comets"}
    rows = rows_of(home, "profiles.page")
    found = [row.fields["title"] for row in rows if row.fields["in_navigation"]]
    assert found == ["Atlas", "Comets"]


def test_a_navigation_that_leads_to_lists_alone_is_known(tmp_path: Path) -> None:
    files = old_generation() | {"teaching.md": page("Teaching", "- Singing\n", nav="true")}
    home, _ = site(tmp_path, files)
    assert [title for title, place in places(home) if place is not None] == ["Teaching"]


def test_a_navigation_that_leads_to_a_theme_s_empty_list_is_not(tmp_path: Path) -> None:
    projects = "<div>\n{% for project in site.projects %}{{ project.title }}{% endfor %}\n</div>\n"
    files = old_generation() | {"projects.md": page("projects", projects, nav="true")}
    home, _ = site(tmp_path, files)
    assert {title for title, place in places(home) if place is not None} >= {"Atlas", "comets"}


@pytest.mark.parametrize("title", ["Contact", "Research Interests", "研究方向"])
def test_a_page_that_promises_no_records_stays_a_page(tmp_path: Path, title: str) -> None:
    files = {
        "_config.yml": "title: Caroline Herschel\nheader_pages: [further.md]\n",
        "index.md": page("Caroline Herschel"),
        "further.md": page(title),
    }
    home, _ = site(tmp_path, files)
    assert [(p.role, p.item and p.item.title) for p in home.pages] == [("page", title)]
