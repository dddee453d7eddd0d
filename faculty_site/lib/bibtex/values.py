"""The value of a field: braced, quoted or bare parts, joined by `#`."""

from __future__ import annotations

import re
from collections.abc import Mapping

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
"""Names that every BibTeX style defines; here they stand for themselves."""

BARE = re.compile(r"[^\s#{}\"]+")
BRACE = re.compile(r"\\.|[{}]", re.DOTALL)
QUOTE_OR_BRACE = re.compile(r"\\.|[{}\"]", re.DOTALL)


def value_of(written: str, macros: Mapping[str, str]) -> tuple[str, list[str]]:
    """The text of a value as written, and the names in it that nothing defines.

    An unknown name stays as it is. Blanks that part lines are folded, as TeX does.
    """
    parts: list[str] = []
    unknown: list[str] = []
    position = 0
    while position < len(written):
        character = written[position]
        if character in '{"':
            end = _end(written, position)
            parts.append(written[position + 1 : end])
            position = end + 1
        elif bare := BARE.match(written, position):
            name = bare[0].lower()
            if not (name.isdecimal() or name in macros or name in MONTHS):
                unknown.append(bare[0])
            parts.append(macros.get(name, bare[0]))
            position = bare.end()
        else:
            position += 1
    return re.sub(r"\s+", " ", "".join(parts)).strip(), unknown


def _end(written: str, start: int) -> int:
    """Where the part that begins at a delimiter ends; its own last character if it is open."""
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
