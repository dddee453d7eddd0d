"""The `author:` mapping that academicpages and minimal-mistakes share."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts, LinkFact
from faculty_site.ingest.themes.base import name_in, position_and_affiliation, text_of


def author_facts(document: Document, name: str, native: str) -> Facts:
    """Facts of an `author:` mapping or string; `name` from the title goes before its own."""
    author = document.front_matter.get("author")
    if isinstance(author, str) and not name:
        name, native = name_in(author)
    if not isinstance(author, Mapping):
        return Facts(name=name, native_name=native)
    if not name:
        name, native = name_in(author.get("name"))
    position, affiliation = position_and_affiliation(text_of(author.get("bio")))
    return Facts(
        name=name,
        native_name=native,
        position=position,
        affiliation=text_of(author.get("employer")) or affiliation,
        email=text_of(author.get("email")),
        photo=text_of(author.get("avatar")),
        orcid=text_of(author.get("orcid")).rpartition("/")[2],
        links=tuple(_links(author)),
    )


def _links(author: Mapping[str, Any]) -> list[LinkFact]:
    links = author.get("links")
    return [
        LinkFact("", str(link["url"]), text_of(link.get("label")))
        for link in (links if isinstance(links, list) else [])
        if isinstance(link, Mapping) and link.get("url")
    ]
