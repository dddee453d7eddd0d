"""Small Jekyll sites, written and read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from textwrap import dedent

import profiles.ingest
from faculty_site.ingest.documents import Page, Row
from faculty_site.ingest.extraction import extract_all
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.sites import read_site
from tests.sites.reader import EXTRACTORS


def site(root: Path, files: Mapping[str, str]) -> tuple[Homepage, Problems]:
    """The homepage of a site with these files, and what was said while reading it."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
    problems = Problems()
    homes = read_site(root, problems)
    assert homes is not None
    return homes[0], problems


def rows_of(home: Homepage, model: str) -> list[Row]:
    identity = profiles.ingest.identify(home.about, Problems())
    found = extract_all(home, identity, home.root, "", EXTRACTORS, profiles.ingest.finish)
    return [row for row in found.rows if row.model == model]


def places(home: Homepage) -> list[tuple[str, int | None]]:
    """Title and place in the navigation of the pages that are shown as pages or lists."""
    return [
        (page.item.title, page.item.order)
        for page in home.pages
        if page.role in ("page", "list") and page.item
    ]


def page_named(home: Homepage, name: str) -> Page:
    return next(page for page in home.pages if page.document.name == name)


def page(title: str = "", body: str = "Some words.", **keys: object) -> str:
    """A page with front matter."""
    lines = [f"{key}: {value}" for key, value in ({"title": title} | keys).items() if value != ""]
    return "\n".join(["---", *lines, "---", body, ""])
