"""A work as a RIS record, and records as a file."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from publications.csl import (
    Item,
    csl_item,
    family_first,
    first_and_last,
    issued_edtf,
    number_of,
)
from publications.exports.addresses import elsewhere
from publications.models import Publication

Type = Publication.Type

TYPES: Final[dict[str, str]] = {
    Type.ARTICLE: "JOUR",
    Type.PAPER: "CPAPER",
    Type.PREPRINT: "UNPB",
    Type.BOOK: "BOOK",
    Type.CHAPTER: "CHAP",
    Type.THESIS: "THES",
    Type.REPORT: "RPRT",
    Type.DATASET: "DATA",
    Type.SOFTWARE: "COMP",
    Type.PATENT: "PAT",
    Type.DOCUMENT: "GEN",
}
TAGS: Final = {
    "container-title": "T2",
    "collection-title": "T3",
    "volume": "VL",
    "issue": "IS",
    "edition": "ET",
    "version": "ET",
    "publisher": "PB",
    "authority": "PB",
    "publisher-place": "CY",
    "genre": "M3",
    "DOI": "DO",
    "ISBN": "SN",
    "ISSN": "SN",
    "PMID": "AN",
    "language": "LA",
    "abstract": "AB",
    "note": "N1",
}
"""CSL's variables that stand in RIS as they are."""

NEWLINE: Final = "\r\n"
END: Final = "ER  - "

_newline = re.compile(r"\r\n?|\n")
_end = re.compile(r"ER\s+-")


def write(publication: Publication) -> str:
    """The record as it was imported, else one made from ours."""
    return publication.ris or made(csl_item(publication))


def joined(records: Iterable[str]) -> Iterator[str]:
    """The pieces of a file of these records, each closed, with a blank line between them."""
    for record in records:
        lines = _newline.split(record.strip())
        closing = [] if _end.match(lines[-1]) else [END]
        yield NEWLINE.join([*lines, *closing, "", ""])


def made(item: Item) -> str:
    lines = [("TY", TYPES[item["type"]]), ("ID", item["id"]), ("TI", item["title"])]
    lines += [("AU", family_first(name)) for name in item.get("author", [])]
    lines += [("A2", family_first(name)) for name in item.get("editor", [])]
    lines += _dates(item)
    lines += zip(("SP", "EP"), first_and_last(item.get("page", "")), strict=True)
    lines += [(tag, item.get(variable, "")) for variable, tag in TAGS.items()]
    # RIS has no tag for how far a work has come.
    lines += [("M1", number_of(item)), ("N1", item.get("status", ""))]
    lines += [("UR", address) for address in elsewhere(item) if "//doi.org/" not in address]
    lines += [("KW", word) for word in item.get("keyword", "").split("; ")]
    written = [f"{tag}  - {_one_line(value)}" for tag, value in lines if value]
    return NEWLINE.join([*written, END, ""])


def _dates(item: Item) -> list[tuple[str, str]]:
    """The year, and year/month/day where more is known: RIS marks each place by a slash."""
    parts = issued_edtf(item).split("-")
    day = "/".join([*parts, "", ""][:3])
    return [("PY", parts[0]), ("DA", f"{day}/" if len(parts) > 1 else "")]


def _one_line(value: str) -> str:
    return " ".join(value.split())
