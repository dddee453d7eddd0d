"""What of a Jekyll collection is a thing, and what only lists its things."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faculty_site.ingest.themes.jekyll.site_folders import page, page_named, rows_of, site

CONFIG = "title: Lise Meitner\ncollections: {%s: {output: true}}\n"
ABOUT = {"index.md": page("Lise Meitner")}


def roles(root: Path, collection: str, name: str, text: str) -> list[str]:
    """The roles of the pages of a site with this one file in a collection."""
    config = {"_config.yml": CONFIG % collection}
    home, _ = site(root, {**config, **ABOUT, f"_{collection}/{name}": text})
    return [page.role for page in home.pages]


@pytest.mark.parametrize(
    ("collection", "name", "title"),
    [
        ("publications", "publications.md", "Publications"),
        ("papers", "all.md", "Publications"),
        ("publications", "index.md", "Publications"),
        ("talks", "talks.md", "Talks"),
        ("teaching", "teaching.md", "Teaching"),
        ("courses", "courses.md", "Teaching"),
        ("news", "news.md", "News"),
    ],
)
def test_a_page_called_like_its_collection_is_a_list(
    tmp_path: Path, collection: str, name: str, title: str
) -> None:
    assert roles(tmp_path, collection, name, page(title)) == ["list"]


@pytest.mark.parametrize("name", ["index.md", "index.html"])
def test_the_index_of_a_collection_is_a_page(tmp_path: Path, name: str) -> None:
    assert roles(tmp_path, "talks", name, page("Where I spoke")) == ["page"]


@pytest.mark.parametrize(
    ("collection", "name", "text", "role"),
    [
        ("news", "news.md", page("News", date="1939-02-11"), "news"),
        ("news", "1939-02-11-fission.md", page("News"), "news"),
        ("talks", "news.md", page("News"), "entry"),
        ("talks", "talk.md", page("Talk"), "entry"),
        ("projects", "software.md", page("Software"), "entry"),
        ("teaching", "nuclear/index.md", page("Nuclear physics"), "entry"),
        ("publications", "fission.md", page("Publications on fission"), "work"),
    ],
)
def test_what_is_called_otherwise_or_has_a_date_is_a_thing(
    tmp_path: Path, collection: str, name: str, text: str, role: str
) -> None:
    assert roles(tmp_path, collection, name, text) == [role]


def test_what_such_a_list_holds_becomes_records_at_its_old_address(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": CONFIG % "publications",
            **ABOUT,
            "_publications/fission.md": page("Disintegration of uranium", date="1939-02-11"),
            "_publications/publications.md": page(
                "Publications",
                "- L. Meitner. Über die β-Strahl-Spektra. Zeitschrift für Physik, 1922.\n",
                permalink="/publications/",
            ),
        },
    )
    works = rows_of(home, "publications.publication")
    assert sorted(row.fields["year"] for row in works) == [1922, 1939]
    assert page_named(home, "_publications/publications.md").old_urls == ("/publications/",)


def test_an_index_of_nothing_leaves_its_address(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": CONFIG % "talks",
            **ABOUT,
            "_talks/index.md": page("Talks", "", permalink="/talks/"),
        },
    )
    assert home.pages == ()
    assert "/talks/" in home.about.old_urls


def test_versions_of_such_a_list_in_other_languages_come_with_it(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "lang: en\nlanguages: [en, de]\n" + CONFIG % "talks",
            **ABOUT,
            "_talks/talks.md": page("Talks", lang="en"),
            "_talks/talks_de.md": page("Vorträge", "Einige Worte.", lang="de"),
        },
    )
    (found,) = home.pages
    assert (found.role, [version.language for version in found.translations]) == ("list", ["de"])


def test_a_folder_of_collections_is_no_site_within_the_site(tmp_path: Path) -> None:
    home, _ = site(
        tmp_path,
        {
            "_config.yml": "collections_dir: collections\n" + CONFIG % "talks",
            **ABOUT,
            "collections/_talks/index.md": page("Where I spoke"),
            "collections/_talks/talks.md": page("Talks"),
        },
    )
    assert [page.role for page in home.pages] == ["page", "list"]
