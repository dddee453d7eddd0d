"""Works out of a file that somebody gives for one person, whatever its format."""

from __future__ import annotations

from dataclasses import dataclass

from faculty_site.lib.bibtex import Fault, plain, read_bibliography
from publications.ingest.bibtex_works import record_of
from publications.ingest.bylines import Owner
from publications.ingest.records import Record


@dataclass(frozen=True, slots=True)
class ReadEntry:
    """An entry: the work that it tells of, or in words why none was read.

    `key` is its own name in the file, `line` where it begins (1-based, None where a format has no
    lines), `title` in plain words; both texts may be empty.
    """

    key: str
    line: int | None
    title: str
    record: Record | None
    refused: str


@dataclass(frozen=True, slots=True)
class Reading:
    """The entries of a text in their order, and what could not be read of it."""

    format: str
    entries: tuple[ReadEntry, ...]
    faults: tuple[Fault, ...]


def read_records(
    text: str, owner: Owner, *, format: str | None = None, among_others: bool = False
) -> Reading:
    """Read what a file tells of the owner's works. Never raises: faults are told with lines.

    `among_others` takes the owner for one of those whom an author list leaves out.
    """
    bibliography = read_bibliography(text)
    entries = []
    for entry in bibliography.entries:
        read = record_of(entry, owner, among_others=among_others)
        record = read if isinstance(read, Record) else None
        refused = read if isinstance(read, str) else ""
        title = plain(entry.fields.get("title", ""))
        entries.append(ReadEntry(entry.key, entry.line, title, record, refused))
    return Reading("bibtex", tuple(entries), tuple(bibliography.faults))
