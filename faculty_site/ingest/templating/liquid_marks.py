"""Marks in the text that Liquid draws, which tell where each of its lines came from.

A mark stands between two NUL characters, which no document holds: `L12` before text as the author
wrote it from body line 12 on, `V12` before a value that a template on line 12 drew, `T` where a tag
stood that draws nothing itself, `Nnews:posts` where a list of records stands.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, cast

from faculty_site.ingest.documents import ListKind
from faculty_site.ingest.templating.model import Resolved

TAG: Final = "\0T\0"

_MARK: Final = re.compile(r"\0(?:([LV])(\d{1,9})|(T)|N(news|publications|entries):[\w-]*)\0")
_LISTING: Final = re.compile(r"\0N(?:news|publications|entries):[\w-]*\0")
_BLANK: Final = r"(?:\s|\0(?:[LV]\d{1,9}|T)\0)*+"
_SHELL: Final = re.compile(
    rf"<(div|ul|ol|table|tbody|section|article|main|p|dl)\b[^<>\0]*>{_BLANK}"
    rf"((?:\0N\w+:[\w-]*\0{_BLANK})+)</\1\s*>",
    re.IGNORECASE,
)
_COMMENT: Final = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_ITEM: Final = re.compile(r"[ \t]*(?:[-+*]|\d{1,9}[.)])[ \t]")
MAX_SHELLS: Final = 6
"""How deep the empty elements round a list may stand inside each other."""


def written(line: int) -> str:
    return f"\0L{line}\0"


def drawn(line: int) -> str:
    return f"\0V{line}\0"


def listing(kind: ListKind, collection: str) -> str:
    """The list of a collection's records; a page has it once, where it stands first."""
    name = re.sub(r"[^\w-]", "", collection)
    return f"\0N{kind}:{name}\0"


def without_marks(text: str) -> str:
    """The text alone; lists of records leave nothing."""
    return _MARK.sub("", text).replace("\0", "")


def only_listings(text: str) -> list[str]:
    """The lists that stand in a text, each once, as marks."""
    return list(dict.fromkeys(_LISTING.findall(text)))


def words_beside(text: str) -> str:
    """What a text with lists says beside them, group headings apart."""
    text = re.sub(r"<h[1-6]\b[^<>]*+>[^<>]*+(?:</h[1-6]\s*>)?", "", without_marks(text))
    text = re.sub(r"(?m)^[ \t]*#{1,6}[ \t].*$|^[ \t]*-{3,}[ \t]*$|^.*\n[ \t]*[=-]{3,}$", "", text)
    return re.sub(r"<[^<>]*>|\s+", "", text)


def aligned(text: str, inner: str) -> str:
    """Marks before the lines of a drawn text that stand in `inner`, a text with marks, as well."""
    left = list(_lines(inner))
    marked: list[str] = []
    for line in text.split("\n"):
        words = line.strip(" \t>")  # a callout's text becomes a quotation
        at = next(
            (n for n, old in enumerate(left[:3]) if words and old.text.strip(" \t>") == words), None
        )
        marked.append(line if at is None else drawn(left[at].source) + line)
        left = left if at is None else left[at + 1 :]
    return "\n".join(marked)


@dataclass(slots=True)
class _Line:
    text: str
    source: int
    is_tag: bool
    kind: ListKind | None

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()


def finish(text: str) -> Resolved:
    """The text without marks, and what they said."""
    text = _COMMENT.sub(lambda found: _LISTING.sub("", found[0]), text)
    seen: set[str] = set()
    text = _LISTING.sub(lambda found: TAG if found[0] in seen else _seen(found[0], seen), text)
    for _ in range(MAX_SHELLS):
        text, count = _SHELL.subn(r"\2", text)
        if not count:
            break
    lines = list(_tidy(list(_lines(text)))) or [_Line("", 0, False, None)]
    return Resolved(
        "\n".join(line.text for line in lines),
        tuple(line.source for line in lines),
        {number: line.kind for number, line in enumerate(lines) if line.kind},
    )


def _seen(mark: str, seen: set[str]) -> str:
    seen.add(mark)
    return mark


def _lines(text: str) -> Iterator[_Line]:
    source, counts = 0, True
    for raw in text.split("\n"):
        line, position, found = _Line("", source, False, None), 0, False
        parts: list[str] = []
        for mark in [*_MARK.finditer(raw), None]:
            part = raw[position : mark.start() if mark else len(raw)].replace("\0", "")
            if part.strip() and not found:
                line.source, found = source, True
            parts.append(part)
            if mark is None:
                break
            position = mark.end()
            if mark[1]:
                source, counts = int(mark[2]), mark[1] == "L"
                line.source = source if mark.start() == 0 else line.source
            line.is_tag = line.is_tag or bool(mark[3])
            if mark[4] and not line.kind:
                line.kind, line.source, found = cast("ListKind", mark[4]), source, True
        line.text = "".join(parts)
        if raw.startswith(TAG):  # blanks behind a tag were never an indentation
            line.text = line.text.lstrip(" \t")
        yield from _with_listing(line)
        source += counts


def _with_listing(line: _Line) -> Iterator[_Line]:
    """A list stands on a blank line of its own."""
    if line.kind and not line.is_blank:
        kind, line.kind = line.kind, None
        yield line
        yield _Line("", line.source, False, None)
        yield _Line("", line.source, False, kind)
        yield _Line("", line.source, False, None)
        return
    line.text = "" if line.kind else line.text
    yield line


def _tidy(lines: list[_Line]) -> Iterator[_Line]:
    """Without the lines that held tags alone, where a blank one would tear what they join."""
    following: list[_Line | None] = [None] * (len(lines) + 1)
    for index in range(len(lines) - 1, -1, -1):
        blank = lines[index].is_blank and not lines[index].kind
        following[index] = following[index + 1] if blank else lines[index]
    in_list = after_blank = False
    before: _Line | None = None
    for index, line in enumerate(lines):
        if line.is_tag and line.is_blank and not line.kind:
            line.text = ""
            if before is None or before.is_blank or _joins(in_list, before, following[index + 1]):
                continue
            if index + 1 < len(lines) and lines[index + 1].is_blank:
                continue
        if not line.is_blank:
            goes_on = in_list and (not after_blank or line.text[:1] in " \t")
            in_list = _ITEM.match(line.text) is not None or goes_on
        after_blank = line.is_blank
        before = line
        yield line


def _joins(in_list: bool, before: _Line, after: _Line | None) -> bool:
    if after is None or after.kind:
        return False
    rows = before.text.lstrip().startswith("|") and after.text.lstrip().startswith("|")
    return rows or (in_list and _ITEM.match(after.text) is not None)
