"""minimal-mistakes: `author_profile: true` with one of the theme's own layouts."""

from __future__ import annotations

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.themes.academicpages import MINIMAL_MISTAKES_LAYOUTS
from faculty_site.ingest.themes.base import Theme, name_in
from faculty_site.ingest.themes.jekyll_author import author_facts


def matches(document: Document) -> bool:
    data = document.front_matter
    return bool(data.get("author_profile")) and (
        str(data.get("layout")) in MINIMAL_MISTAKES_LAYOUTS
    )


def facts(document: Document) -> Facts:
    return author_facts(document, *name_in(document.front_matter.get("title")))


THEME = Theme("minimal-mistakes", "kramdown", matches, facts)
