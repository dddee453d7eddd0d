"""A page of no known theme: what its title and author say, and the body as it stands."""

from __future__ import annotations

import re
from dataclasses import replace

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.al_folio import social_links
from faculty_site.ingest.themes.base import Theme, name_in, text_of
from faculty_site.ingest.themes.jekyll.navigation import stated_items
from faculty_site.ingest.themes.jekyll.occupation import described
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.jekyll_author import author_facts, stated_links
from faculty_site.ingest.themes.networks import network_links, whole_address


def matches(document: Document) -> bool:
    return True


def facts(document: Document) -> Facts:
    data = document.front_matter
    named = (name_in(data.get(key)) for key in ("name", "title"))
    found = author_facts(document, *next((found for found in named if found[0]), ("", "")))
    return replace(found, links=(*found.links, *network_links(data)))


THEME = Theme("plain", "kramdown", matches, facts)


def site_facts(document: Document, site: Site) -> Facts:
    """What the page says, and where it is silent the configuration.

    Its keys are those that themes of one's own, and Jekyll's first one, have in common.
    """
    config = site.config
    stated = replace(document, front_matter={**config, **document.front_matter})
    found = facts(stated)
    titled = [name_in(config.get(key)) for key in ("name", "author", "title")]
    name, native = next((n for n in titled if n[0]), ("", ""))
    position = found.position or text_of(config.get("position"))
    if not position:
        job = described(text_of(config.get("description")), found.affiliation)
        found = replace(found, position=job.position, affiliation=job.affiliation)
    return replace(
        replace(found, position=position or found.position),
        links=_links(found, site),
        name=found.name or name,
        native_name=found.native_name or native,
        email=found.email or text_of(config.get("email")),
    )


def _links(found: Facts, site: Site) -> tuple[LinkFact, ...]:
    """Of the author, of networks at the top of the configuration, and of a list of links."""
    config = site.config
    links = [*found.links, *social_links(config, site), *stated_links(config.get("links"))]
    for key in LINK_LISTS:
        links += [
            LinkFact("", address, item.label)
            for item in stated_items(config.get(key))
            if re.match(r"https?://|mailto:", address := whole_address(item.address))
        ]
    return tuple({link.url: link for link in reversed(links)}.values())[::-1]


LINK_LISTS = ("external", "external_links", "social", "social_links")

SITE = JekyllTheme(THEME, lambda files, config: True, site_facts)
