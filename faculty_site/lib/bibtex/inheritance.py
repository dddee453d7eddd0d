"""What an entry takes from others: `crossref` from its volume, `xdata` from entries of fields."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from faculty_site.lib.bibtex.entries import Bibliography, Entry
from faculty_site.lib.bibtex.macros import Definition, with_all_uses

OF_ONE = frozenset(
    {"crossref", "ids", "label", "xdata", "xref", "doi", "url", "html", "pdf", "eprint", "arxiv",
     "abstract", "selected", "preview"}
)  # fmt: skip
"""What says something of the volume alone: a paper in it has another DOI, or none."""

TITLE_OF_WHOLE = {"article": "journaltitle"} | dict.fromkeys(
    ("inproceedings", "incollection", "inbook", "conference", "bookinbook", "inreference",
     "suppbook", "suppcollection"), "booktitle"
)  # fmt: skip
"""By type of the part: what the title of the whole is for it."""

LONGEST = 100_000
"""Characters that an entry may need beside its own, to stand alone."""

DEEPEST = 30
"""Steps from an entry to one that it takes fields from."""


@dataclass(frozen=True, slots=True)
class Own:
    """An entry with its own fields only, and the definitions that its text names."""

    entry: Entry
    macros: tuple[Definition, ...]


class Family:
    """The entries of a file by their keys; of several with one key the first counts."""

    def __init__(self, entries: Sequence[Own], found: Bibliography) -> None:
        self._by_key: dict[str, Own] = {}
        for own in entries:
            self._by_key.setdefault(own.entry.key.lower(), own)
        self._found = found
        self._read: dict[int, Mapping[str, str]] = {}

    def complete(self, own: Own) -> Entry:
        """The entry with what it takes from others, and a text that holds all of that."""
        return replace(own.entry, fields=self._fields(own, 0), standalone=self._standalone(own))

    def _fields(self, own: Own, steps: int) -> Mapping[str, str]:
        if id(own) in self._read or steps > DEEPEST:
            return self._read.get(id(own), own.entry.fields)
        fields = self._read[id(own)] = own.entry.fields  # for one that leads back here
        for data in self._named(own, "xdata"):
            brought = self._fields(data, steps + 1)
            fields = {**{k: v for k, v in brought.items() if k != "xdata"}, **fields}
        for whole in self._named(own, "crossref"):
            fields = {**_inherited(own.entry, self._fields(whole, steps + 1)), **fields}
        self._read[id(own)] = fields
        return fields

    def _named(self, own: Own, field: str) -> list[Own]:
        """The other entries that a field names by their keys."""
        written = own.entry.fields.get(field, "").lower()
        keys = re.split(r"\s*,\s*", written) if field == "xdata" else [written]
        found = (self._by_key.get(key.strip()) for key in keys if key)
        return [named for named in found if named is not None and named is not own]

    def _standalone(self, own: Own) -> str:
        family = [own]
        for member in family:
            named = (other for f in ("xdata", "crossref") for other in self._named(member, f))
            family += [other for other in named if other not in family]
            if len(family) > DEEPEST:
                break
        texts: list[str] = []
        holding: dict[str, Definition] = {}
        for member in family:
            for definition in with_all_uses(member.macros):
                if holding.get(definition.name) is not definition:
                    holding[definition.name] = definition
                    texts.append(definition.raw)
            texts.append(member.entry.raw)
        if sum(map(len, texts)) > LONGEST + len(own.entry.raw):
            self._found.fault(
                own.entry.line,
                f"What “{own.entry.key}” takes from other entries and from @string is too long to "
                "keep with it; it was kept without. Write its fields out.",
            )
            return own.entry.raw
        return "\n\n".join(texts)

    def tell_missing(self, own: Own) -> None:
        """A fault where an entry takes fields from one that is not there."""
        for field in ("crossref", "xdata"):
            written = own.entry.fields.get(field, "")
            if written and not self._named(own, field):
                self._found.fault(
                    own.entry.line,
                    f"“{own.entry.key}” takes fields from “{written}” ({field}), which is not in "
                    "this file. Add that entry, or its fields.",
                )


def _inherited(entry: Entry, fields: Mapping[str, str]) -> dict[str, str]:
    """What the fields of a whole are for a part of it: none is replaced, as BibTeX has it."""
    brought = {name: value for name, value in fields.items() if name not in OF_ONE}
    name = TITLE_OF_WHOLE.get(entry.type)
    if name:
        title = brought.pop("title", "")
        if title:
            brought.setdefault(name, title)
        if entry.type != "inbook":
            brought.pop("author", None)
    return brought
