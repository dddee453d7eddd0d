"""With whom people write: what speaks for an author of whom only initials are printed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property, lru_cache

from faculty_site.lib.names import name_key, same_person
from publications.linking.people import Author, Match, Person

MOST_RIVALS = 1
"""How many others of the same family name and initial there may be where no co-author agrees."""

ShortName = tuple[str, str]
"""Family name and first initial, folded."""


class Company:
    """The co-authors of each person, and who else is called alike; worked out when asked for."""

    def __init__(self, works: Mapping[int, Sequence[Author]]) -> None:
        self._works = works
        self._of_person: defaultdict[int, list[Sequence[Author]]] = defaultdict(list)
        for authors in works.values():
            for author in authors:
                if author.person is not None:
                    self._of_person[author.person].append(authors)
        self._known: dict[int, set[ShortName]] = {}
        self._rivals: dict[tuple[int, ShortName], int] = {}

    def weigh(
        self, match: Match, person: Person, author: Author, authors: Iterable[Author]
    ) -> Match | None:
        """What a match is worth in the company in which the author stands; None for too little."""
        common = self.common(person.pk, author, authors)
        if common:
            reason = f"{match.reason}; {common} is a co-author elsewhere too"
            return match._replace(reason=reason)
        alone = match.by_initials and self.rivals(person, author) > MOST_RIVALS
        return None if alone else match

    def common(self, person: int, author: Author, authors: Iterable[Author]) -> str:
        """A co-author of the work with whom the person wrote another one; empty if there is none.

        Nobody of the author's own short name: that would be the author.
        """
        known, own = self._written_with(person), short_name(author.name)
        for other in authors:
            short = short_name(other.name)
            if short and short != own and short in known:
                return other.name
        return ""

    def _written_with(self, person: int) -> set[ShortName]:
        if person not in self._known:
            found = (
                short_name(author.name)
                for authors in self._of_person[person]
                for author in authors
                if author.person != person
            )
            self._known[person] = {short for short in found if short}
        return self._known[person]

    @cached_property
    def _full(self) -> Mapping[ShortName, set[str]]:
        """All names that are written out, folded, by their short form."""
        found: defaultdict[ShortName, set[str]] = defaultdict(set)
        for name in {author.name for authors in self._works.values() for author in authors}:
            if (short := short_name(name)) and len(name_key(name).split()[0]) > 1:
                found[short].add(name_key(name))
        return found

    def rivals(self, person: Person, author: Author) -> int:
        """How many others in print have the author's short name, as far as they are written out."""
        short = short_name(author.name)
        if short is None:
            return 0
        if (person.pk, short) not in self._rivals:
            self._rivals[person.pk, short] = sum(
                all(same_person(full, name) == "no" for name in person.names)
                for full in self._full.get(short, ())
            )
        return self._rivals[person.pk, short]


@lru_cache(maxsize=65_536)
def short_name(name: str) -> ShortName | None:
    """None for a name of one word, as organisations and families have."""
    words = name_key(name).split()
    return (words[-1], words[0][0]) if len(words) > 1 else None


def works_of(authors: Iterable[Author]) -> dict[int, list[Author]]:
    works: defaultdict[int, list[Author]] = defaultdict(list)
    for author in authors:
        works[author.work].append(author)
    return works
