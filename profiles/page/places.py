"""Where the places are that the texts of a page name by `#...`."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from typing import Final, cast

from faculty_site.lib.markdown import Dialect, id_prefix, render
from profiles.page.parts import Part

_ID: Final = re.compile(r'<[a-z][^<>]*? id="([^"]+)"')


def places_of(parts: Iterable[Part], before: str = "") -> dict[str, str]:
    """Links to the headings, the works and what the sections' own texts gave an id, by its name.

    Of two that have one name the heading counts, and else the first. `before` is the address of
    the page, for links from another one.
    """
    parts = list(parts)
    found: dict[str, str] = {}
    for part in parts:
        if part.anchor:
            found.setdefault(part.anchor, part.anchor)
    for part in parts:
        for work in (*part.selected, *part.works):
            if work.anchor:
                found.setdefault(work.citation_key, work.anchor)
    for part in parts:
        section = part.section
        if section is not None and section.body:
            html = render(section.body, cast("Dialect", section.dialect))
            for name in map(unescape, _ID.findall(html)):
                found.setdefault(name, f"{id_prefix(section)}{name}")
    return {name: f"{before}#{place}" for name, place in found.items()}
