"""The people of a deployment, found by the names and iDs under which works print them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from faculty_site.lib.names import (
    family_words,
    is_native,
    name_key,
    name_words,
    same_person,
    shared_words,
)
from profiles.models import Profile
from publications.models import Suggestion

Certainty = Suggestion.Certainty


class Author(NamedTuple):
    """An authorship, as far as linking reads it."""

    pk: int
    work: int
    position: int
    name: str
    family: str
    given: str
    is_organization: bool
    orcid: str
    person: int | None

    @property
    def parted_name(self) -> str:
        """The name with its family part first where somebody has parted it."""
        return f"{self.family}, {self.given}" if self.family and self.given else self.name


@dataclass
class Person:
    pk: int
    orcid: str
    names: list[str]
    """The name of the page first, then all others that are known of the person."""


class Match(NamedTuple):
    """Why a printed name may be a person's."""

    certainty: Suggestion.Certainty
    reason: str
    by_initials: bool
    """Only the family name and initials agree: too little, unless something else speaks for it."""

    def beats(self, other: Match) -> bool:
        return self.certainty == Certainty.LIKELY != other.certainty


class Directory:
    """Looks people up by a printed name."""

    def __init__(self, people: Mapping[int, Person]) -> None:
        self._by_word: defaultdict[str, dict[int, Person]] = defaultdict(dict)
        self._matches: dict[str, dict[int, Match]] = {}
        for person in people.values():
            for name in person.names:
                for word in family_words(name):
                    self._by_word[word][person.pk] = person

    def matches(self, printed: str) -> dict[int, Match]:
        """Who may bear a printed name, by key."""
        if printed not in self._matches:
            near: dict[int, Person] = {}
            for word in name_words(printed):
                near |= self._by_word.get(word, {})
            found = ((person.pk, match(printed, person.names)) for person in near.values())
            self._matches[printed] = {pk: answer for pk, answer in found if answer}
        return self._matches[printed]


def read_people() -> dict[int, Person]:
    """Everybody, with the names that they have themselves; takes one query."""
    return {
        person.pk: Person(person.pk, person.orcid, list(own_names(person)))
        for person in Profile.objects.only("name", "native_name", "name_variants", "orcid")
    }


def add_printed_names(people: Mapping[int, Person], authors: Iterable[Author]) -> None:
    """The full names under which works print people are names of theirs."""
    for author in authors:
        if author.person is not None and is_full(author.name):
            names = people[author.person].names
            if author.name not in names:
                names.append(author.name)


def ids_differ(one: str, other: str) -> bool:
    """Whether two ORCID iDs are known, and not one."""
    return bool(one and other and one != other)


def is_full(name: str) -> bool:
    """Whether a given name is written out: not so “M. Curie” or “Curie”."""
    return same_person(name, name) == "yes"


def match(printed: str, names: Iterable[str]) -> Match | None:
    """What a printed name has in common with the names of a person; None where too little."""
    best: Match | None = None
    for at, name in enumerate(names):
        answer = same_person(printed, name)
        if answer == "yes":
            known = "Same name" if at == 0 else f"Same name as “{name}”"
            return Match(Certainty.LIKELY, known, by_initials=False)
        if answer == "maybe" and (best is None or best.by_initials):
            best = _possible(printed, name) or best
    return best


def _possible(printed: str, name: str) -> Match | None:
    if any(map(is_native, printed)) != any(map(is_native, name)):
        reason = f"Same name as “{name}” in another script"
        return Match(Certainty.POSSIBLE, reason, by_initials=False)
    keys = [name_key(each).split() for each in (printed, name)]
    if min(map(len, keys)) < 2:
        return None  # a family name alone
    written_out = all(len(words[0]) > 1 for words in keys) and shared_words(printed, name) > 1
    reason = f"{'Nearly the same name' if written_out else 'Same initials'} as “{name}”"
    return Match(Certainty.POSSIBLE, reason, by_initials=not written_out)


def own_names(person: Profile) -> Iterator[str]:
    variants = person.name_variants if isinstance(person.name_variants, list) else []
    yield from filter(None, (person.name, person.native_name, *map(str, variants)))
