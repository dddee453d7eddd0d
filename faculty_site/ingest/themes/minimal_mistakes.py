"""minimal-mistakes: `author_profile: true` with one of the theme's own layouts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.academicpages import MINIMAL_MISTAKES_LAYOUTS
from faculty_site.ingest.themes.base import Theme
from faculty_site.ingest.themes.jekyll.navigation import items_of_data
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll_author import author_facts, name_on_page, site_author_facts


def matches(document: Document) -> bool:
    data = document.front_matter
    return bool(data.get("author_profile")) and (
        str(data.get("layout")) in MINIMAL_MISTAKES_LAYOUTS
    )


def facts(document: Document) -> Facts:
    return author_facts(document, *name_on_page(document))


THEME = Theme("minimal-mistakes", "kramdown", matches, facts)


def matches_site(_files: SiteFiles, config: Mapping[str, Any]) -> bool:
    named = f"{config.get('theme')} {config.get('remote_theme')}"
    return "minimal_mistakes_skin" in config or "minimal-mistakes" in named


def site_facts(document: Document, site: Site) -> Facts:
    return site_author_facts(document, site, facts)


SITE = JekyllTheme(THEME, matches_site, site_facts, navigation=items_of_data)
