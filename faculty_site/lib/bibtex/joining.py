"""One file out of entries that each stand alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from bibtexparser.model import Entry as ParsedEntry
from bibtexparser.model import String

from faculty_site.lib.bibtex.entries import Bibliography
from faculty_site.lib.bibtex.pieces import entry_of, pieces_of, string_in
from faculty_site.lib.bibtex.values import parts_of

HEAD = re.compile(r"(@\s*\w+\s*[{(]\s*)[^,]*?(\s*(?:,|[})]\s*$))")


def joined(entries: Iterable[str]) -> str:
    """The entries of these texts, all else that they hold once: definitions first, volumes last.

    Each text is one entry's, as `Entry.standalone` has it. A name that is defined as something
    else, or a key that another entry has, gets a number; nothing else changes. What holds no entry
    is left out.
    """
    file = _File()
    for text in entries:
        file.add(text)
    return str(file)


@dataclass(slots=True)
class _Placed:
    """An entry of the new file: how many steps it stands behind entries that name it."""

    key: str
    raw: str
    steps: int


class _File:
    def __init__(self) -> None:
        self._strings: dict[str, tuple[str, str]] = {}  # name: value, definition
        self._entries: dict[tuple[str, str], _Placed] = {}  # by its old key and its text
        self._keys: set[str] = set()

    def __str__(self) -> str:
        strings = [raw for _value, raw in self._strings.values()]
        in_order = sorted(self._entries.values(), key=lambda placed: placed.steps)
        blocks = ["\n".join(strings), *(placed.raw for placed in in_order)]
        return "".join(f"{block}\n\n" for block in blocks if block).removesuffix("\n")

    def add(self, text: str) -> None:
        names: dict[str, str] = {}
        members: list[tuple[ParsedEntry, dict[str, str]]] = []
        for piece in pieces_of(text):
            if string := string_in(piece.block):
                self._define(string, names)
            elif entry := entry_of(piece, Bibliography()):
                members.append((entry, dict(names)))
        same = [(entry.key, _folded(_rewritten(entry, names))) for entry, names in members]
        for steps, which in enumerate(same):  # the entry itself has the first claim to its key
            self._claim(which, steps)
        keys = {which[0].lower(): self._entries[which].key for which in same}
        for which, (entry, names) in zip(same, members, strict=True):
            placed = self._entries[which]
            placed.raw = _with_key(_rewritten(entry, names, keys), entry.key, placed.key)

    def _claim(self, which: tuple[str, str], steps: int) -> None:
        placed = self._entries.get(which)
        if placed is None:
            free = _free(which[0], self._keys)
            self._keys.add(free.lower())
            placed = self._entries[which] = _Placed(free, "", steps)
        placed.steps = max(placed.steps, steps)

    def _define(self, string: String, names: dict[str, str]) -> None:
        """Keep a definition once; `names` gets its new name, if it needs one."""
        name, number = string.key.strip(), 1
        raw = _rewritten(string, names)
        value = _folded(raw.partition("=")[2])
        new = name
        while self._strings.get(new.lower(), (value, ""))[0] != value:
            number += 1
            new = f"{name}-{number}"
        names.pop(name.lower(), None)
        if new != name:
            names[name.lower()] = new
            head, sign, rest = raw.partition("=")
            raw = head.replace(name, new) + sign + rest
        self._strings.setdefault(new.lower(), (value, raw))


def _folded(text: str) -> str:
    return " ".join(text.split())


def _free(key: str, taken: set[str]) -> str:
    free, number = key, 1
    while free.lower() in taken:
        number += 1
        free = f"{key}-{number}"
    return free


def _rewritten(
    block: ParsedEntry | String, names: Mapping[str, str], keys: Mapping[str, str] | None = None
) -> str:
    """The text of a block with other names of definitions, and other keys of its family."""
    raw = block.raw or ""
    if not names and not keys:
        return raw
    changes: list[tuple[int, int, str]] = []
    for field, start, value in _values(block, raw):
        parts = list(parts_of(value))
        if keys and field in ("crossref", "xdata"):
            old = [key.strip() for key in "".join(part.text for part in parts).split(",")]
            new = [keys.get(key.lower(), key) for key in old]
            if list(map(str.lower, new)) != list(map(str.lower, old)):
                changes.append((start, start + len(value), f"{{{','.join(new)}}}"))
                continue
        bare = [part for part in parts if part.bare and part.text.lower() in names]
        changes += ((start + p.start, start + p.end, names[p.text.lower()]) for p in bare)
    for start, end, new_text in reversed(changes):
        raw = raw[:start] + new_text + raw[end:]
    return raw


def _with_key(raw: str, key: str, new: str) -> str:
    return raw if key == new else HEAD.sub(lambda head: f"{head[1]}{new}{head[2]}", raw, count=1)


def _values(block: ParsedEntry | String, raw: str) -> Iterator[tuple[str, int, str]]:
    """The name of each field, where its value begins, and the value as written."""
    fields = block.fields if isinstance(block, ParsedEntry) else [block]
    at = raw.find(",") if isinstance(block, ParsedEntry) else 0
    for field in fields:
        at = raw.index("=", raw.index(field.key, at) + len(field.key))
        value = str(field.value)
        at = raw.index(value, at)
        yield field.key.lower(), at, raw[at : at + len(value)]
        at += len(value)
