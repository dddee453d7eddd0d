"""Whether a Jekyll site is a lab's or of many authors, whose it is, and what goes with whom.

It is where it tells of at least two people besides its owner. Each of them gets a page of their
own with what the site says of them, the posts that they signed and the papers that they wrote
without the owner; everything else of the site stays with its owner.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Final

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.themes.authorship import author_among
from faculty_site.ingest.themes.base import name_in, string_list, text_of
from faculty_site.ingest.themes.jekyll.people import Member
from faculty_site.lib.names import same_person
from faculty_site.lib.slugs import slug_for_name

FEWEST: Final = 2


@dataclass(frozen=True, slots=True)
class Lab:
    """The people of a site besides its owner; `bare` are those of whom it says nothing more."""

    members: tuple[Member, ...] = ()
    bare: tuple[Member, ...] = ()

    @property
    def files(self) -> frozenset[str]:
        """The documents that became people's pages."""
        return frozenset(m.document.name for m in self.members if not m.part)

    def shared_out(self, pages: Sequence[Page], owner: str) -> list[tuple[Page, ...]]:
        """The owner's pages, then each member's."""
        places = [self._place_of(page, owner) if self.members else 0 for page in pages]
        return [
            tuple(page for page, whose in zip(pages, places, strict=True) if whose == place)
            for place in range(len(self.members) + 1)
        ]

    def _place_of(self, page: Page, owner: str) -> int:
        """Whose page it is: 0 is the owner, n the n-th member."""
        signed = signatures(page.document)
        for place, member in enumerate(self.members, 1):
            if signed & {member.key, member.name} - {""}:
                return place
        if page.role != "work" or page.item is None:
            return 0
        return author_among(page.item.authors, [owner, *(m.name for m in self.members)])


def lab_of(people: Sequence[Member], owner: str, documents: Iterable[Document]) -> Lab:
    """The lab of a site with this owner; nobody in it where the site is of one person."""
    signed = {name for document in documents for name in signatures(document)}
    others = [
        person
        for person in people
        if (not person.key or signed & {person.key, person.name})
        and not (owner and same_person(person.name, owner) == "yes")
    ]
    told = tuple(person for person in others if person.says_something)
    bare = tuple(person for person in others if not person.says_something)
    return Lab(told, bare) if len(told) >= FEWEST else Lab((), tuple(others))


def head_of(people: Sequence[Member], asked: str) -> Member | None:
    """Whose site a lab's is where it names no owner: who was asked for, or its only head."""
    for person in people:
        if asked and slug_for_name(person.name) == asked:
            return person
    heads = [person for person in people if person.is_head and person.says_something]
    return heads[0] if len(heads) == 1 and len(people) > FEWEST else None


def name_of(title: str, owner: str) -> str:
    """What the group is called: the site's title, unless that is somebody's name."""
    own = title.lower() != "blank" and not name_in(title)[0]
    return title if title and own else f"{owner}’s group"


def titled(document: Document, title: str) -> Document:
    """The home page of a lab, where it is one page among others, is called like the site."""
    path = PurePosixPath(document.name)
    if not title or path.stem != "index" or len(path.parts) > 1:
        return document
    return replace(document, front_matter={"title": title, **document.front_matter})


def signatures(document: Document) -> set[str]:
    """Who signed a page, as it says: keys of the site's authors, or names."""
    data = document.front_matter
    listed = [*string_list(data.get("author")), *string_list(data.get("authors"))]
    return {text_of(name) for name in listed}
