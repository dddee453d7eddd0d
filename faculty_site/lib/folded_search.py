"""Regular expressions that find words whatever their case and accents, in any of our databases.

SQLite asks Python's `re`, PostgreSQL its own: both know what these patterns are made of. Nothing in
them can go back over a text, so the time grows with its length alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache
from itertools import chain
from typing import NamedTuple

_MARKS = "\u0300-\u036f"
"""Accents that stand behind their letter as signs of their own."""

_marks = re.compile(f"[{_MARKS}]+")

_PLAIN = {
    "æ": "ae", "œ": "oe", "þ": "th", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t",
    "ı": "i", "ŋ": "n", "’": "'", "‘": "'", "ʼ": "'", "ʹ": "'", "‐": "-", "‑": "-", "–": "-",
    "—": "-", "−": "-", "“": '"', "”": '"', "„": '"',
}  # fmt: skip
"""What Unicode does not take apart."""

_UMLAUTS = {"ae": "äÄ", "oe": "öÖ", "ue": "üÜ"}
"""How German writes them where there are none: “Goedel” for “Gödel”."""

_COVERED = (range(0x21, 0x2200), range(0xFB00, 0xFB07), range(0xFF01, 0xFFEF))
"""Where signs stand that are a plain one with something added."""

_LETTERS = f"0-9A-Za-z\u00c0-\u052f\u1e00-\u1fff{_MARKS}"
"""Of scripts with blanks between words; by number, as databases differ on what a letter is."""

_begins_word = re.compile(f"[{_LETTERS}]")


def fold(text: str) -> str:
    """The text without case, accents and width: “GÖDEL” is “godel”, “ß” is “ss”."""
    bare = _marks.sub("", unicodedata.normalize("NFKD", text.casefold()))
    plain = "".join(_PLAIN.get(sign, sign) for sign in bare.casefold())
    return unicodedata.normalize("NFC", " ".join(plain.split()))


def word_pattern(word: str) -> str:
    """What finds words that begin with this one; in scripts without blanks, wherever it stands.

    Umlauts are found written out, and the other way round.
    """
    return _at_beginning(word, _letters(word, spelt_out=True))


def ascii_pattern(word: str) -> str:
    """The same for texts in ASCII alone, which it looks through in a third of the time.

    "" for a word that no such text can have.
    """
    letters = _letters(word, spelt_out=True, in_ascii=True)
    return _at_beginning(word, letters) if all(letters) else ""


def _at_beginning(word: str, letters: list[list[_Form]]) -> str:
    first, *rest = letters or [[_Form("", "")]]
    if _begins_word.match(fold(word)):
        first = [_Form(f"{form.first}(?<![{_LETTERS}]{form.first})", form.rest) for form in first]
    return "".join(map(_any_of, (first, *rest)))


def whole_pattern(text: str, separator: str = "") -> str:
    """What finds texts that fold to the same, or those with such a part between separators."""
    inner = r"\s+".join("".join(map(_any_of, _letters(word))) for word in text.split())
    before, after = (f"(?:^|{separator})", f"(?:{separator}|$)") if separator else ("^", "$")
    return rf"{before}\s*{inner}\s*{after}"


class _Form(NamedTuple):
    """A way to write a letter: the pattern of its first sign, and of what follows."""

    first: str
    rest: str


def _letters(word: str, *, spelt_out: bool = False, in_ascii: bool = False) -> list[list[_Form]]:
    """Each letter of a word in all forms, the plain one first; “æ” and “ae” are one letter."""
    signs = [(plain, sign) for sign in unicodedata.normalize("NFC", word) for plain in fold(sign)]
    whole = "".join(plain for plain, _sign in signs)
    found, at = [], 0
    while at < len(whole):
        length = next(size for size in (3, 2, 1) if size == 1 or whole[at : at + size] in _forms())
        letter = whole[at : at + length]
        forms = _forms_in_ascii(letter) if in_ascii else _forms_of(letter, spelt_out)
        if spelt_out and length == 1 and signs[at][1] in "äöüÄÖÜ":
            forms = [_Form(form.first, f"{form.rest}[eE]?") for form in forms]
        found.append(forms)
        at += length
    return found


def _forms_of(letter: str, spelt_out: bool) -> list[_Form]:
    joined = _forms().get(letter, "") + (_UMLAUTS.get(letter, "") if spelt_out else "")
    first, *rest = (_one_of(sign + _forms().get(sign, "")) for sign in letter)
    if not rest:
        return [_Form(first, f"[{_MARKS}]*")]
    forms = [_Form(first, "".join(f"[{_MARKS}]*{sign}" for sign in rest) + f"[{_MARKS}]*")]
    return [*forms, _Form(_one_of(joined), f"[{_MARKS}]*")] if joined else forms


def _forms_in_ascii(letter: str) -> list[_Form]:
    first, *rest = (_one_of(f"{sign}{sign.upper()}") for sign in letter)
    return [_Form(first, "".join(rest))] if letter.isascii() else []


def _any_of(forms: list[_Form]) -> str:
    written = ["".join(form) for form in forms]
    return written[0] if len(written) == 1 else f"(?:{'|'.join(written)})"


def _one_of(signs: str) -> str:
    each = [re.escape(sign) for sign in dict.fromkeys(signs)]
    return each[0] if len(each) == 1 else f"[{''.join(each)}]"


@cache
def _forms() -> Mapping[str, str]:
    """For plain letters (and groups of them, such as “ss”) the signs that fold to them."""
    found: dict[str, str] = dict.fromkeys(_UMLAUTS, "")
    for number in chain.from_iterable(_COVERED):
        sign = chr(number)
        plain = fold(sign)
        if plain != sign and (len(plain) == 1 or (plain.isalpha() and len(plain) <= 3)):
            found[plain] = found.get(plain, "") + sign
    return found
