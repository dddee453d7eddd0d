"""Which of many works are worth comparing: those that share a key, never all with all."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import combinations
from typing import Final

from faculty_site.lib.work_identity.description import Description
from faculty_site.lib.work_identity.titles import title_key

BEGINNING: Final = 20
"""Letters at either end of a title by which nearly equal ones are found."""

MOST: Final = 40
"""Works that may share a key. More share one only where it tells nothing, as “Editorial” does."""

Key = tuple[str, str]


def likely_pairs(works: Mapping[int, Description], among: Collection[int]) -> set[tuple[int, int]]:
    """Pairs of works, the smaller key first, that may be one; at least one of them is `among`."""
    by_key: defaultdict[Key, list[int]] = defaultdict(list)
    for pk, work in works.items():
        for key in keys_of(work):
            by_key[key].append(pk)
    asked = set(among)
    return {
        (min(pair), max(pair))
        for block in by_key.values()
        for same in _narrowed(block, works)
        for pair in combinations(same, 2)
        if not asked.isdisjoint(pair)
    }


def keys_of(work: Description) -> Iterator[Key]:
    """What two descriptions of one work have at least one of in common."""
    title = title_key(work.title)
    named = {"doi": work.doi_key, "arxiv": work.arxiv_key, "title": title}
    if len(title) >= BEGINNING:
        named |= {"start": title[:BEGINNING], "end": title[-BEGINNING:]}
    yield from ((kind, key) for kind, key in named.items() if key)


def _narrowed(block: list[int], works: Mapping[int, Description]) -> Iterator[list[int]]:
    """The block itself, or those of one whole title and year where it is too large."""
    if len(block) <= MOST:
        yield block
        return
    finer: defaultdict[tuple[str, int | None], list[int]] = defaultdict(list)
    for pk in block:
        finer[title_key(works[pk].title), works[pk].year].append(pk)
    yield from (same for same in finer.values() if len(same) <= MOST)
