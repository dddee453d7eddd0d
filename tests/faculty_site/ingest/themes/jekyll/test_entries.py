"""What a Jekyll site's configuration says of the files that are looked at."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.themes.jekyll.entries import Entries
from tests.faculty_site.ingest.themes.jekyll.site_folders import page, site


@pytest.mark.parametrize(
    ("name", "has"),
    [
        ("docs/guide.md", False),
        ("docs.md", True),
        ("notes/log.txt.md", False),
        ("login.md", False),
        ("talks/a.md", True),
        ("_pages/docs/a.md", True),
    ],
)
def test_paths_are_excluded_by_beginning_or_pattern(name: str, has: bool) -> None:
    config = {"exclude": ["/docs/", "log", "*.txt.md"], "include": ["_pages"]}
    assert Entries(config).has(name) is has


@pytest.mark.parametrize("stated", [None, 3, {"a": 1}, [[1], {"b": 2}, None, ""], "docs"])
def test_lists_of_any_form(stated: object) -> None:
    assert Entries({"exclude": stated, "include": stated}).has("about.md")


def test_excluded_files_are_no_pages_and_included_folders_hold_some(tmp_path: Path) -> None:
    home, _problems = site(
        tmp_path,
        {
            "_config.yaml": "title: Emmy Noether\nexclude: [docs]\ninclude: [_more]\n",
            "index.md": page("Emmy Noether"),
            "docs/theme.md": page("How to use this theme"),
            "_more/rings.md": page("Rings"),
        },
    )
    assert [page.document.name for page in home.pages] == ["_more/rings.md"]
    assert home.about.facts.name == "Emmy Noether"
