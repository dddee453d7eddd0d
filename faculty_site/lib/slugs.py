"""Addresses made from names and titles: the same text gives the same slug, everywhere."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Container
from typing import Final

from anyascii import anyascii

from .names import clean_markup, is_native, name_in_order

NAME_LENGTH: Final = 60
TEXT_LENGTH: Final = 60
_APOSTROPHES: Final = re.compile(r"(?<=\w)['’ʻʼ`]+(?=\w)")
_NO_SLUG: Final = re.compile(r"[^a-z0-9]+")


def slug_for_name(name: str, max_length: int = NAME_LENGTH) -> str:
    """``marie-curie`` for “Curie, Marie”, “Dr. Marie Curie” or “Marie Curie (…)”; never empty."""
    return _cut(_ascii_words(name_in_order(name)), max_length) or _fallback(name)


def slug_for_text(text: str, max_length: int = TEXT_LENGTH) -> str:
    """The text as lower-case ASCII words, cut between two of them; never empty."""
    return _cut(_ascii_words(clean_markup(text)), max_length) or _fallback(text)


def next_free(slug: str, taken: Container[str], max_length: int | None = None) -> str:
    """The slug itself if it is free, or with ``-2``, ``-3``, … behind it.

    Within ``max_length`` characters, where given, by shortening what stands before the number.
    """
    candidate, number = slug, 1
    while candidate in taken:
        number += 1
        ending = f"-{number}"
        stem = slug if max_length is None else slug[: max_length - len(ending)].rstrip("-")
        candidate = f"{stem}{ending}"
    return candidate


def _ascii_words(text: str) -> str:
    text = _APOSTROPHES.sub("", unicodedata.normalize("NFKC", text))
    spaced = "".join(
        # Chinese, Japanese and Korean put no blanks between words: each character is one.
        f" {character} " if _is_word_of_its_own(character) else character
        for character in text
    )
    return _NO_SLUG.sub("-", anyascii(spaced).lower()).strip("-")


def _is_word_of_its_own(character: str) -> bool:
    return is_native(character) and unicodedata.name(character, "").startswith(("CJK", "HANGUL"))


def _cut(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    cut = slug[:max_length]
    if slug[max_length] != "-" and "-" in cut:
        cut = cut.rpartition("-")[0]
    return cut.strip("-")


def _fallback(text: str) -> str:
    """A short hash of the text, for one without a letter or digit that ASCII could stand for."""
    return "x" + hashlib.sha256(unicodedata.normalize("NFC", text).encode()).hexdigest()[:8]
