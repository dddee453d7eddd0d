"""A work as a BibTeX entry, and entries as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from anyascii import anyascii

from faculty_site.lib.bibtex import Person, write_entry
from faculty_site.lib.bibtex import joined as join_entries
from publications.csl import Item, Name, csl_item, first_and_last, in_order, number_of, venue_of
from publications.models import Publication

Type = Publication.Type

TYPES: Final[dict[str, str]] = {
    Type.ARTICLE: "article",
    Type.PAPER: "inproceedings",
    Type.BOOK: "book",
    Type.CHAPTER: "incollection",
    Type.THESIS: "thesis",
    Type.REPORT: "techreport",
    Type.DATASET: "dataset",
    Type.SOFTWARE: "software",
    Type.PATENT: "patent",
}
"""The last three are BibLaTeX's; other styles take them for `misc`, as what has no name here."""

VENUES: Final = {
    "article": "journal",
    "inproceedings": "booktitle",
    "incollection": "booktitle",
    "book": "booktitle",
    "thesis": "school",
    "phdthesis": "school",
    "mastersthesis": "school",
    "techreport": "institution",
    "dataset": "publisher",
}
"""The field that names where an entry's work came out, else `howpublished`.

A book's publisher has its own field.
"""

THESES: Final = (
    ("mastersthesis", re.compile(r"\bmaster|\bm\.?\s?(?:sc|a|phil)\b|\bdiplom", re.IGNORECASE)),
    ("phdthesis", re.compile(r"\bph\.?\s?d\b|\bdoctor|\bdissertation\b", re.IGNORECASE)),
)
"""BibTeX's own types of theses; a degree that nobody named is not made up."""

STATES: Final = {
    "in preparation": "inpreparation",
    "under review": "submitted",
    "accepted": "forthcoming",
    "in press": "inpress",
    "preprint": "prepublished",
}
"""BibLaTeX's words for how far a work has come, in `pubstate`."""

MONTHS: Final = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")

_word = re.compile(r"[^\W\d_]{3,}")
_small_words = frozenset(("the", "and", "for", "from", "with", "der", "die", "das", "les", "une"))
_entry = re.compile(r"@\s*(?!string\b|comment\b|preamble\b)\w+\s*[{(]", re.IGNORECASE)


def write(publication: Publication) -> str:
    """The entry as it was imported, else one made from the record."""
    stored = publication.bibtex.strip()
    return stored if _entry.search(stored) else made(csl_item(publication))


def joined(entries: Iterable[str]) -> Iterator[str]:
    """A file of these entries, in which all that several of them define stands once.

    It is in one piece: what an entry needs may stand before all of them.
    """
    yield join_entries(entries)


def made(item: Item) -> str:
    """An entry in plain BibTeX's types and fields, with BibLaTeX's where those have none."""
    kind = TYPES.get(item["type"], "misc")
    if kind == "thesis":
        degrees = (each for each, words in THESES if words.search(item.get("genre", "")))
        kind = next(degrees, kind)
    return write_entry(_key_of(item), kind, _fields(item, kind))


def _fields(item: Item, kind: str) -> dict[str, Any]:
    year, month, day = (*item.get("issued", {}).get("date-parts", [[]])[0], None, None, None)[:3]
    venue = item.get("container-title", "") if kind == "book" else venue_of(item)
    publisher = item.get("publisher", "")
    return {
        "author": _people(item.get("author", [])),
        "title": item["title"],
        VENUES.get(kind, "howpublished"): venue,
        "editor": _people(item.get("editor", [])),
        "year": str(year or ""),
        "month": MONTHS[month - 1] if month else "",
        "day": str(day or ""),
        "volume": item.get("volume", ""),
        "number": item.get("issue") or number_of(item),
        "pages": _pages(item.get("page", "")),
        "series": item.get("collection-title", ""),
        "edition": item.get("edition", ""),
        "version": item.get("version", ""),
        **({"publisher": publisher} if publisher != venue else {}),
        "address": item.get("publisher-place", ""),
        "type": item.get("genre", ""),
        "pubstate": STATES.get(item.get("status", ""), ""),
        "doi": item.get("DOI", ""),
        "eprint": item.get("archive_location", ""),
        "archiveprefix": item.get("archive", ""),
        "url": item.get("URL", ""),
        "isbn": item.get("ISBN", ""),
        "issn": item.get("ISSN", ""),
        "pmid": item.get("PMID", ""),
        "language": item.get("language", ""),
        "keywords": _keywords(item.get("keyword", "")),
        "abstract": item.get("abstract", ""),
        "note": item.get("note", ""),
    }


def _keywords(words: str) -> str:
    """With commas between them, as BibLaTeX has it, unless one holds a comma."""
    return words if "," in words else words.replace("; ", ", ")


def _pages(pages: str) -> str:
    """With the dash that is written as two hyphens; each of several ranges has one."""
    ranges = (first_and_last(part.strip()) for part in pages.split(","))
    return ", ".join("–".join(filter(None, ends)) for ends in ranges)


def _people(names: list[Name]) -> list[Person]:
    return [
        Person(
            in_order(name),
            f"{name.get('non-dropping-particle', '')} {name.get('family', '')}".strip(),
            name.get("given", ""),
            suffix=name.get("suffix", ""),
            corporate=" " in name.get("literal", ""),
        )
        for name in names
    ]


def _key_of(item: Item) -> str:
    """“lovelace1843sketch”, as scholars write keys by hand."""
    first: Name = next(iter(item.get("author", [])), {})
    name = first.get("family") or first.get("literal", "")
    year = item.get("issued", {}).get("date-parts", [[""]])[0][0]
    words = (word for word in _word.findall(item["title"].lower()) if word not in _small_words)
    key = anyascii(f"{name}{year}{next(words, '')}").lower()
    return "".join(key.split()) or str(item["id"])
