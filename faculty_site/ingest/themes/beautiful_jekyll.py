"""beautiful-jekyll: `layout: page` or `home`, the person in `title` and `subtitle`."""

from __future__ import annotations

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.themes.base import Theme, name_in, read_subtitle, text_of


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


THEME = Theme("beautiful-jekyll", "kramdown", matches, facts)
