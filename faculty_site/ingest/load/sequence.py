"""The order of siblings, merged as one value: the source's, or the local one with what is new."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def merged_order(
    source: Mapping[str, int], base: Mapping[str, int], here: Mapping[str, tuple[int, Any]]
) -> dict[str, int]:
    """The order numbers that have to change, by origin.

    `source` and `base` are the numbers that the source gives now and gave last; `here` are the
    numbers in the database with something to break ties. Only what is in `source` and `here`
    takes part; of these, what is not in `base` is new. Where the local sequence is the one last
    imported, the source's is taken; else it is kept and the new ones follow the sibling that
    they follow in the source.
    """
    now = sorted((o for o in source if o in here), key=lambda o: source[o])
    known = [origin for origin in now if origin in base]
    local = sorted(known, key=lambda o: here[o])
    last = sorted(known, key=lambda o: (base[o], source[o]))
    if now == last:
        return {}
    if local == last:
        return {origin: source[origin] for origin in now if here[origin][0] != source[origin]}
    return _renumbered(_inserted(local, now), here)


def _inserted(local: list[str], now: list[str]) -> list[str]:
    """The local sequence with each new origin behind its predecessor in the source."""
    merged, standing = list(local), set(local)
    for index, origin in enumerate(now):
        if origin not in standing:
            place = merged.index(now[index - 1]) + 1 if index else 0
            merged.insert(place, origin)
            standing.add(origin)
    return merged


def _renumbered(sequence: list[str], here: Mapping[str, tuple[int, Any]]) -> dict[str, int]:
    """Rising numbers for a sequence, changing as few as need be from the first wrong one on."""
    changed: dict[str, int] = {}
    last = -1
    for origin in sequence:
        number = here[origin][0]
        if number <= last:
            number = last + 1
            changed[origin] = number
        last = number
    return changed
