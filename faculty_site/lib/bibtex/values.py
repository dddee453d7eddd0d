"""The value of a field: braced, quoted or bare parts, joined by `#`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every BibTeX style defines; here they stand for themselves."""

LONGEST = 200_000
"""Characters of a value; macros made of macros could grow without end."""

BARE = re.compile(r"[^\s#{}\"]+")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
QUOTE_OR_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)
NEXT_FIELD = re.compile(r"\s*([A-Za-z][\w:+.-]*)\s*=(?=\s*[\w{\"])")


class Part(NamedTuple):
    """A part of a value: `text` without its delimiters; a bare one may name a macro."""

    text: str
    bare: bool
    start: int
    end: int


def parts_of(written: str, start: int = 0) -> Iterator[Part]:
    """The parts of a value from a position on; the signs between them are passed over."""
    position = start
    while position < len(written):
        if written[position] in '{"':
            end = _end(written, position)
            yield Part(written[position + 1 : end], False, position, min(end + 1, len(written)))
            position = end + 1
        elif bare := BARE.match(written, position):
            yield Part(bare[0], True, position, bare.end())
            position = bare.end()
        else:
            position += 1


def value_of(written: str, macros: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text of a value as written, and the names in it that nothing defines.

    An unknown name stays as it is. Blanks that part lines are folded, as TeX does.
    """
    texts: list[str] = []
    unknown: list[str] = []
    for part in parts_of(written):
        name = part.text.lower()
        if not part.bare:
            texts.append(part.text)
            continue
        if not (name.isdecimal() or name in macros or name in MONTHS):
            unknown.append(part.text)
        texts.append(macros.get(name, part.text))
    return re.sub(r"\s+", " ", "".join(texts)[:LONGEST]).strip(), unknown


def parted(name: str, written: str) -> list[tuple[str, str]]:
    """A field and its value; several where the comma between two fields is missing."""
    found: list[tuple[str, str]] = []
    start = 0
    while following := _next_field(written, start):
        found.append((name, written[start : following.start()]))
        name, start = following[1], following.end()
    return [*found, (name, written[start:].strip())]


def _next_field(written: str, start: int) -> re.Match[str] | None:
    """Where behind a whole part of a value another field begins."""
    for part in parts_of(written, start):
        if not part.bare or part.text.isdecimal():
            following = NEXT_FIELD.match(written, part.end)
            if following:
                return following
    return None


def _end(written: str, start: int) -> int:
    """Where the part that begins at a delimiter ends; the text's end if it is open."""
    quoted = written[start] == '"'
    depth = 0
    for mark in (QUOTE_OR_BRACE if quoted else BRACE).finditer(written, start + quoted):
        if mark[0] == "{":
            depth += 1
        elif mark[0] == "}":
            depth -= 1
            if depth == 0 and not quoted:
                return mark.start()
        elif mark[0] == '"' and depth == 0:
            return mark.start()
    return len(written)
