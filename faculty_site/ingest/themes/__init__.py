"""The themes, most telling first, and the choice among them.

To add one: a file with a `THEME`, a line in `THEMES`, a sample folder under tests/sites/. What
draws whole sites with Jekyll has a `SITE` as well, and a line in `sites.JEKYLL_THEMES`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from faculty_site.ingest import templating
from faculty_site.ingest.documents import Document, ListKind, Page
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
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


def read_page(document: Document, problems: Problems | None = None) -> Page:
    """The document in words that no theme owns, the templates in its body resolved.

    What could not be resolved is added to `problems`.
    """
    theme = detect(document)
    data = document.front_matter
    document, listings = _resolved(document, theme, Problems() if problems is None else problems)
    return Page(
        document=document,
        theme=theme.name,
        role="about",
        dialect=theme.dialect,
        language=text_of(data.get("lang") or data.get("language"))[:35],
        facts=theme.facts(document),
        outline=read_outline(document.body, theme.dialect),
        old_urls=old_urls(document),
        listings=listings,
    )


def _resolved(
    document: Document, theme: Theme, problems: Problems
) -> tuple[Document, Mapping[int, ListKind]]:
    """The document with a body without templates, and the lists of records that stood in it."""
    if not templating.has_templates(document.body):
        return document, {}
    generator = templating.generator_of(document, is_hugo=theme is hugo.THEME)
    site = templating.read_site(document.path, problems)
    resolved = templating.resolve(document, site, generator, problems)
    return replace(document, body=resolved.text, lines=resolved.lines), resolved.listings
