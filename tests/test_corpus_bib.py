"""The BibTeX files of real sites, where they lie beside the project: nothing of them is lost.

Entries are held against a count by braces alone, which shares no code with the reader. What is
stored of an entry must say the same when it is read alone, and in one file with all others.
`pytest -s` prints the figures.
"""

from __future__ import annotations

import sys
import time
from collections import Counter
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from faculty_site.lib.bibtex import Bibliography, Fault, joined, people, plain, read_bibliography
from publications.ingest.bylines import Owner
from publications.ingest.formats import read_records
from publications.ingest.records import Record
from tests.counting.bibtex import entries_of

CORPUS = Path(__file__).parent.parent.parent / "shared" / "corpus"
FILES = sorted(CORPUS.rglob("*.bib"))

pytestmark = pytest.mark.skipif(not FILES, reason="no BibTeX files beside the project")

Said = tuple[str, frozenset[tuple[str, str]]]


@cache
def _texts() -> Mapping[str, str]:
    """The different texts of all files, by the path of the first that has them."""
    found: dict[bytes, Path] = {}
    for path in FILES:
        found.setdefault(path.read_bytes(), path)
    return {path.relative_to(CORPUS).as_posix(): _text(data) for data, path in found.items()}


def _text(data: bytes) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _read() -> Mapping[str, Bibliography]:
    return {path: _bibliography(text) for path, text in _texts().items()}


@cache
def _bibliography(text: str) -> Bibliography:
    return read_bibliography(text)


def _fields(bibliography: Bibliography) -> list[Said]:
    return [(entry.type, frozenset(entry.fields.items())) for entry in bibliography.entries]


def test_every_entry_is_found() -> None:
    counted = lost = repeated = read = 0
    explained: list[str] = []
    unexplained: list[str] = []
    for path, text in _texts().items():
        there = Counter(entry.key.lower() for entry in entries_of(text))
        found = Counter(entry.key.lower() for entry in _bibliography(text).entries)
        counted += there.total()
        read += found.total()
        repeated += _bibliography(text).repeated
        missing = there - found
        lost += missing.total()
        same = missing.total() == _bibliography(text).repeated
        told = explained if same else unexplained
        told += [f"{path}: “{key}” {'stands there twice' if same else 'lost'}" for key in missing]
        unexplained += [f"{path}: “{key}” was made up" for key in found - there]
    faults = Counter(f.message.partition("”")[2] or f.message for f in _faults())
    _tell(
        f"{len(FILES)} files, {len(_texts())} different; counted {counted}, read {read}, "
        f"lost {lost}, of which {repeated} repeat an entry",
        *explained,
        *(f"{count} × {fault[:90]}" for fault, count in faults.most_common()),
    )
    assert not unexplained
    assert counted == read + repeated


def _tell(*lines: str) -> None:
    sys.stdout.write("\n".join(["", *lines, ""]))


def _faults() -> list[Fault]:
    return [fault for bibliography in _read().values() for fault in bibliography.faults]


def test_what_is_stored_says_the_same() -> None:
    entries = [entry for found in _read().values() for entry in found.entries]
    for entry in entries:
        alone = read_bibliography(entry.standalone).entries[0]
        assert (alone.key, alone.type, alone.fields) == (entry.key, entry.type, entry.fields)
    begun = time.process_time()
    file = joined(entry.standalone for entry in entries)
    spent = time.process_time() - begun
    back = read_bibliography(file)
    there = {(e.type, frozenset(e.fields.items())) for e in entries}
    _tell(
        f"{len(entries)} stored entries joined in {spent:.2f} s: {len(file):,} characters, "
        f"{len(back.entries)} different entries, {len(there)} different in what they say"
    )
    assert set(_fields(back)) == there
    keys = Counter(entry.key.lower() for entry in back.entries)
    assert keys.total() == len(keys)


def test_every_entry_is_a_work_of_its_first_author() -> None:
    """Somebody's whose name is printed in full; the rest are told in words."""
    works, columns, refused = 0, Counter[str](), Counter[str]()
    for text in _texts().values():
        for entry in _bibliography(text).entries:
            authors, _others = people(entry.fields.get("author") or entry.fields.get("editor", ""))
            owner = Owner(authors[0].name if authors else "Nobody Here")
            read = read_records(entry.standalone, owner).entries[0]
            if read.record is None:
                refused[read.refused if authors else "it names nobody"] += 1
                continue
            works += 1
            columns += _columns(read.record)
            assert read.record.bibtex == entry.standalone
            assert read.record.work.title.startswith(plain(entry.fields["title"]).rstrip("."))
    _tell(f"{works} works; filled: {dict(columns.most_common())}; refused: {dict(refused)}")
    assert works > 50 * refused.total()


def _columns(record: Record) -> Counter[str]:
    work = record.work
    said = {**work.details.columns(), "note": work.note, "doi": work.doi, "arxiv": work.arxiv}
    return Counter(name for name, value in said.items() if value)
