"""The themes, most telling first, and the choice among them.

To add one: a file with a `THEME`, a line in `THEMES`, a sample folder under tests/sites/.
"""

from __future__ import annotations

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.themes import (
    academicpages,
    al_folio,
    beautiful_jekyll,
    hugo,
    minimal_mistakes,
    plain,
)
from faculty_site.ingest.themes.base import Theme, old_urls, text_of

THEMES: tuple[Theme, ...] = (
    hugo.THEME,
    al_folio.THEME,
    academicpages.THEME,
    minimal_mistakes.THEME,
    beautiful_jekyll.THEME,
    plain.THEME,
)


def detect(document: Document) -> Theme:
    """The theme whose page this is, judged by its content."""
    return next(theme for theme in THEMES if theme.matches(document))


def read_page(document: Document) -> Page:
    """The document in words that no theme owns."""
    theme = detect(document)
    data = document.front_matter
    return Page(
        document=document,
        theme=theme.name,
        role="about",
        dialect=theme.dialect,
        language=text_of(data.get("lang") or data.get("language"))[:35],
        facts=theme.facts(document),
        outline=read_outline(document.body, theme.dialect),
        old_urls=old_urls(document),
    )
