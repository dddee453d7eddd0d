"""Text prepared for reading dates: folded, with what cannot hold a date taken out."""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

BARRIER: Final = "\ufffc"  # stands for a masked stretch; no date reaches across it

_INLINE_TAGS: Final = frozenset(
    ("a", "abbr", "b", "del", "em", "font", "i", "ins", "mark", "small", "span", "strong", "sub")
) | {"sup", "time", "tt", "u"}
_TAG = re.compile(r"<[!?/a-zA-Z][^<>]*>")
_TAG_NAME = re.compile(r"</?([a-z][a-z0-9]*)", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:[a-zA-Z]{2,12}|#[0-9]{1,6}|#[xX][0-9a-fA-F]{1,6});")
_LINK_PARTS = re.compile(r"\\.|\]\(|[()\n]", re.DOTALL)
_CHUNK = re.compile(r"[^\s<>()\[\]{}\"“”|]+")
_DOI = re.compile(r"(?<![0-9.])10\.[0-9]{4,9}/")
_EMAIL = re.compile(r"[^\s@]@[^\s@.]+\.[^\s@]")
_FILE_NAME = re.compile(
    r"[a-z0-9_\-%]\.(?:bib|csv|docx?|gif|html?|ipynb|jpe?g|js|json|md|mp4|pdf|png|pptx?|ps|py|svg"
    r"|tex|txt|webp|xlsx?|zip)[.,;:!?*_'’]{0,9}$",
    re.IGNORECASE,
)
_BLANKS = re.compile(r"[^\S\n]+|\n[^\S\n]*")


@dataclass(frozen=True, slots=True)
class FoldedText:
    """Folded text with, for each of its characters, where it starts and stops in the original."""

    text: str
    starts: list[int]
    stops: list[int]
    original: str

    def span(self, start: int, stop: int) -> tuple[int, int]:
        """The stretch of the original for a non-empty stretch of the folded text."""
        return self.starts[start], self.stops[stop - 1]

    def is_lower_case(self, position: int) -> bool:
        return self.original[self.starts[position]].islower()


def fold(text: str) -> FoldedText:
    """Lower case, no accents (NFKC for the rest), tags and runs of blanks as one blank.

    URLs, link targets, DOIs, e-mail addresses and file names become a BARRIER. Linear in time.
    """
    characters: list[str] = []
    starts: list[int] = []
    stops: list[int] = []
    for start, stop, replacement in _pieces(text):
        if replacement == " " and characters and characters[-1] == " ":
            stops[-1] = stop
            continue
        characters.extend(replacement)
        starts.extend([start] * len(replacement))
        stops.extend([stop] * len(replacement))
    return FoldedText("".join(characters), starts, stops, text)


def _pieces(text: str) -> list[tuple[int, int, str]]:
    """(start, stop, replacement) for the whole text, in order."""
    pieces: list[tuple[int, int, str]] = []
    position = 0
    for start, stop, replacement in _replaced_stretches(text):
        if start < position:
            continue  # inside a stretch already replaced
        pieces += _plain_pieces(text, position, start)
        pieces.append((start, stop, replacement))
        position = stop
    return pieces + _plain_pieces(text, position, len(text))


def _plain_pieces(text: str, start: int, stop: int) -> list[tuple[int, int, str]]:
    return [(at, at + 1, fold_character(text[at])) for at in range(start, stop)]


@lru_cache(maxsize=4096)
def fold_character(character: str) -> str:
    """One character folded; it may become several (½) or none (a combining accent)."""
    if "A" <= character <= "Z":
        return character.lower()
    if character.isascii():
        return character if character == "\n" or not character.isspace() else " "
    if character in "‘’ʼ′‛":
        return "'"
    if character in "‐‑‒–—―−﹘":
        return "–"
    if unicodedata.combining(character) and unicodedata.category(character) == "Mn":
        # Latin accents go; the marks of other scripts (kana voicing) belong to their letters.
        return "" if "\u0300" <= character <= "\u036f" else character
    return _fold_compatible(unicodedata.normalize("NFKC", character))


def _fold_compatible(text: str) -> str:
    folded = ""
    for character in text:
        base = unicodedata.normalize("NFKD", character)[:1]
        if character.isspace():
            folded += " "
        elif character.isdecimal():
            folded += str(unicodedata.decimal(character))
        elif base.isascii() and base.isalpha():
            folded += base.lower()
        else:
            folded += character
    return folded


def _replaced_stretches(text: str) -> list[tuple[int, int, str]]:
    """What is replaced as a whole, sorted by its start (the longer first); may overlap."""
    stretches = [*_tags(text), *_entities(text), *_link_targets(text), *_masked_chunks(text)]
    stretches += [(found.start(), found.end(), _blank_for(found[0])) for found in _blanks(text)]
    return sorted(stretches, key=lambda stretch: (stretch[0], -stretch[1]))


def _blanks(text: str) -> list[re.Match[str]]:
    return [found for found in _BLANKS.finditer(text) if found[0] != " "]


def _blank_for(blanks: str) -> str:
    return "\n" if "\n" in blanks else " "


def _tags(text: str) -> list[tuple[int, int, str]]:
    return [(found.start(), found.end(), _tag_for(found[0])) for found in _TAG.finditer(text)]


def _tag_for(tag: str) -> str:
    name = _TAG_NAME.match(tag)
    return " " if name and name[1].lower() in _INLINE_TAGS else BARRIER


def _entities(text: str) -> list[tuple[int, int, str]]:
    return [
        (found.start(), found.end(), "".join(map(fold_character, html.unescape(found[0]))))
        for found in _ENTITY.finditer(text)
    ]


def _link_targets(text: str) -> list[tuple[int, int, str]]:
    """The ``(…)`` after a ``]``, with nested brackets, on one line."""
    targets = []
    open_brackets: list[int | None] = []  # where a link target starts, None for another bracket
    for found in _LINK_PARTS.finditer(text):
        if found[0] == "\n":
            open_brackets.clear()
        elif found[0] in ("](", "("):
            open_brackets.append(found.start() + 1 if found[0] == "](" else None)
        elif found[0] == ")" and open_brackets:
            start = open_brackets.pop()
            if start is not None:
                targets.append((start, found.end(), BARRIER))
    return targets


def _masked_chunks(text: str) -> list[tuple[int, int, str]]:
    masked = []
    for found in _CHUNK.finditer(text):
        offset = _mask_from(found[0])
        if offset is not None:
            masked.append((found.start() + offset, found.end(), BARRIER))
    return masked


def _mask_from(chunk: str) -> int | None:
    """Where in a stretch without blanks a URL, DOI, address or file name begins; None if none."""
    scheme = chunk.find("://")
    if scheme >= 0:
        return len(chunk[:scheme].rstrip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    if "." not in chunk:
        return None
    if "/" in chunk:
        doi = _DOI.search(chunk)
        if doi:
            return doi.start()
        host = chunk.partition("/")[0]
        top_level = host.rpartition(".")[2]
        if "." in host and top_level.isalpha() and len(top_level) > 1:
            return 0
    if chunk.startswith("www.") or _EMAIL.search(chunk) or _FILE_NAME.search(chunk[-24:]):
        return 0
    return None
