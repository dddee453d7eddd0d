"""Whose work it is, among the people of one site."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from faculty_site.lib.names import same_person, without_marks


def author_among(names: Iterable[str], people: Sequence[str]) -> int:
    """The place of the first of the people whose name is printed; 0 where nobody's is."""
    printed = [without_marks(name) for name in names]
    for sure in (("yes",), ("yes", "maybe")):
        for place, person in enumerate(people):
            if any(same_person(name, person) in sure for name in printed):
                return place
    return 0
