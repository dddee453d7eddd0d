"""The forms in which one old address may be written."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import quote

LONGEST = 500
"""As long as an old address may be."""

_index = re.compile(r"(?:/index)?\.html?$|/+$")


def spellings(path: str) -> list[str]:
    """The forms in which an address may be stored, the given one first.

    Hosts serve `/about`, `/about/`, `/about.html` and `/about/index.html` as one page; signs
    beyond ASCII may be stored encoded, and composed in two ways.
    """
    if not is_possible(path):
        return []
    path = re.sub(r"/{2,}", "/", path)
    stem = _index.sub("", path)
    forms = [path, f"{stem}/", f"{stem}/index.html"]
    forms += [f"{stem}.html", stem] if stem else []
    composed = [unicodedata.normalize(form, each) for form in ("NFC", "NFD") for each in forms]
    every = [*forms, *composed]
    return list(dict.fromkeys([*every, *map(encoded, every)]))


def is_possible(path: str) -> bool:
    """Whether the database may be asked for it: PostgreSQL refuses to look for a NUL."""
    return len(path) <= LONGEST and "\0" not in path


def encoded(path: str) -> str:
    """The path as it stands in an address, its signs beyond ASCII by their bytes."""
    return quote(path, safe="/~:@!$&'()*+,;=")


def small_letters(path: str) -> str:
    """The path in small letters as SQLite makes them: those of ASCII alone."""
    return "".join(sign.lower() if sign.isascii() else sign for sign in path)
