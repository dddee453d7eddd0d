"""What a document of a Jekyll collection says of the thing it is about.

The keys are al-folio's, academicpages' and minimal-mistakes'; where two mean the same, the more
telling one comes first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from faculty_site.ingest.documents import Document, LinkFact
from faculty_site.ingest.items import Item
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.base import string_list, text_of
from faculty_site.ingest.themes.dates import tell_of_no_date
from faculty_site.ingest.themes.jekyll.collections import Collection, date_of, title_of
from faculty_site.lib.fuzzy_dates import FuzzyDate

LINK_KEYS: tuple[tuple[str, str, str], ...] = (
    ("paperurl", "", "Paper"),
    ("pdf", "pdf", ""),
    ("link", "", ""),
    ("url", "", ""),
    ("arxiv", "arxiv", ""),
    ("codeurl", "code", ""),
    ("code", "code", ""),
    ("github", "code", ""),
    ("slidesurl", "slides", ""),
    ("slides", "slides", ""),
    ("videourl", "video", ""),
    ("video", "video", ""),
    ("posterurl", "poster", ""),
    ("bibtexurl", "bibtex", ""),
    ("redirect", "", ""),
)
"""Front-matter keys that hold an address, the kind of link that each is, and its label."""

PARTED = re.compile(r"\s*[,;]\s*(?:and\s+|&\s*)?|\s+(?:and|&)\s+")
"""What stands between the names of a line."""

KINDS = {
    "books": "book",
    "conferences": "paper-conference",
    "manuscripts": "article-journal",
    "journal": "article-journal",
    "preprints": "article",
    "workingpapers": "article",
    "thesis": "thesis",
}
"""academicpages' categories of publications in CSL's names."""


def item_of(document: Document, collection: Collection, problems: Problems) -> Item:
    """The facts of one document; a date that is none is reported and stays unknown."""
    data = document.front_matter
    title = title_of(document)
    if collection.role == "news" and data.get("inline") is True:
        title = ""
    return Item(
        title=title or (_from_name(document) if collection.role != "news" else ""),
        kind=_kind(data, collection),
        date=_date(document, collection, problems),
        venue=text_of(data.get("venue") or data.get("journal") or data.get("institution")),
        place=_place(data),
        summary=_text(data.get("abstract") or data.get("excerpt") or data.get("description")),
        authors=_authors(data.get("authors") or data.get("author")),
        categories=tuple(string_list(data.get("categories") or data.get("category"))),
        links=tuple(_links(data)),
        doi=text_of(data.get("doi")),
        key=document.path.stem,
        citation=_text(data.get("citation")),
        image=text_of(data.get("img") or data.get("image") or data.get("thumbnail")),
        featured=data.get("selected") is True or data.get("featured") is True,
        pinned=data.get("featured") is True or data.get("pinned") is True,
        order=data["importance"] if isinstance(data.get("importance"), int) else None,
    )


def _kind(data: Mapping[str, Any], collection: Collection) -> str:
    if collection.role == "work":
        return KINDS.get(text_of(data.get("category")).lower(), "")
    return collection.kind


def _place(data: Mapping[str, Any]) -> str:
    return text_of(data.get("location") or data.get("place"))


def _date(document: Document, collection: Collection, problems: Problems) -> FuzzyDate | None:
    try:
        return date_of(document, day_first=collection.day_first)
    except ValueError as error:
        tell_of_no_date(document, "date", error, problems)
        return None


def _text(value: Any) -> str:
    return value.strip() if isinstance(value, str) else ""


def _authors(value: Any) -> tuple[str, ...]:
    """Names from a list of names or mappings, or from one line that commas and “and” part."""
    if isinstance(value, list):
        named = (a.get("name") if isinstance(a, Mapping) else a for a in value)
        return tuple(filter(None, map(text_of, named)))
    line = text_of(value)
    return tuple(filter(None, (n.strip() for n in PARTED.split(line))))


def _links(data: Mapping[str, Any]) -> list[LinkFact]:
    found: dict[str, LinkFact] = {}
    for key, kind, label in LINK_KEYS:
        url = data.get(key)
        if isinstance(url, str) and re.match(r"https?://\S+$|/\S+\.\w+$", url.strip()):
            found.setdefault(url.strip(), LinkFact(kind, url.strip(), label))
    return list(found.values())


def _from_name(document: Document) -> str:
    """A title for what has none, from the words of its file's name."""
    stem = re.sub(r"^\d{4}-\d{1,2}-\d{1,2}-", "", document.path.stem)
    words = re.sub(r"[-_]+", " ", stem).strip()
    return words[:1].upper() + words[1:]
