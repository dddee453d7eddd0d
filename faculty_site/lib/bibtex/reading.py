"""From the text of a BibTeX file to entries; bibtexparser cuts it, what it leaves is done here.

That is: `#` and `@string`, `crossref` and `xdata`, entries that are not well formed, names given
twice.
"""

from __future__ import annotations

from functools import lru_cache

from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.model import Field

from faculty_site.lib.bibtex.entries import Bibliography, Entry
from faculty_site.lib.bibtex.inheritance import Family, Own
from faculty_site.lib.bibtex.macros import Macros
from faculty_site.lib.bibtex.pieces import Piece, entry_of, pieces_of, string_in
from faculty_site.lib.bibtex.values import parted, value_of


@lru_cache(maxsize=4)
def read_bibliography(text: str) -> Bibliography:
    """Read all entries that can be read; the rest become faults with their lines.

    The last few are remembered, for several ask for the same file; nobody may change them.
    """
    found = Bibliography()
    pieces = list(pieces_of(text))
    strings = filter(None, (string_in(piece.block) for piece in pieces))
    macros = Macros((string.key, string.value, string.raw or "") for string in strings)
    own: list[Own] = []
    for piece in pieces:
        if string_in(piece.block):
            macros.advance()
        elif parsed := entry_of(piece, found):
            own.append(_read(parsed, piece, macros, found))
    kept = _unique(own, found)
    family = Family(kept, found)
    for entry in kept:
        family.tell_missing(entry)
        found.entries.append(family.complete(entry))
    found.faults.sort(key=lambda fault: fault.line)
    return found


def _read(parsed: ParsedEntry, piece: Piece, macros: Macros, found: Bibliography) -> Own:
    fields: dict[str, str] = {}
    for field in parsed.fields:
        written = parted(field.key, str(field.value))
        if len(written) > 1:
            found.fault(
                _line(field, piece),
                f"Behind the value of “{field.key}” a comma is missing. Put it there.",
            )
        for key, value in written:
            _add(key.lower(), value, fields, macros, parsed, _line(field, piece), found)
    used = macros.used_in(str(field.value) for field in parsed.fields)
    raw = (parsed.raw or "").strip()
    kind = parsed.entry_type.lower()
    return Own(Entry(parsed.key.strip(), kind, fields, raw, piece.line), tuple(used))


def _line(field: Field, piece: Piece) -> int:
    return max(piece.line, field.start_line + 1)


def _add(
    name: str,
    written: str,
    fields: dict[str, str],
    macros: Macros,
    parsed: ParsedEntry,
    line: int,
    found: Bibliography,
) -> None:
    value, unknown = value_of(written, macros.texts)
    for macro in unknown:
        found.fault(
            line,
            f"{name} = {macro} names a text that no @string defines; it was taken as it stands. "
            "Put it in braces, or define it.",
        )
    if fields.setdefault(name, value) != value:
        found.fault(
            line,
            f"“{parsed.key}” has “{name}” twice with different values; the first is used. Delete "
            "one of them.",
        )


def _unique(entries: list[Own], found: Bibliography) -> list[Own]:
    """The entries without those that stand twice in the same words."""
    kept: dict[tuple[str, object], Own] = {}
    by_key: dict[str, Entry] = {}
    for own in entries:
        entry = own.entry
        same = (entry.key, frozenset(entry.fields.items()))
        if same in kept:
            found.repeated += 1
            continue
        kept[same] = own
        if entry.key and (first := by_key.setdefault(entry.key, entry)) is not entry:
            found.fault(
                entry.line,
                f"The key “{entry.key}” was used before, on line {first.line}, for another "
                "entry; both are kept. Give each entry a key of its own.",
            )
    return list(kept.values())
