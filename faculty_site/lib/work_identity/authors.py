"""Whether two lists of printed names are those of one work's authors."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final, Literal

from faculty_site.lib.names import name_key, same_person

Agreement = Literal["shared", "few", "none", "unknown"]

HALF: Final = 0.5
"""More than this share of the shorter list has to stand in the longer."""

NAMESAKES: Final = 20
"""People of one family name with whom a name is compared."""


def agreement(one: Sequence[str], other: Sequence[str]) -> Agreement:
    """How far the lists agree, in whatever order; “unknown” where one of them is empty."""
    first, second = _distinct(one), _distinct(other)
    if not first or not second:
        return "unknown"
    if first.keys() == second.keys():
        return "shared"
    found = min(_found(first, second), _found(second, first))
    share = found / min(len(first), len(second))
    return "shared" if share > HALF else "few" if share else "none"


def _distinct(names: Sequence[str]) -> dict[str, str]:
    """The names by their keys, in an order that does not depend on the list's."""
    return {name_key(name) or name.casefold(): name for name in sorted(names) if name.strip()}


def _found(some: dict[str, str], others: dict[str, str]) -> int:
    """How many of the names may stand for somebody of the others."""
    by_word: defaultdict[str, list[str]] = defaultdict(list)
    for key, name in others.items():
        for word in key.split():
            if len(word) > 1 or len(key) == 1:
                by_word[word].append(name)
    return sum(key in others or _has_likely(key, name, by_word) for key, name in some.items())


def _has_likely(key: str, name: str, by_word: dict[str, list[str]]) -> bool:
    words = [word for word in key.split() if word in by_word]
    alike = dict.fromkeys(n for word in words for n in by_word[word][:NAMESAKES])
    return any(same_person(*sorted((name, other))) != "no" for other in alike)
