"""A page of no known theme: what its title and author say, and the body as it stands."""

from __future__ import annotations

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.themes.base import Theme, name_in
from faculty_site.ingest.themes.jekyll_author import author_facts


def matches(document: Document) -> bool:
    return True


def facts(document: Document) -> Facts:
    data = document.front_matter
    named = (name_in(data.get(key)) for key in ("name", "title"))
    return author_facts(document, *next((found for found in named if found[0]), ("", "")))


THEME = Theme("plain", "kramdown", matches, facts)
