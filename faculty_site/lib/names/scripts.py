"""The scripts a name is written in, and the markup around it."""

from __future__ import annotations

import html
import re
import unicodedata
from functools import lru_cache
from typing import Final

_COMMENT: Final = re.compile(r"<!--.*?(?:-->|$)", re.DOTALL)
_BREAK: Final = re.compile(r"<br\b[^<>]*>", re.IGNORECASE)
_TAG: Final = re.compile(r"</?[a-zA-Z][^<>]*>")
_LINK_TARGET: Final = re.compile(r"\]\([^()\n]*\)")
_ATTRIBUTES: Final = re.compile(r"\{:[^{}\n]*\}")
_EMPHASIS: Final = re.compile(r"[*`~\[\]\\]|(?<!\w)_+|(?<!_)_+(?!\w)")
_EMPTY_BRACKETS: Final = re.compile(r"\(\s*\)|（\s*）|\[\s*\]|【\s*】")
_EDGES: Final = ' \t\n/|,;:·•–—-()（）[]【】<>「」、，"“”'


def clean_markup(text: str) -> str:
    """Text of a title or an author without HTML, entities and Markdown marks, blanks joined.

    A ``<br>`` becomes a slash, for it separates what stands on two lines.
    """
    text = _TAG.sub("", _BREAK.sub(" / ", _COMMENT.sub(" ", text)))
    text = _ATTRIBUTES.sub("", _LINK_TARGET.sub("]", html.unescape(text)))
    text = unicodedata.normalize("NFC", _EMPHASIS.sub("", text))
    return " ".join(text.split())


@lru_cache(maxsize=4096)
def is_native(character: str) -> bool:
    """Whether a letter belongs to a script other than the Latin one."""
    if character.isascii() or not character.isalpha():
        return False
    name = unicodedata.name(character, "")
    return not name.startswith(("LATIN", "MODIFIER", "FULLWIDTH LATIN", "FEMININE", "MASCULINE"))


_LANGUAGES: Final = {
    "HIRAGANA": "ja", "KATAKANA": "ja", "HANGUL": "ko", "GREEK": "el", "HEBREW": "he",
    "THAI": "th", "ARMENIAN": "hy", "GEORGIAN": "ka", "TAMIL": "ta", "BENGALI": "bn",
}  # fmt: skip
"""Scripts in which one language is written, nearly always."""

_SHARED: Final = {
    "CJK": ("und-Hani", ("zh", "ja", "ko")),
    "CYRILLIC": ("und-Cyrl", ("ru", "uk", "bg", "sr", "be", "mk", "kk", "mn")),
    "ARABIC": ("und-Arab", ("ar", "fa", "ur", "ps")),
    "DEVANAGARI": ("und-Deva", ("hi", "mr", "ne", "sa")),
    "LATIN": ("und-Latn", ()),
}
"""Scripts of many languages: the tag that names the script alone, and languages that use it."""


def language_of_name(name: str, own: str = "") -> str:
    """The language tag of a name that stands beside another: the language where its script tells,
    `own` where that is one of the script's, or else the script. "" for one that is not known."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in name}
    if found := next((_LANGUAGES[script] for script in sorted(scripts & _LANGUAGES.keys())), ""):
        return found
    for script in sorted(scripts & _SHARED.keys()):
        tag, languages = _SHARED[script]
        return own if own.partition("-")[0].lower() in languages else tag
    return ""


def split_native(title: str) -> tuple[str, str]:
    """(name, name in its own script) of a title like “Hideki Yukawa (湯川秀樹)”, in either order.

    Markup is stripped. A name in one script only is the name, and the second is empty.
    """
    text = clean_markup(title)
    native = [at for at, character in enumerate(text) if is_native(character)]
    if len(native) < 2:
        return text.strip(_EDGES), ""
    start, stop = native[0], native[-1] + 1
    while stop < len(text) and unicodedata.combining(text[stop]):
        stop += 1
    rest = _EMPTY_BRACKETS.sub(" ", f"{text[:start]} {text[stop:]}")
    name = " ".join(rest.split()).strip(_EDGES)
    mixed = any(character.isalpha() and not is_native(character) for character in text[start:stop])
    if mixed or not any(character.isalpha() for character in name):
        return text.strip(_EDGES), ""
    return name, text[start:stop].strip(_EDGES)
