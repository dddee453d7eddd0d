"""From the text of a BibTeX file to entries; bibtexparser cuts it, what it leaves is done here.

That is: `#` and `@string`, `crossref`, entries with a brace missing, names given twice.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from bibtexparser.library import Library
from bibtexparser.model import (
    Block,
    DuplicateBlockKeyBlock,
    DuplicateFieldKeyBlock,
    Field,
    ParsingFailedBlock,
)
from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.splitter import Splitter

from faculty_site.lib.bibtex.entries import Bibliography, Entry
from faculty_site.lib.bibtex.values import value_of

# It logs what it could not read; here that becomes a fault with its line.
logging.getLogger("bibtexparser").setLevel(logging.CRITICAL)

MISSING_BRACES = 3
"""So many closing braces are put behind an entry that lacks them."""

NOT_INHERITED = frozenset({"crossref", "ids", "label", "xdata"})
PARTS = frozenset({"inproceedings", "incollection", "inbook", "conference"})


@lru_cache(maxsize=4)
def read_bibliography(text: str) -> Bibliography:
    """Read all entries that can be read; the rest become faults with their lines.

    The last few are remembered, for several ask for the same file; nobody may change them.
    """
    found = Bibliography()
    library = Splitter(text).split()
    macros = _macros(library)
    for block in library.blocks:
        entry = _entry_of(block, found)
        if entry is not None:
            found.entries.append(_read(entry, block, macros, found))
    found.entries = _with_crossrefs(_unique(found), found)
    found.faults.sort(key=lambda fault: fault.line)
    return found


def _macros(library: Library) -> dict[str, str]:
    """The texts of all `@string` names; one may use those before it."""
    macros: dict[str, str] = {}
    for string in library.strings:
        macros[string.key.lower()] = value_of(string.value, macros)[0]
    return macros


def _line(block: Block) -> int:
    return (block.start_line or 0) + 1


def _entry_of(block: Block, found: Bibliography) -> ParsedEntry | None:
    """The entry that a block is or can be mended to; None for comments and what is lost."""
    if isinstance(block, ParsedEntry):
        return block
    if isinstance(block, DuplicateFieldKeyBlock | DuplicateBlockKeyBlock):
        inner = block.ignore_error_block
        return _entry_of(inner, found) if inner is not None else None
    if isinstance(block, ParsingFailedBlock):
        return _mended(block, found)
    return None


def _mended(block: ParsingFailedBlock, found: Bibliography) -> ParsedEntry | None:
    """An entry whose last braces are missing, with them."""
    raw = (block.raw or "").rstrip()
    kind = re.match(r"@(\w+)", raw)
    if kind is None or kind[1].lower() in ("comment", "preamble", "string"):
        found.fault(
            _line(block), "This block cannot be read. Check its braces and quotation marks."
        )
        return None
    for missing in range(1, MISSING_BRACES + 1):
        blocks = Splitter(raw + "}" * missing).split().blocks
        if len(blocks) == 1 and isinstance(blocks[0], ParsedEntry):
            found.fault(
                _line(block),
                f"The entry that begins here lacks a closing brace; it was read as if "
                f"{'it' if missing == 1 else f'{missing} braces'} stood at its end. Add it there.",
            )
            return blocks[0]
    found.fault(
        _line(block),
        "The entry that begins here cannot be read and was left out. Each field is written "
        "name = {value}, with a comma between two fields; check its braces.",
    )
    return None


def _read(parsed: ParsedEntry, block: Block, macros: dict[str, str], found: Bibliography) -> Entry:
    line = _line(block)
    fields: dict[str, str] = {}
    for field in parsed.fields:
        value, unknown = value_of(str(field.value), macros)
        name = field.key.lower()
        for macro in unknown:
            found.fault(
                _field_line(field, line),
                f"{field.key} = {macro} names a text that no @string defines; it was taken as "
                f"it stands. Put it in braces, or define it.",
            )
        if fields.setdefault(name, value) != value:
            found.fault(
                _field_line(field, line),
                f"“{parsed.key}” has “{name}” twice with different values; the first is used. "
                "Delete one of them.",
            )
    raw = (block.raw or parsed.raw or "").strip()
    return Entry(parsed.key.strip(), parsed.entry_type.lower(), fields, raw, line)


def _field_line(field: Field, line: int) -> int:
    return max(line, field.start_line + 1)


def _unique(found: Bibliography) -> list[Entry]:
    """The entries without those that stand twice in the same words."""
    kept: dict[tuple[str, object], Entry] = {}
    by_key: dict[str, Entry] = {}
    for entry in found.entries:
        same = (entry.key, frozenset(entry.fields.items()))
        if same in kept:
            continue
        kept[same] = entry
        if entry.key and (first := by_key.setdefault(entry.key, entry)) is not entry:
            found.fault(
                entry.line,
                f"The key “{entry.key}” was used before, on line {first.line}, for another "
                "entry; both are kept. Give each entry a key of its own.",
            )
    return list(kept.values())


def _with_crossrefs(entries: Iterable[Entry], found: Bibliography) -> list[Entry]:
    entries = list(entries)
    parents = {entry.key.lower(): entry for entry in reversed(entries)}
    return [_inherit(entry, parents, found) for entry in entries]


def _inherit(entry: Entry, parents: dict[str, Entry], found: Bibliography) -> Entry:
    """With the fields of the entry that `crossref` names: one step, none replaced, as BibTeX."""
    named = entry.fields.get("crossref", "").lower()
    parent = parents.get(named) if named else None
    if parent is None or parent is entry:
        if named:
            found.fault(
                entry.line,
                f"“{entry.key}” takes fields from “{entry.fields['crossref']}” (crossref), which "
                "is not in this file. Add that entry, or its fields.",
            )
        return entry
    brought = {k: v for k, v in parent.fields.items() if k not in NOT_INHERITED}
    if entry.type in PARTS and "title" in brought:
        brought.setdefault("booktitle", brought["title"])
    brought.pop("title", None)
    brought.pop("author", None)
    return replace(entry, fields={**brought, **entry.fields})
