"""The `@string` definitions of a file, each in force from where it stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faculty_site.lib.bibtex.values import parts_of, value_of


@dataclass(frozen=True, slots=True)
class Definition:
    """A definition: its place among all, as it is written, and those that its own text uses."""

    place: int
    name: str
    raw: str
    text: str
    uses: tuple[Definition, ...]


class Macros:
    """The names that hold at a place of a file; `advance` goes past the next definition.

    A name may be defined anew. One used before any definition of it means the first.
    """

    def __init__(self, written: Iterable[tuple[str, str, str]]) -> None:
        """Take the name, the value and the whole text of each definition, in order."""
        self.texts: dict[str, str] = {}
        self._holding: dict[str, Definition] = {}
        self._all: list[Definition] = []
        for name, value, raw in written:
            uses = tuple(self.used_in([value]))
            text = value_of(value, self.texts)[0]
            self._all.append(Definition(len(self._all), name.strip().lower(), raw, text, uses))
            self._hold(self._all[-1])
        for definition in reversed(self._all):
            self._hold(definition)
        self._passed = 0

    def advance(self) -> None:
        self._hold(self._all[self._passed])
        self._passed += 1

    def _hold(self, definition: Definition) -> None:
        self._holding[definition.name] = definition
        self.texts[definition.name] = definition.text

    def used_in(self, values: Iterable[str]) -> list[Definition]:
        """The definitions that values name themselves, in the order of the file."""
        names = {p.text.lower() for value in values for p in parts_of(value) if p.bare}
        found = (self._holding[name] for name in names if name in self._holding)
        return sorted(found, key=lambda definition: definition.place)


def with_all_uses(definitions: Iterable[Definition]) -> list[Definition]:
    """Definitions and all that they rest on, each once, in the order of the file."""
    found: dict[int, Definition] = {}
    waiting = list(definitions)
    while waiting:
        definition = waiting.pop()
        if definition.place not in found:
            found[definition.place] = definition
            waiting += definition.uses
    return [found[place] for place in sorted(found)]
