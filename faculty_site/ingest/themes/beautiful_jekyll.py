"""beautiful-jekyll: `layout: page` or `home`, the person in `title` and `subtitle`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site
from faculty_site.ingest.themes.base import Theme, name_in, read_subtitle, text_of
from faculty_site.ingest.themes.jekyll.navigation import items_of_navbar
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme


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


SOCIALS: dict[str, tuple[str, str]] = {
    "ORCID": ("orcid", "https://orcid.org/{}"),
    "google-scholar": ("scholar", "https://scholar.google.com/citations?user={}"),
    "github": ("github", "https://github.com/{}"),
    "gitlab": ("", "https://gitlab.com/{}"),
    "linkedin": ("linkedin", "https://linkedin.com/in/{}"),
    "twitter": ("x", "https://twitter.com/{}"),
    "bluesky": ("bluesky", "https://bsky.app/profile/{}"),
    "mastodon": ("mastodon", "https://{}"),
    "kaggle": ("", "https://www.kaggle.com/{}"),
    "stackoverflow": ("", "https://stackoverflow.com/users/{}"),
    "medium": ("", "https://medium.com/@{}"),
    "youtube": ("", "https://www.youtube.com/{}"),
    "facebook": ("", "https://www.facebook.com/{}"),
    "instagram": ("", "https://www.instagram.com/{}"),
}
"""The theme's names of networks, the kind of link that each is, and how its address is made."""

SAMPLES = re.compile(r"\+?your[-_ ]?\w+(?:@domain\.com)?|someone@example\.com", re.IGNORECASE)
"""What the theme brings along, and what its users were told to replace."""

LABELS = {"gitlab": "GitLab", "kaggle": "Kaggle", "stackoverflow": "Stack Overflow",
          "medium": "Medium", "youtube": "YouTube", "facebook": "Facebook",
          "instagram": "Instagram"}  # fmt: skip


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
    email = text_of(listed.get("email"))
    return replace(
        found,
        name=name or found.name,
        native_name=native or found.native_name,
        email=found.email or ("" if SAMPLES.fullmatch(email) else email),
        photo=found.photo or text_of(config.get("avatar")),
        links=(*found.links, *_networks(listed)),
    )


def _networks(listed: Mapping[str, Any]) -> Iterator[LinkFact]:
    for key, (kind, form) in SOCIALS.items():
        value = text_of(listed.get(key))
        if value and not SAMPLES.fullmatch(value):
            value = value.rpartition("user=")[2] if key == "google-scholar" else value
            whole = re.match(r"https?://", value)
            url = value if whole else form.format(value.lstrip("@"))
            yield LinkFact(kind, url, LABELS.get(key, ""))


THEME = Theme("beautiful-jekyll", "kramdown", matches, facts)

SITE = JekyllTheme(THEME, matches_site, site_facts, navigation=items_of_navbar)
