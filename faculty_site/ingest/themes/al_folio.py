"""al-folio: `layout: about`, a `profile:` mapping whose unknown keys the theme prints."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, Facts
from faculty_site.ingest.themes.base import (
    Theme,
    join_lines,
    lines_of,
    name_in,
    read_subtitle,
    text_of,
)

LAYOUT_KEYS = {"align", "image", "image_circular", "image_max_width", "image_cicular"}
ADDRESS_KEYS = {"address", "more_info", "mailing address", "postal address", "mailing_address"}


def matches(document: Document) -> bool:
    data = document.front_matter
    return isinstance(data.get("profile"), Mapping) or data.get("layout") == "about"


def facts(document: Document) -> Facts:
    data = document.front_matter
    stated = data.get("profile")
    profile: Mapping[str, Any] = stated if isinstance(stated, Mapping) else {}
    name, native = name_in(data.get("title"))
    subtitle = read_subtitle(data.get("subtitle"))
    address = join_lines(
        lines_of(value) for key, value in profile.items() if str(key).lower() in ADDRESS_KEYS
    )
    extra = [
        (str(key), lines_of(value))
        for key, value in profile.items()
        if str(key).lower() not in LAYOUT_KEYS | ADDRESS_KEYS and lines_of(value)
    ]
    return Facts(
        name=name,
        native_name=native,
        position=subtitle.position,
        affiliation=subtitle.affiliation,
        postal_address=address,
        photo=text_of(profile.get("image")),
        extra=(*subtitle.unread, *extra),
    )


THEME = Theme("al-folio", "kramdown", matches, facts)
