"""Telling names from headings, page titles and file names."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from .scripts import clean_markup, is_native, split_native
from .vocabulary import (
    DEGREES,
    LOWER_CASE_TITLES,
    NATIVE_NO_NAMES,
    NO_NAMES,
    PARTICLES,
    SUFFIXES,
    TITLES,
)

_WORD: Final = re.compile(r"[^\W\d_]+(?:['’ʻʼ.‐-]+[^\W\d_]+)*\.?")
_MARKS: Final = "*†‡§¶#∗⁎^$⁰¹²³⁴⁵⁶⁷⁸⁹ "
_LONGEST_NUMBERS: Final = 16  # characters at the end that are looked through for note numbers
_NOTE_NUMBERS: Final = re.compile(r"(?<=[^\W\d_])[0-9]{1,2}(?:, ?[0-9]{1,2}){0,3}$")
_ABSTRACT: Final = re.compile(r"[a-z]{2}(?:tions?|ology|ologies|ics|ability)$")
_MOST_WORDS: Final = 6
_WITHOUT_BLANKS: Final = ("CJK", "HIRAGANA", "KATAKANA", "HANGUL")


def looks_like_name(text: str) -> bool:
    """Whether a title is a person's full name, not a heading such as “About me” or “Research”."""
    name, native = split_native(text)
    if native or any(map(is_native, name)):
        return _looks_native(native or name) and (not native or looks_like_name(name))
    words = bare_words(name)
    fits = 2 <= len(words) <= _MOST_WORDS or _is_long_name(words)
    return fits and _reads_as_name(name, words) and any(map(_is_full, words))


def is_person_name(text: str) -> bool:
    """Whether an item of an author list is a name: also “J. Lu”, “Lu J”, and with marks (*, †)."""
    name = without_marks(text)
    if looks_like_name(name):
        return True
    words = bare_words(name)
    return 2 <= len(words) <= _MOST_WORDS and _reads_as_name(name, words)


def _is_long_name(words: list[str]) -> bool:
    """“Sophie Friederike Auguste von Anhalt-Zerbst-Dornburg zu …”: particles hold it together."""
    particles = sum(word.lower() in PARTICLES for word in words)
    return _MOST_WORDS < len(words) <= 9 and particles * 3 >= len(words)


def without_marks(author: str) -> str:
    """An author as printed, without markup and the marks of notes behind the name."""
    text = clean_markup(author).rstrip(_MARKS)
    return text[:-_LONGEST_NUMBERS] + _NOTE_NUMBERS.sub("", text[-_LONGEST_NUMBERS:])


def _looks_native(text: str) -> bool:
    letters, words = [character for character in text if character.isalpha()], text.split()
    if any(map(str.isdigit, text)) or "".join(words) in NATIVE_NO_NAMES:
        return False
    if any(unicodedata.name(letter, "").startswith(_WITHOUT_BLANKS) for letter in letters):
        return 2 <= len(letters) <= 8 and len(words) <= 3
    return 2 <= len(words) <= 6 and not words[-1][0].islower()  # Обо мне


def bare_words(name: str) -> list[str]:
    """The words of a name without titles, degrees and Jr."""
    words = [word for word in name.replace(",", " ").split() if not _is_title(word)]
    bare = [word for word in words if not _is_degree(word)]
    # "Curie MS" has initials there, no degree: otherwise nothing but one word would be left.
    return bare if len(bare) > 1 or len(words) < 2 else words


def _is_title(word: str) -> bool:
    plain = word.replace(".", "")
    if plain in ("JR", "SR", "MS"):
        return False  # initials
    return plain in LOWER_CASE_TITLES or plain.lower() in TITLES | SUFFIXES


def _is_degree(word: str) -> bool:
    # "MA" and "Ma": of two letters, only the degree is written in capitals or with a dot inside.
    plain = word.replace(".", "").lower()
    return plain in DEGREES and (len(plain) > 2 or word != word.capitalize())


def _reads_as_name(name: str, words: list[str]) -> bool:
    bare = [word for at, word in enumerate(words) if not _is_initial(word, at)]
    if name.count(",") > 2 or any(map(_is_of_a_heading, bare)):
        return False
    if not all(_WORD.fullmatch(word) for word in words):
        return False
    capitals = [word for word in words if word.lower() not in PARTICLES or word[0].isupper()]
    return len(capitals) >= 2 and all(_has_capital(word) for word in capitals)


def _is_initial(word: str, at: int) -> bool:
    # "A. Lovelace", "Lovelace A": only a bare letter in front can be an article or a pronoun.
    return len(word.strip(".")) == 1 and (word.endswith(".") or at > 0)


def _is_of_a_heading(word: str) -> bool:
    plain = word.lower().strip(".")
    return plain in NO_NAMES or bool(_ABSTRACT.search(plain[-12:]))


def _has_capital(word: str) -> bool:
    # "d'Alembert", "al-Khwarizmi": the capital may come after the particle.
    return any(part[:1].isupper() for part in re.split(r"['’ʻʼ‐-]", word))


def _is_full(word: str) -> bool:
    return len(word.strip(".")) > 1 and not word.endswith(".") and word.lower() not in PARTICLES


def from_file_name(path: str) -> str | None:
    """“Marie Curie” for ``marie-curie.md``; None where a file name names no person."""
    stem = re.split(r"[/\\]", path)[-1].partition(".")[0]
    stem = re.sub(r"^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}-", "", unicodedata.normalize("NFC", stem))
    words = re.sub(r"(?<=[^\W\d_A-Z])(?=[A-Z])", " ", stem)
    words = re.sub(r"\b(Mc|Mac) (?=[A-Z])", r"\1", words)
    parts = [_as_name_word(word) for word in re.split(r"[\s_-]+", words) if word]
    if parts and all(map(is_native, "".join(parts))):
        return " ".join(parts)
    name = " ".join(parts)
    return name if looks_like_name(name) else None


def _as_name_word(word: str) -> str:
    if word.lower() in PARTICLES:
        return word.lower()
    if len(word) == 1 and word.isascii():
        return f"{word.upper()}."
    return word if any(map(str.isupper, word)) and not word.isupper() else word.capitalize()
