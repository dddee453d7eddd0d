"""beautiful-jekyll: `layout: page` or `home`, the person in `title` and `subtitle`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import Theme, name_in, read_subtitle, text_of
from faculty_site.ingest.themes.jekyll.navigation import items_of_navbar
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.networks import SAMPLES, network_links


def matches(document: Document) -> bool:
    data = document.front_matter
    return data.get("layout") in ("page", "home", "default") and "subtitle" in data


def facts(document: Document) -> Facts:
    data = document.front_matter
    name, native = name_in(data.get("title"))
    if not name:
        name, native = name_in(data.get("author"))
    subtitle = read_subtitle(data.get("subtitle"))
    return Facts(
        name=name,
        native_name=native,
        position=subtitle.position,
        affiliation=subtitle.affiliation,
        photo=text_of(data.get("avatar") or data.get("image") or data.get("thumbnail-img")),
        extra=subtitle.unread,
    )


def matches_site(_files: SiteFiles, config: Mapping[str, Any]) -> bool:
    named = f"{config.get('theme')} {config.get('remote_theme')}"
    return "navbar-links" in config or "social-network-links" in config or "beautiful" in named


def site_facts(document: Document, site: Site) -> Facts:
    """What the page says, and where it is silent the configuration's author and networks."""
    config = site.config
    found = facts(document)
    author = config.get("author")
    named = author.get("name") if isinstance(author, Mapping) else author
    listed = config.get("social-network-links")
    listed = listed if isinstance(listed, Mapping) else author
    listed = listed if isinstance(listed, Mapping) else {}
    names = (name_in(value) for value in (named, config.get("title")))
    name, native = next((n for n in names if n[0]), ("", ""))
    email, phone = text_of(listed.get("email")), text_of(listed.get("telephone"))
    return replace(
        found,
        name=name or found.name,
        native_name=native or found.native_name,
        email=found.email or email,
        phone=found.phone or ("" if SAMPLES.fullmatch(phone) else phone),
        photo=found.photo or text_of(config.get("avatar")),
        links=(*found.links, *network_links(listed)),
    )


THEME = Theme("beautiful-jekyll", "kramdown", matches, facts)

SITE = JekyllTheme(THEME, matches_site, site_facts, navigation=items_of_navbar)
