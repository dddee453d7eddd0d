"""Whether two spellings name the same venue: in full, abbreviated, or by its initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import takewhile

COMMON = frozenset(
    (
        *("a", "an", "and", "de", "der", "des", "die", "du", "et", "for", "fuer", "fur", "in"),
        *("la", "le", "les", "of", "on", "the", "to", "und", "st", "nd", "rd", "th"),
        *("acm", "annual", "conf", "conference", "cvf", "ieee", "int", "international", "intl"),
        *("journal", "meeting", "new", "paper", "papers", "pp", "proc", "proceedings", "review"),
        *("revue", "symposium", "track", "trans", "transactions", "vol", "volume", "workshop"),
        *("workshops", "zeitschrift"),
    )
)
"""Words that many venues share."""

LONGEST_INITIALS, MOST_LETTERS, MOST_WORDS = 12, 4, 30
FOUNDED = re.compile(r"\d+(?:st|nd|rd|th)?")


def venues_alike(one: str, other: str) -> bool:
    """Whether two names may be one venue's; an empty one may be any's."""
    words, others = _words(one), _words(other)
    if not words or not others or words == others:
        return True
    if _begin_alike(words, others) or _share_word(words, others):
        return True
    return _abridges(words, others) or _abridges(others, words)


def _words(venue: str) -> list[str]:
    plain = unicodedata.normalize("NFKD", venue.casefold().replace("'", ""))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    return [word for word in re.findall(r"\w+", plain) if not FOUNDED.fullmatch(word)]


def _share_word(words: list[str], others: list[str]) -> bool:
    """A telling word of one begins one of the other's: “Phys. Lett.”, “Physics Letters”."""
    telling = [[w for w in some if w not in COMMON and len(w) > 2] for some in (words, others)]
    shared = sum(any(a.startswith(b) or b.startswith(a) for b in telling[1]) for a in telling[0])
    fewest = min(map(len, telling))
    return shared * 2 > fewest


def _begin_alike(words: list[str], others: list[str]) -> bool:
    """Each word of one begins the other's at its place: “C. R.”, “Comptes rendus”."""
    one, other = ([w for w in some if len(w) == 1 or w not in COMMON] for some in (words, others))
    pairs = list(zip(one, other, strict=False))
    long_enough = len(pairs) > 1 and len(one) == len(other)
    return long_enough and all(a.startswith(b) or b.startswith(a) for a, b in pairs)


def _abridges(short: list[str], long: list[str]) -> bool:
    """A word of one is made of the other's beginnings: “PNAS”, “NeurIPS”."""
    initials = [word for word in short if word not in COMMON and 2 < len(word) <= LONGEST_INITIALS]
    return any(_is_made_of(word, tuple(long[:MOST_WORDS])) for word in initials)


@lru_cache(maxsize=4_096)
def _is_made_of(word: str, long: tuple[str, ...]) -> bool:
    """Whether a word is a row of beginnings of these words, of which any may be passed over."""
    if not word or not long:
        return not word
    pairs = zip(word[:MOST_LETTERS], long[0], strict=False)
    shared = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return any(_is_made_of(word[n:], long[1:]) for n in range(shared, -1, -1))
