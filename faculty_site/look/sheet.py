"""The one style sheet of the public site, joined from its parts."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import rcssmin
from django.conf import settings
from django.contrib.staticfiles import finders

from faculty_site.lib.colours import Palette

PARTS = (
    "tokens",
    "ground",
    "frame",
    "theme",
    "cards",
    "person",
    "dated",
    "filters",
    "works",
    "item",
    "contents",
    "cv",
    "prose",
    "authors",
    "code",
    "email",
    "search",
    "print",
)
"""The files of `faculty_site/static/faculty_site/css/`, in the order in which they are joined."""


@dataclass(frozen=True)
class Sheet:
    """What a browser loads; the digest of the text is part of its address."""

    text: str
    digest: str


def sheet(palette: Palette | None = None) -> Sheet:
    """The sheet in the site's own colours, or in a department's.

    Read once; in development anew for each page, so that a change is seen at once. What is kept is
    known by the colours themselves, so no process can show a department's former ones.
    """
    return _read(palette) if settings.DEBUG else _kept(palette)


@lru_cache(maxsize=64)
def _kept(palette: Palette | None) -> Sheet:
    return _read(palette)


def _read(palette: Palette | None) -> Sheet:
    tokens, *others = (_part(name) for name in PARTS)
    # Behind the site's own tokens and before all else: on paper, at the end, they are black.
    text = str(rcssmin.cssmin("\n".join((tokens, _tokens(palette), *others))))
    return Sheet(text, hashlib.sha256(text.encode()).hexdigest()[:12])


def _tokens(palette: Palette | None) -> str:
    """The tokens that are made of a department's colour."""
    if palette is None:
        return ""
    day, night = palette.by_day, palette.at_night
    return f""":root {{
  --accent: light-dark({day.accent}, {night.accent});
  --accent-strong: light-dark({day.strong}, {night.strong});
  --accent-wash: light-dark({day.wash}, {night.wash});
}}"""


def _part(name: str) -> str:
    path = finders.find(f"faculty_site/css/{name}.css")
    if path is None:
        raise FileNotFoundError(f"The style sheet lacks its part “{name}.css”.")
    return Path(path).read_text()
