"""Just enough BibTeX to name a work in a text: who, when, what, where.

The publications themselves are no matter of this file; a work that it cannot read is cited by its
key.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from faculty_site.lib.names import name_in_order, sort_name

MAX_BIB_BYTES = 10_000_000

# An entry begins a line, so what one leaves open cannot reach into the next.
ENTRY = re.compile(r"^[ \t]*@[ \t]*(\w+)[ \t]*[{(]\s*([^\s,{}()=]+)\s*,", re.MULTILINE)
# What is joined to a value by "#" (jan # "~7") is passed over.
FIELD = re.compile(r"(?:[\s,]|#\s*(?:\"[^\"]*\"|\w+))*+([A-Za-z][\w-]*)\s*=\s*")
WORD = re.compile(r"[^\s,{}()\"#]+")
BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
YEAR = re.compile(r"\b\d{4}\b")
ACCENTS = {
    "`": "\u0300",
    "'": "\u0301",
    "^": "\u0302",
    "~": "\u0303",
    "=": "\u0304",
    "u": "\u0306",
    ".": "\u0307",
    '"': "\u0308",
    "r": "\u030a",
    "H": "\u030b",
    "v": "\u030c",
    "d": "\u0323",
    "c": "\u0327",
    "k": "\u0328",
}
ACCENT = re.compile(
    r"\\([`'^~=.\"]|[urHvdck](?=[\s{\\]))\s*(?:\{\s*\\?([A-Za-z])\s*\}|\\?([A-Za-z]))"
)
# fmt: off
LETTERS = {
    "ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł",
    "aa": "å", "AA": "Å", "i": "i", "j": "j",
}
# fmt: on
LETTER = re.compile(r"\\(ss|ae|AE|oe|OE|aa|AA|[oOlLij])(?![A-Za-z])(?:\{\}|\s+)?")
COMMAND = re.compile(r"\\[A-Za-z]+\s*|\\(?=[&%$#_{}])")


@dataclass(frozen=True, slots=True)
class Work:
    """A work as its bibliography names it, in plain words; empty where nothing is said.

    `authors` are in reading order (“Marie Curie”); `families` has the family name of each, or the
    whole name of a group.
    """

    authors: tuple[str, ...]
    families: tuple[str, ...]
    and_others: bool
    year: str
    title: str
    venue: str

    @property
    def family_names(self) -> str:
        """“Curie”, “Curie & Curie”, “Geiger et al.”; the title where nobody is named."""
        if not self.families:
            return self.title
        if len(self.families) > 2 or self.and_others:
            return f"{self.families[0]} et al."
        return " & ".join(self.families)


def read_works(path: Path) -> Mapping[str, Work]:
    """The works of a BibTeX file by key; the first of two with one key. Raises OSError."""
    facts = path.stat()
    return _read(path, facts.st_mtime_ns, facts.st_size)


@lru_cache(maxsize=16)
def _read(path: Path, _modified: int, size: int) -> Mapping[str, Work]:
    if size > MAX_BIB_BYTES:
        return {}
    return works_in(path.read_text(encoding="utf-8", errors="replace"))


def works_in(text: str) -> dict[str, Work]:
    """The works of a BibTeX text by key."""
    works: dict[str, Work] = {}
    entries = list(ENTRY.finditer(text))
    ends = [entry.start() for entry in entries[1:]] + [len(text)]
    for entry, end in zip(entries, ends, strict=False):
        if entry[2] not in works:
            works[entry[2]] = _work(dict(_fields(text[entry.end() : end])))
    return works


def _work(fields: Mapping[str, str]) -> Work:
    named = " ".join((fields.get("author") or fields.get("editor") or "").split())
    names = [_name(name) for name in named.split(" and ") if name not in ("", "others")]
    venue = ("journal", "journaltitle", "booktitle", "school", "institution", "publisher")
    year = YEAR.search(fields.get("year") or fields.get("date") or "")
    return Work(
        authors=tuple(name for name, _ in names),
        families=tuple(family for _, family in names),
        and_others=named.endswith(" and others"),
        year=year[0] if year else plain(fields.get("year", "")),
        title=plain(fields.get("title", "")).rstrip("."),
        venue=plain(next((fields[key] for key in venue if fields.get(key)), "")).rstrip("."),
    )


def _name(name: str) -> tuple[str, str]:
    """An author in reading order, and the family name; braces hold a group's name together."""
    words = plain(name)
    if name.startswith("{") and name.endswith("}"):
        return words, words
    return name_in_order(words), sort_name(words).partition(",")[0]


def _fields(body: str) -> Iterator[tuple[str, str]]:
    position = 0
    while match := FIELD.match(body, position):
        value, position = _value(body, match.end())
        yield match[1].lower(), value


def _value(body: str, start: int) -> tuple[str, int]:
    """A field's value without its outer braces or quotation marks, and where it ends."""
    opening = body[start : start + 1]
    if opening not in ("{", '"'):
        word = WORD.match(body, start)
        return (word[0], word.end()) if word else ("", len(body))
    depth = 0
    for mark in BRACE.finditer(body, start + 1):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}" and depth:
            depth -= 1
        elif depth == 0 and mark[0] == ("}" if opening == "{" else '"'):
            return body[start + 1 : mark.start()], mark.end()
    return body[start + 1 :], len(body)


def plain(tex: str) -> str:
    """TeX's accents as letters, its braces and commands gone, blanks joined."""
    text = ACCENT.sub(lambda m: (m[2] or m[3]) + ACCENTS[m[1]], tex)
    text = LETTER.sub(lambda m: LETTERS[m[1]], text)
    text = COMMAND.sub("", text).replace("{", "").replace("}", "")
    text = text.replace("---", "—").replace("--", "–").replace("~", " ")
    return unicodedata.normalize("NFC", " ".join(text.split()))
