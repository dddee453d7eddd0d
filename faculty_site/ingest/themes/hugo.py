"""Hugo Academic, Wowchemy and HugoBlox: an author page, `role` and `organizations` beside it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.headings import is_page_title
from faculty_site.ingest.themes.base import Theme, join_lines, name_in, string_list, text_of
from faculty_site.lib.names import split_native

AUTHOR_KEYS = {"superuser", "organizations", "user_groups", "role", "social", "profiles"}


def matches(document: Document) -> bool:
    data = document.front_matter
    return document.text.lstrip("\ufeff").startswith("+++") or len(AUTHOR_KEYS & data.keys()) >= 2


def facts(document: Document) -> Facts:
    data = document.front_matter
    name, native = _name(data)
    links = list(_links(data))
    mail = next((link.url for link in links if link.url.startswith("mailto:")), "")
    return Facts(
        name=name,
        native_name=native,
        position=text_of(data.get("role")),
        affiliation=_organisations(data.get("organizations") or data.get("affiliations")),
        email=text_of(data.get("email")) or mail.removeprefix("mailto:"),
        interests=", ".join(_interests(data.get("interests"))),
        photo=text_of(data.get("avatar_filename") or data.get("avatar")),
        links=tuple(link for link in links if link.url != mail),
        extra=(("Bio", text_of(data.get("bio"))),) if text_of(data.get("bio")) else (),
    )


def _name(data: Mapping[str, Any]) -> tuple[str, str]:
    """An author page's title is a name whatever it looks like; that of another page may be one."""
    title = text_of(data.get("title") or data.get("name"))
    if len(AUTHOR_KEYS & data.keys()) >= 2 and not is_page_title(title):
        return split_native(title)
    return name_in(title)


def _organisations(value: Any) -> str:
    if not isinstance(value, list):
        return text_of(value)
    names = (text_of(org.get("name") if isinstance(org, Mapping) else org) for org in value)
    return join_lines(names)


def _interests(value: Any) -> list[str]:
    """Each interest in plain words; the theme's icons before them are markup."""
    words = (text_of(interest).rstrip(".,; ") for interest in string_list(value))
    return [interest for interest in words if interest]


def _links(data: Mapping[str, Any]) -> list[LinkFact]:
    listed = data.get("social") or data.get("profiles") or data.get("links")
    return [
        LinkFact("", str(link.get("link") or link.get("url")), text_of(link.get("label")))
        for link in (listed if isinstance(listed, list) else [])
        if isinstance(link, Mapping) and str(link.get("link") or link.get("url") or "#") != "#"
    ]


THEME = Theme("hugo", "goldmark", matches, facts)
