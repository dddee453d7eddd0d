"""What was seen, in a table: roles down, doors across, a letter for each place."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from tests.matrix.expectations import LETTERS, Seen

ALSO_FINE: dict[Seen, set[Seen]] = {"refused": {"absent"}}
"""A refusal may look as if there were nothing."""

WIDTH = 118
"""Of a line that names who, or what, met the same."""

Line = tuple[str, str, str]
"""Role, door, letters."""


@dataclass
class Table:
    """Of one kind of object, or of pages about none."""

    title: str
    places: list[str]
    cells: dict[tuple[str, str], dict[str, tuple[Seen, Seen]]] = field(default_factory=dict)
    """What was expected and seen, by role and door, and by place."""
    faults: list[str] = field(default_factory=list)

    def note(
        self, role: str, door: str, place: str, expected: Seen, seen: Seen, told: str = ""
    ) -> None:
        self.cells.setdefault((role, door), {})[place] = (expected, seen)
        if seen != expected and seen not in ALSO_FINE.get(expected, ()):
            self.faults.append(
                f"{role} at {door} of {self.title} ({place}): expected {expected}, saw {seen} "
                f"{told}".rstrip()
            )

    def lines(self) -> list[Line]:
        """For the report of a test, which travels between processes as plain values."""
        return [(role, door, self._letters(cells)) for (role, door), cells in self.cells.items()]

    def _letters(self, cells: dict[str, tuple[Seen, Seen]]) -> str:
        def letter(place: str) -> str:
            if place not in cells:
                return " "
            expected, seen = cells[place]
            fine = seen == expected or seen in ALSO_FINE.get(expected, ())
            return LETTERS[seen] if fine else f"[{LETTERS[expected]}>{LETTERS[seen]}]"

        return "".join(map(letter, self.places))


def drawn(title: str, places: Iterable[str], lines: Iterable[Line]) -> Iterator[str]:
    """The table as text; roles that met the same share a line."""
    found: dict[str, dict[str, str]] = {}
    for role, door, letters in lines:
        found.setdefault(role, {})[door] = letters
    doors = list(dict.fromkeys(door for cells in found.values() for door in cells))
    widths = [max(len(door), *(len(row.get(door, "")) for row in found.values())) for door in doors]
    alike: dict[tuple[str, ...], list[str]] = {}
    for role, row in found.items():
        alike.setdefault(tuple(row.get(door, "") for door in doors), []).append(role)
    yield f"{title}  ({' '.join(places)})"
    heads = [door.ljust(width) for door, width in zip(doors, widths, strict=True)]
    yield f"  {'':34}{'  '.join(heads)}".rstrip()
    for met, roles in alike.items():
        cells = [text.ljust(width) for text, width in zip(met, widths, strict=True)]
        named = ", ".join(roles)
        if len(named) > 33:
            yield from textwrap.wrap(named, WIDTH, initial_indent="  ", subsequent_indent="  ")
            named = ""
        yield f"  {named:34}{'  '.join(cells)}".rstrip()


def summary(reports: Iterable[Any]) -> Iterator[str]:
    """All tables that the tests of a run left, and how many answers stand in them."""
    found = sorted(
        value for report in reports for name, value in report.user_properties if name == "matrix"
    )
    if not found:
        return
    yield ", ".join(f"{letter} {seen}" for seen, letter in LETTERS.items())
    for title, places, lines in found:
        yield ""
        yield from drawn(title, places, lines)
    yield ""
    number = sum(len(letters.replace(" ", "")) for *_, lines in found for *_, letters in lines)
    yield f"{number} answers; [A>B] stands where A was expected and B seen"
