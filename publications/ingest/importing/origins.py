"""Which line of the ledger an entry of a text is: by its key, or by the work that it tells of."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from faculty_site.ingest.documents import Json
from faculty_site.ingest.keys import fold, hash_of
from faculty_site.ingest.load.match import ENOUGH, Known, alike
from faculty_site.lib.work_identity import Description, compare, keys_of
from publications.ingest.importing.descriptions import of_values, of_work
from publications.ingest.records import Record

LONGEST_KEY = 200
"""Characters of an entry's key in its origin."""


class Origins:
    """Gives each work of a text an origin, that of the last import where it is the same work.

    `before` has the values of the last import by origin. Texts of one name may hold different
    works under one key, as those that a catalogue gives; and a key may have been renamed.
    """

    def __init__(self, before: Mapping[str, Mapping[str, Json]]) -> None:
        self._before = {origin: of_values(values) for origin, values in before.items()}
        self._alike: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
        for origin, told in self._before.items():
            for key in keys_of(told):
                self._alike[key].append(origin)
        self._taken: set[str] = set()

    def of(self, works: Sequence[tuple[Record, str]]) -> list[str]:
        """The origins of works, each given with its slug, for those that have no key."""
        told = [of_work(record.work) for record, _slug in works]
        parts = [_part(record.key or slug) for record, slug in works]
        found: list[str | None] = []
        for (record, _slug), work, part in zip(works, told, parts, strict=True):
            found.append(self._take(self._by_key(work, part) if record.key else None))
        for number, origin in enumerate(found):
            if origin is None:
                work, part = told[number], parts[number]
                found[number] = self._take(self._by_work(work) or self._fresh(part))
        return [origin for origin in found if origin is not None]

    def _take(self, origin: str | None) -> str | None:
        if origin is not None:
            self._taken.add(origin)
        return origin

    def _by_key(self, work: Description, part: str) -> str | None:
        """The line of the same key, unless that stood for a work that is surely another."""
        for origin in _numbered(part):
            if origin not in self._before:
                return None
            if origin not in self._taken and not _is_other(work, self._before[origin]):
                return origin
        return None

    def _by_work(self, work: Description) -> str | None:
        likely = dict.fromkeys(origin for key in keys_of(work) for origin in self._alike[key])
        free = [origin for origin in likely if origin not in self._taken]
        equal = (origin for origin in free if self._before[origin] == work)
        same = (origin for origin in free if compare(work, self._before[origin]).is_sure)
        return next(equal, None) or next(same, None)

    def _fresh(self, part: str) -> str:
        used = self._taken | self._before.keys()
        return next(origin for origin in _numbered(part) if origin not in used)


def _part(key: str) -> str:
    return key if len(key) <= LONGEST_KEY else f"{key[:LONGEST_KEY]}{hash_of(key)}"


def _numbered(part: str) -> Iterator[str]:
    """`work:curie1898`, `work:curie1898 (2)` and so on."""
    number = 1
    while True:
        yield f"work:{part}" if number == 1 else f"work:{part} ({number})"
        number += 1


def _is_other(work: Description, before: Description) -> bool:
    for own, other in ((work.doi_key, before.doi_key), (work.arxiv_key, before.arxiv_key)):
        if own and own == other:
            return False
    titles = (Known("", fold(each.title), 0) for each in (work, before))
    return alike(*titles) < ENOUGH
