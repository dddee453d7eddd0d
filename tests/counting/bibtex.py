"""The entries of a BibTeX file, found by their braces alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

START = re.compile(r"^\ufeff?[^\S\n]*@\s*(\w+)\s*\{\s*([^\n,{}\"=]*?)\s*,", re.MULTILINE)
NO_ENTRIES = {"string", "comment", "preamble"}
TITLE = re.compile(r"(?<![A-Za-z])title\s*=\s*", re.IGNORECASE)


@dataclass(frozen=True)
class Entry:
    """An entry's own name and title, and all that it says, as written."""

    key: str
    title: str
    body: str


def entries_of(text: str) -> Iterator[Entry]:
    """Each entry once, in order; what a comment or a definition holds is none."""
    end = 0
    for start in START.finditer(text):
        if start.start() < end:
            continue
        body, end = _braced(text, start.end(2))
        if start[1].lower() not in NO_ENTRIES:
            yield Entry(start[2], _title(body), body)


def _braced(text: str, start: int) -> tuple[str, int]:
    """What stands up to the closing brace; an entry left open ends where another starts."""
    depth = 1
    for mark in re.finditer(r"(?<!\\)[{}]|^[^\S\n]*@", text[start:], re.MULTILINE):
        at = start + mark.start()
        if mark[0] not in "{}":
            if START.match(text, at):
                return text[start:at], at
            continue
        depth += 1 if mark[0] == "{" else -1
        if depth == 0:
            return text[start:at], at + 1
    return text[start:], len(text)


def _title(body: str) -> str:
    found = TITLE.search(body)
    if found is None:
        return ""
    at = found.end()
    if body[at : at + 1] == "{":
        return _braced(body, at + 1)[0]
    if body[at : at + 1] == '"':
        closing = re.compile(r'(?<!\\)"\s*(?:,|$)').search(body, at + 1)
        return body[at + 1 : closing.start()] if closing else body[at + 1 :]
    return body[at:].partition(",")[0]
