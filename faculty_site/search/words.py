"""Texts cut into words, the same way for what is searched and for what somebody types."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from faculty_site.lib.folded_search import fold

LONGEST_WORD: Final = 40
"""Characters of a word; of a longer one, a long address or a number, the beginning is kept."""

_UNSPACED: Final = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u2fd5\u3005-\u3007\u3040-\u30ff"
_UNSPACED_TOO: Final = "\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
_BEYOND: Final = "\U00020000-\U0003ffff"
"""Scripts without blanks between words: each sign is a word of its own there."""

_SIGNS: Final = _UNSPACED + _UNSPACED_TOO + _BEYOND
_word: Final = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+(?:[\u0300-\u036f]+[^\W_{_SIGNS}]*)*")
_plain: Final = re.compile(rf"[{_SIGNS}]|[^\W_{_SIGNS}]+")
_joined: Final = re.compile(r"[^\W\d_]+(?:['’ʼ‐‑-][^\W\d_]+)+")
_SPELT_OUT: Final = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue",
     "Ø": "Oe", "Å": "Aa"}
)  # fmt: skip


class Word(NamedTuple):
    """A folded word, and where it stands in the text."""

    word: str
    start: int
    end: int


def composed(text: str) -> str:
    """The text with each accent in one sign with its letter; places of words refer to this."""
    return unicodedata.normalize("NFC", text)


def words_in(text: str) -> Iterator[Word]:
    """The words of a text that is `composed`, in order."""
    for found in _word.finditer(text):
        for word in _folded(found[0]):
            yield Word(word, found.start(), found.end())


def folded(text: str) -> list[str]:
    """The words alone."""
    return [word.word for word in words_in(composed(text))]


def other_spellings(text: str) -> list[str]:
    """How else words of names are written: “goedel” for Gödel, “dalembert” for d’Alembert."""
    text = composed(text)
    spelt = text.translate(_SPELT_OUT)
    found = set(folded(spelt)) - set(folded(text)) if spelt != text else set()
    for joined in _joined.findall(text):
        found.update(folded(re.sub(r"['’ʼ‐‑-]", "", joined)))
    return sorted(found)


def is_sign(word: str) -> bool:
    """Whether a word is one sign of a script without blanks."""
    return len(word) == 1 and bool(re.match(rf"[{_SIGNS}]", word))


@lru_cache(maxsize=65536)
def _folded(written: str) -> tuple[str, ...]:
    # A sign may fold to several words: “½” is a one and a two.
    return tuple(word[:LONGEST_WORD] for word in _plain.findall(fold(written)))
