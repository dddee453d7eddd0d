"""Given names as initials."""

from __future__ import annotations

import re


def initials(given: str, mark: str, hyphens: bool) -> str:
    """“Jean-Paul” -> “J.-P.” (mark “. ”), “JP” (mark “”, no hyphens); small words stay whole."""
    stop = mark.strip()
    text = ""
    for word in re.sub(r"\.(?=\w)", ". ", given).split():
        pieces = [piece.strip(".") for piece in re.split(r"[-‐]", word)]
        if not _is_name(pieces[0]):
            text = f"{text.rstrip()} {word} "
            continue
        letters = [letter for piece in pieces if piece for letter in _letters(piece)]
        joint = f"{stop}-" if hyphens and len(pieces) > 1 else mark
        text += joint.join(letters) + mark
    return text.strip()


def _is_name(word: str) -> bool:
    """Whether it begins with a capital, so that “de” in a given name is no name."""
    return word[:1].isupper() or word[:1].istitle()


def _letters(piece: str) -> str:
    """Its initial; of “JD” and “ABC”, which are initials already, each."""
    return piece if piece.isupper() and len(piece) < 4 else piece[0].upper()
