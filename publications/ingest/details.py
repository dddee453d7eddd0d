"""What a full citation says beside title, authors, venue and year."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields

from faculty_site.lib.naming import in_english
from publications.models import Publication


@dataclass(frozen=True, slots=True)
class Details:
    """The columns of a work that are plain words; all as printed, empty where nobody says."""

    volume: str = ""
    issue: str = ""
    pages: str = ""
    number: str = ""
    edition: str = ""
    series: str = ""
    editors: tuple[str, ...] = ()
    publisher: str = ""
    place: str = ""
    genre: str = ""
    isbn: str = ""
    issn: str = ""
    pmid: str = ""
    award: str = ""
    marks_note: str = ""
    keywords: str = ""

    def columns(self) -> dict[str, object]:
        """The values that fit their columns, by column; the others are empty."""
        long = set(self._too_long())
        said = {field.name: getattr(self, field.name) for field in fields(self)}
        kept = {name: "" if name in long else value for name, value in said.items()}
        return {**kept, "editors": list(self.editors)}

    def remarks(self) -> list[str]:
        """What does not fit its column, in words for the note."""
        return [f"{_label(name)}: {getattr(self, name)}" for name in self._too_long()]

    def _too_long(self) -> list[str]:
        names = (field.name for field in fields(self) if field.name != "editors")
        return [name for name in names if len(getattr(self, name)) > longest(name)]


NO_DETAILS = Details()


def longest(column: str) -> int:
    """How many characters a column of a work takes."""
    limit = getattr(Publication._meta.get_field(column), "max_length", None)
    return limit if limit is not None else 10**9


def page_range(pages: str) -> str:
    """Pages with the dash of a range; hyphens are none where the range has a dash of its own."""
    dash = "[–—]|--+" if re.search("[–—]|--", pages) else "-"
    return re.sub(rf"(?<=\w)\s*(?:{dash})\s*(?=\w)", "–", pages)


def _label(column: str) -> str:
    words = in_english(getattr(Publication._meta.get_field(column), "verbose_name", column))
    return words[0].upper() + words[1:]
