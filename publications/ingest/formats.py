"""Works out of a file that somebody gives for one person, whatever its format."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faculty_site.lib.bibtex import read_bibliography
from faculty_site.lib.csl_json import Item, JsonError, first_text, mapping, read_json, written
from faculty_site.lib.faults import Fault
from faculty_site.lib.ris import is_ris, read_references
from publications.ingest import bibtex_works, csl_works, orcid_works, ris_works
from publications.ingest.bylines import Owner
from publications.ingest.records import Record

BIBTEX_ENTRY = re.compile(r"@[^\S\n]*\w+\s*[{(]")
UNKNOWN = (
    "This is neither BibTeX (@article{…}), RIS (TY  - JOUR), CSL-JSON nor ORCID’s JSON of works. "
    "Export the works in one of these formats."
)
NO_ITEM = "This is no CSL-JSON item: it must be an object with a “title” and a “type”."


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry: the work that it tells of, or in words why none was read.

    `key` is its own name in the file, `line` where it begins (1-based, None where that is not
    known), `title` in plain words; both texts may be empty.
    """

    key: str
    line: int | None
    title: str
    record: Record | None
    refused: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of a text in their order, and what could not be read of it.

    `format` is “bibtex”, “ris”, “csl-json” or “orcid”; "" where it is none of these.
    """

    format: str
    entries: tuple[ReadEntry, ...]
    faults: tuple[Fault, ...]


def read_records(
    text: str, owner: Owner, *, format: str | None = None, among_others: bool = False
) -> Reading:
    """Read what a file tells of the owner's works. Never raises: faults are told with lines.

    The content shows the format, unless it is given. `among_others` takes the owner for one of
    those whom an author list leaves out.
    """
    text = _storable(text)
    shown = format or _format_of(text)
    if shown == "bibtex":
        return _bibtex(text, owner, among_others)
    if shown == "ris":
        return _ris(text, owner, among_others)
    if shown in ("csl-json", "orcid", "json"):
        return _json(text, owner, among_others)
    return Reading("", (), (Fault(1, UNKNOWN),))


def _storable(text: str) -> str:
    """A text that every database takes."""
    return text.replace("\x00", "").encode("utf-8", "replace").decode("utf-8")


def _format_of(text: str) -> str:
    if text.lstrip("\ufeff \t\r\n")[:1] in ("{", "["):
        return "json"
    entry = BIBTEX_ENTRY.search(text)
    if is_ris(text[: entry.start()] if entry else text):
        return "ris"
    return "bibtex" if entry else ""


def _entry(key: str, line: int | None, title: str, read: Record | str) -> ReadEntry:
    refused = read if isinstance(read, str) else ""
    return ReadEntry(key, line, title, read if isinstance(read, Record) else None, refused)


def _bibtex(text: str, owner: Owner, among_others: bool) -> Reading:
    bibliography = read_bibliography(text)
    entries = []
    for entry in bibliography.entries:
        read = bibtex_works.record_of(entry, owner, among_others=among_others)
        title = bibtex_works.title_of(entry.fields)
        entries.append(_entry(entry.key, entry.line, title, read))
    return Reading("bibtex", tuple(entries), tuple(bibliography.faults))


def _ris(text: str, owner: Owner, among_others: bool) -> Reading:
    found = read_references(text)
    entries = []
    for reference in found.references:
        read = ris_works.record_of(reference, owner, among_others=among_others)
        key = reference.first("id", "label")
        entries.append(_entry(key, reference.line, ris_works.title_of(reference), read))
    return Reading("ris", tuple(entries), tuple(found.faults))


def _json(text: str, owner: Owner, among_others: bool) -> Reading:
    try:
        items = read_json(text)
    except JsonError as error:
        return Reading("", (), (Fault(error.line, error.message),))
    if any(orcid_works.is_orcid(item.value) for item in items):
        return _orcid(items, owner, among_others)
    return _csl(list(_csl_items(items)), owner, among_others)


def _orcid(items: list[Item], owner: Owner, among_others: bool) -> Reading:
    entries = []
    for item in items:
        for claimed in orcid_works.works_in(item.value):
            key = first_text(claimed.work.get("put-code"))
            line = item.line if len(items) > 1 else None
            read = orcid_works.record_of(claimed, owner, line=line, among_others=among_others)
            entries.append(_entry(key, line, orcid_works.title_of(claimed.work), read))
    return Reading("orcid", tuple(entries), ())


def _csl_items(items: list[Item]) -> Iterator[Item]:
    """The items of a file; some programs wrap the list in an object."""
    for item in items:
        found = mapping(item.value)
        found = mapping(found.get("message")) or found
        listed = found.get("items")
        if isinstance(listed, list):
            yield from (Item(one, written(one), item.line) for one in listed)
        elif found is not item.value and found:
            yield Item(found, written(found), item.line)
        else:
            yield item


def _csl(items: list[Item], owner: Owner, among_others: bool) -> Reading:
    entries, faults = [], []
    for item in items:
        value = mapping(item.value)
        if not ("type" in value or "title" in value):
            faults.append(Fault(item.line, NO_ITEM))
            continue
        read = csl_works.record_of(
            value, owner, raw=item.raw, line=item.line, among_others=among_others
        )
        entries.append(_entry(csl_works.key_of(value), item.line, csl_works.title_of(value), read))
    if faults and not entries:
        return Reading("", (), (Fault(1, UNKNOWN),))
    return Reading("csl-json", tuple(entries), tuple(faults))
