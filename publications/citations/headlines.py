"""Headline style for English titles, and which titles are surely English."""

from __future__ import annotations

import re
from typing import Final

_ENGLISH: Final = re.compile(
    r"\b(?:the|of|and|with|from|by|using|between|towards|for|on)\b", re.IGNORECASE
)
_OTHER: Final = re.compile(
    r"\b(?:der|die|das|und|ein|eine|des|dem|den|zur|zum|mit|le|la|les|et|du|une|dans|pour|sur|el|los"
    r"|las|una|y|il|gli|di|della|per|het|een|van|voor|met|av|och|og|w|i|z|o|da|do|dos|em|sobre)\b",
    re.IGNORECASE,
)
_TOKEN: Final = re.compile(r"(\$[^$]*\$|\s+)")
_FIRST_LETTER: Final = re.compile(r"^([“‘«(\[\"']*)([^\W\d_])")

_SMALL: Final = (
    "a an the and but or nor as at by for in of off on per to up via vs et al"
    " de von van der du da di la le ben bin ibn"
)
"""Small in every style; each adds the prepositions that it leaves small."""


def is_english(title: str, language: str) -> bool:
    """By its language; without one, by words that of the usual languages only English has."""
    if language:
        return language.lower().startswith("en")
    return title.isascii() and bool(_ENGLISH.search(title)) and not _OTHER.search(title)


def may_be_english(venue: str) -> bool:
    """Whether an English paper's venue may be: not “Journal für die reine … Mathematik”."""
    return venue.isascii() and not _OTHER.search(venue)


def headline(title: str, small_words: str = "") -> str:
    """“On the integers” -> “On the Integers”; formulas and words with capitals are left alone."""
    small = frozenset(f"{_SMALL} {small_words}".split())
    tokens = _TOKEN.split(title)
    words = [number for number, token in enumerate(tokens) if token.strip()]
    begins = True
    for number in words:
        token = tokens[number]
        if not token.startswith("$"):
            keeps_small = not begins and number != words[-1]
            tokens[number] = _capitalised(token, small if keeps_small else frozenset())
        begins = token[-1] in ":?!—" or token.endswith(("?”", "!”"))
    return "".join(tokens)


def _capitalised(word: str, small: frozenset[str]) -> str:
    """Each part of a compound; “p-adic” stays, as do “arXiv” and “2D”."""
    pieces = re.split(r"([-–/])", word)
    if len(pieces) > 1 and len(pieces[0]) == 1 and pieces[0] not in "aex":
        return word
    for number, piece in enumerate(pieces):
        bare = piece.strip("“”‘’«»()[]\"',.:;?!").lower()
        inside = number > 0 and bare in _SMALL.split()
        if piece == piece.lower() and bare not in small and not inside:
            pieces[number] = _FIRST_LETTER.sub(lambda m: m[1] + m[2].upper(), piece)
    return "".join(pieces)
