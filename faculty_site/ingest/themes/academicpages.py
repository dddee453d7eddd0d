"""academicpages: `author_profile: true`; the person's facts stand in the site's configuration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import Theme, string_list
from faculty_site.ingest.themes.jekyll.navigation import items_of_data
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll_author import author_facts, name_on_page, site_author_facts

MINIMAL_MISTAKES_LAYOUTS = {"single", "splash", "home", "archive"}

AUTHOR_KEYS = {"employer", "pubmed", "researchgate", "impactstory", "orcid", "academia"}
"""What the theme and its variants ask of an author, and minimal-mistakes does not."""


def matches(document: Document) -> bool:
    data = document.front_matter
    return bool(data.get("author_profile")) and (
        str(data.get("layout")) not in MINIMAL_MISTAKES_LAYOUTS
    )


def facts(document: Document) -> Facts:
    return author_facts(document, *name_on_page(document))


THEME = Theme("academicpages", "kramdown", matches, facts)


def matches_site(files: SiteFiles, config: Mapping[str, Any]) -> bool:
    author = config.get("author")
    keys = author.keys() if isinstance(author, Mapping) else set()
    listed = "googlescholar" in keys or len(AUTHOR_KEYS & keys) > 1
    collected = {"publications", "talks", "teaching"} <= set(_collections(config))
    return listed or collected or files.has("markdown_generator")


def _collections(config: Mapping[str, Any]) -> list[str]:
    stated = config.get("collections")
    return [str(name) for name in stated] if isinstance(stated, Mapping) else string_list(stated)


def site_facts(document: Document, site: Site) -> Facts:
    return site_author_facts(document, site, facts)


SITE = JekyllTheme(THEME, matches_site, site_facts, navigation=items_of_data)
