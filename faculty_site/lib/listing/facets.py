"""What there is to filter a list by, and what would be found with less of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Option:
    """A value that can be chosen, with how many rows fit it; `is_own` if its label is a word that
    people here wrote, and none of the interface's."""

    value: str
    label: str
    count: int
    is_chosen: bool
    is_own: bool = False


@dataclass(frozen=True)
class Facet:
    """`left_out` is how many values are too many to be offered."""

    name: str
    label: str
    options: Sequence[Option]
    left_out: int = 0

    @property
    def chosen(self) -> int:
        return sum(option.is_chosen for option in self.options)


@dataclass(frozen=True)
class Remedy:
    """What would be found without one parameter, and the query for it."""

    label: str
    count: int
    query: str
