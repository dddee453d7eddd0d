"""How Hugo writes a text as a path, and how it fills in its permalink patterns."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from faculty_site.ingest.addresses.site_file import text

_KEPT = "./\\_#+~-@"
_DATE_KEYS = ("date", "publishDate", "pubdate", "published", "lastmod", "modified")
"""Where Hugo looks for a page's date, by its own default."""

_token = re.compile(r":[\w]+(?:\[[^\]]*\])?")
_iso_day = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_NO_DATE = date(1, 1, 1)


@dataclass(frozen=True, slots=True)
class Spelling:
    """The settings that decide how paths are spelt."""

    lower: bool = True
    accents: bool = True

    def path(self, written: str) -> str:
        """Letters, figures and a few signs; a hyphen for blanks, nothing for all else."""
        if not self.accents:
            bare = unicodedata.normalize("NFD", written)
            bare = "".join(sign for sign in bare if unicodedata.category(sign) != "Mn")
            written = unicodedata.normalize("NFC", bare)
        spelt, blank = "", False
        for place, sign in enumerate(written):
            if _is_kept(sign, written[place:]):
                spelt += "-" if blank and sign != "-" else ""
                spelt, blank = spelt + sign, False
            elif sign.isspace() and spelt and not spelt.endswith("-"):
                blank = True
        return spelt.lower() if self.lower else spelt


def _is_kept(sign: str, rest: str) -> bool:
    if sign in _KEPT or unicodedata.category(sign)[0] in "LM" or sign.isdecimal():
        return True
    return bool(re.match("%[0-9A-Fa-f]{2}", rest))


@dataclass(frozen=True, slots=True)
class Piece:
    """What a permalink pattern may ask of a page."""

    section: str
    name: str
    front_matter: Mapping[str, Any]

    @property
    def slug(self) -> str:
        return text(self.front_matter.get("slug"))

    @property
    def title(self) -> str:
        return text(self.front_matter.get("title"))

    @property
    def date(self) -> date:
        """The day as written, whatever its zone; Hugo's zero day where there is none."""
        for key in _DATE_KEYS:
            value = self.front_matter.get(key)
            if isinstance(value, date):
                return value
            found = _iso_day.match(value) if isinstance(value, str) else None
            if found:
                try:
                    return date(*map(int, found.groups()))
                except ValueError:
                    continue
        return _NO_DATE


def filled(pattern: str, piece: Piece, spelling: Spelling) -> str:
    """The pattern with the page's values; "" for one with a word that Hugo does not know."""
    day = piece.date
    values = {
        ":year": str(day.year),
        ":month": f"{day.month:02}",
        ":monthname": f"{day:%B}",
        ":day": f"{day.day:02}",
        ":weekday": f"{day:%w}",
        ":weekdayname": f"{day:%A}",
        ":yearday": str(day.timetuple().tm_yday),
        ":section": piece.section,
        # Folders count as sections only when they have an _index.md, which is not known here.
        ":sections": piece.section,
        ":title": spelling.path(piece.title),
        ":slug": spelling.path(piece.slug or piece.title),
        ":filename": spelling.path(piece.name),
        ":contentbasename": spelling.path(piece.name),
        ":slugorfilename": spelling.path(piece.slug or piece.name),
        ":slugorcontentbasename": spelling.path(piece.slug or piece.name),
    }
    if not all(match[0] in values for match in _token.finditer(pattern)):
        return ""
    return spelling.path(_token.sub(lambda match: values[match[0]], pattern))
