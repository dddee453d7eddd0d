"""Finding names that may be one person's among many, so that few pairs need comparing."""

from __future__ import annotations

import re
from functools import lru_cache

from anyascii import anyascii

from .comparison import fold_name_word, name_key, sort_name
from .scripts import is_native, split_native
from .vocabulary import PARTICLES

_MOST_PARTS = 8
_BREAKS = re.compile(r"[\s,.;()‐-]+")


@lru_cache(maxsize=8192)
def name_words(name: str) -> frozenset[str]:
    """The folded words of a name, in each spelling, without initials and particles.

    One of them is among the `family_words` of a full name of which `same_person` does not say “no”.
    """
    return _folded(name) | frozenset(name_key(name).split()[-1:])


@lru_cache(maxsize=8192)
def family_words(name: str) -> frozenset[str]:
    """Those of the family name; all words of a name in another script, which is not parted."""
    if _is_native(name):
        return _folded(name)
    family = sort_name(name).partition(",")[0]
    return _folded(family) | frozenset(name_key(name).split()[-1:])


def shared_words(first: str, second: str) -> int:
    """How many full words two names have in common, as both spell them."""
    one, other = (
        {word for word in name_key(name).split() if len(word) > 1 and word not in PARTICLES}
        for name in (first, second)
    )
    return len(one & other)


def _is_native(name: str) -> bool:
    return any(map(is_native, split_native(name)[0]))


def _folded(text: str) -> frozenset[str]:
    parts = _transliterated(text) if _is_native(text) else _BREAKS.split(text)
    words = {fold_name_word(part, umlaut) for part in parts for umlaut in (False, True)}
    return frozenset(word for word in words if len(word) > 1 and word not in PARTICLES)


def _transliterated(name: str) -> list[str]:
    """“Tu”, “You”, “YouYou” … for 屠呦呦: nobody says which of its letters make a word together."""
    parts = re.findall(r"[A-Z][^A-Z]*", anyascii(name))[:_MOST_PARTS]
    ends = range(1, len(parts) + 1)
    return ["".join(parts[start:end]) for end in ends for start in range(end)]
