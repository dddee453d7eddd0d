"""Where an item sets words in quotation marks, as it does with titles."""

from __future__ import annotations

import re
from collections.abc import Iterator

from publications.ingest.styled import HARD

QUOTED = re.compile(
    r"[“„\"](“?[^“”„\"\n]{4,500}?)(?:[”“\"]|''|’’)|``([^\n]{4,500}?)(?:['’‘]{2}|[”\"])|«([^«»\n]{4,500}?)»"
    r"|「([^「」\n]{4,300}?)」|『([^『』\n]{4,300}?)』|《([^《》\n]{4,300}?)》"
)
LONGEST_QUOTE = 500
"""Characters of a title, marks inside it included."""


def quotations(text: str) -> Iterator[tuple[int, int, int, int]]:
    """Where quotations begin and end, with their marks outside; “a “b” c” is one."""
    at = 0
    while match := QUOTED.search(text, at):
        start, end = next(match.span(n) for n in range(1, 7) if match[n] is not None)
        last = match.end()
        if text[match.start()] == "“" and (whole := _closing(text, start)):
            end, last = whole, whole + 1
        yield match.start(), start, end, last
        at = last


def _closing(text: str, start: int) -> int | None:
    """Where the mark stands that closes a “ before `start`, other pairs inside left out."""
    depth = 1
    for at in range(start, min(len(text), start + LONGEST_QUOTE)):
        depth += {"“": 1, "”": -1}.get(text[at], 0)
        if text[at] == HARD:
            return None
        if depth == 0:
            return at
    return None
