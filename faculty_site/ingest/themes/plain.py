"""A page of no known theme: what its title and author say, and the body as it stands."""

from __future__ import annotations

from dataclasses import replace

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import Theme, name_in, text_of
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll_author import author_facts


def matches(document: Document) -> bool:
    return True


def facts(document: Document) -> Facts:
    data = document.front_matter
    named = (name_in(data.get(key)) for key in ("name", "title"))
    return author_facts(document, *next((found for found in named if found[0]), ("", "")))


THEME = Theme("plain", "kramdown", matches, facts)


def site_facts(document: Document, site: Site) -> Facts:
    """What the page says, and where it is silent the configuration's author, title and e-mail."""
    config = site.config
    stated = replace(document, front_matter={**config, **document.front_matter})
    found = facts(stated)
    titled = [name_in(config.get(key)) for key in ("name", "author", "title")]
    name, native = next((n for n in titled if n[0]), ("", ""))
    return replace(
        found,
        name=found.name or name,
        native_name=found.native_name or native,
        email=found.email or text_of(config.get("email")),
    )


SITE = JekyllTheme(THEME, lambda files, config: True, site_facts)
