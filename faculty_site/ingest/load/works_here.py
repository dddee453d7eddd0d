"""Works that came from other people's sources, or were made by hand: is one of them a row's?"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable
from typing import Any

from django.db.models import Q

from faculty_site.ingest.documents import Row
from faculty_site.ingest.fixture import PARTS, Item
from faculty_site.ingest.load.authors import Authors
from faculty_site.ingest.values import Key, model_of, natural_key
from faculty_site.lib.work_identity import (
    Description,
    arxiv_key,
    compare,
    doi_key,
    title_key,
)

(WORK,) = PARTS
OpenWorks = Callable[[Collection[int]], Collection[int]]
"""Those of the works of these keys that an import may change."""

RELATION, FORMER = "publications.relation", "publications.formerslug"


def all_works(keys: Collection[int]) -> Collection[int]:
    """Of whoever has a shell: all of them."""
    return keys


class WorksHere:
    """The works of the database that rows without a record may tell of.

    `authors` knows those of every work fetched.
    """

    def __init__(self, authors: Authors, open_works: OpenWorks = all_works) -> None:
        self.authors = authors
        self._open_works = open_works
        self._closed: set[int] = set()
        self.former: set[str] = set()
        """Slugs that lead to what a work was merged into: no other work may take them."""
        self._alike: dict[str, list[Key]] = {}
        self._apart: defaultdict[Key, set[Key]] = defaultdict(set)

    def look_for(self, items: Iterable[Item]) -> set[Key]:
        """Keys of the works that share an identifier or the title with one of these records.

        One query reads what all works are called, another which pairs somebody told apart, and a
        third the slugs of works that were merged away.
        """
        wanted: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for row in (item.row for item in items if item.row.model == WORK):
            for key in _keys(row.fields["title"], row.fields["doi"], row.fields["arxiv"]):
                wanted[key].append(row.origin)
        if not wanted:
            return set()
        self.former = set(model_of(FORMER)._default_manager.values_list("slug", flat=True))
        works = model_of(WORK)._default_manager.order_by("pk")
        for slug, *names in works.values_list("slug", "title", "doi", "arxiv").iterator():
            origins = [o for key in _keys(*names) for o in wanted.get(key, ())]
            for origin in dict.fromkeys(origins):
                self._alike.setdefault(origin, []).append((slug,))
        found = {key for keys in self._alike.values() for key in keys}
        self._read_apart([str(slug) for (slug,) in found])
        return found

    def read_open(self) -> None:
        """Ask which of the works that were fetched the import may change."""
        keys = {work.pk for work in self.authors.objects.all(WORK).values()}
        self._closed = keys - set(self._open_works(keys)) if keys else set()

    def is_closed(self, instance: Any) -> bool:
        """Whether it is a work that was here before, of others alone."""
        return isinstance(instance, model_of(WORK)) and instance.pk in self._closed

    def of(self, item: Item, ours: Collection[tuple[str, Key]]) -> Any:
        """The work that an item tells of under another slug; None where none is surely it.

        `ours` are the labels and keys of the records that its source has a row for already.
        """
        for key in self._alike.get(item.row.origin, ()):
            instance = self.authors.objects.find(WORK, key)
            if (WORK, key) not in ours and instance and self.is_it(item, instance, ours):
                return instance
        return None

    def is_it(self, item: Item, work: Any, ours: Collection[tuple[str, Key]]) -> bool:
        """Whether a work is the one that an item tells of, with the person among its authors.

        What is hidden joins nothing, nor what somebody told apart from another work of the source.
        """
        if "hidden" in (work.visibility, item.row.fields["visibility"]):
            return False
        if any((WORK, other) in ours for other in self._apart[natural_key(work)]):
            return False
        here = _described(work, self.authors.names(work))
        told = _told(item.row, [part.fields["name"] for part in item.parts])
        if not compare(told, here).is_sure:
            return False
        settled = item.own is None or self.authors.is_refused(work)
        return settled or self.authors.claim(item, work) is not None

    def _read_apart(self, slugs: list[str]) -> None:
        pairs = model_of(RELATION)._default_manager.filter(decided=True)
        known = pairs.filter(Q(first__slug__in=slugs) | Q(second__slug__in=slugs))
        for first, second in known.values_list("first__slug", "second__slug"):
            self._apart[(first,)].add((second,))
            self._apart[(second,)].add((first,))


def _keys(title: str, doi: str, arxiv: str) -> list[tuple[str, str]]:
    named = [("title", title_key(title))]
    if doi or arxiv:
        named += [("doi", doi_key(doi)), ("arxiv", arxiv_key(arxiv, doi))]
    return [(kind, key) for kind, key in named if key]


def _described(work: Any, names: Iterable[str]) -> Description:
    return Description(
        work.title,
        work.year,
        tuple(names),
        work.doi,
        work.arxiv,
        work.status,
        work.type,
        work.venue,
    )


def _told(row: Row, names: Iterable[str]) -> Description:
    said = row.fields
    return Description(
        said["title"],
        said["year"],
        tuple(names),
        said["doi"],
        said["arxiv"],
        said["status"],
        said["type"],
        said["venue"],
    )
