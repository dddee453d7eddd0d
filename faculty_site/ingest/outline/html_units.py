"""What a block of raw HTML is made of: list items, paragraphs, headings, and the marks round them.

The parser gives a list written in HTML as one block. It is cut here, by whole lines, where each
thing in it has lines of its own; else it stays one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from faculty_site.ingest.documents import Span

TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)\b[^<>]*>")
FRAME_TAG = re.compile(
    r"</?(?:div|section|article|main|center|font|ul|ol|table|thead|tbody|tr|td|p)\b[^<>]*>",
    re.IGNORECASE,
)
ITEM, PARAGRAPH, ROW = "li", "p", "tr"
HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
LISTS = frozenset(("ul", "ol"))
NO_CELL = frozenset((ITEM, PARAGRAPH, *HEADINGS, *LISTS, "div", "table", "section"))
"""What stands in a row that is there for the layout."""

VOID = frozenset(("br", "hr", "img", "input", "link", "meta", "source", "wbr", "col", "embed"))
LONGEST_HEADING = 300


@dataclass(frozen=True, slots=True)
class Unit:
    """An element with lines of its own, or what stands between two (`name` is "").

    `span` are lines of the block, `inner` is what stands inside the element's tags.
    """

    name: str
    span: Span
    inner: str = ""


def is_frame(html: str) -> bool:
    """Whether nothing stands there but tags that only hold other things together."""
    return not FRAME_TAG.sub("", html).strip()


def html_units(lines: Sequence[str]) -> tuple[Unit, ...]:
    """The units of a block of HTML in order; only one, without a name, where it has none."""
    text = "\n".join(lines)
    found = list(_Scan(_without_comments(text)).units())
    whole = Unit("", (0, len(lines)))
    starts = _line_starts(lines)
    cut: list[Unit] = []
    end = 0
    for name, opening, inner, closing, behind in found:
        first, last = _line_of(starts, opening), _line_of(starts, behind - 1)
        before = text[starts[first] : opening]
        after = text[behind : starts[last] + len(lines[last])]
        if first < end or not is_frame(before) or not is_frame(after):
            return (whole,)
        if end < first:
            cut.append(Unit("", (end, first)))
        cut.append(Unit(name, (first, last + 1), text[inner:closing]))
        end = last + 1
    if end < len(lines):
        cut.append(Unit("", (end, len(lines))))
    return tuple(cut) if found else (whole,)


def _line_starts(lines: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for line in lines:
        starts.append(at)
        at += len(line) + 1
    return starts


def _line_of(starts: Sequence[int], offset: int) -> int:
    low, high = 0, len(starts)
    while high - low > 1:
        middle = (low + high) // 2
        low, high = (middle, high) if starts[middle] <= offset else (low, middle)
    return low


def _without_comments(text: str) -> str:
    """The text with blanks where comments stand."""
    parts, at = [], 0
    while (start := text.find("<!--", at)) >= 0:
        end = text.find("-->", start + 4)
        end = len(text) if end < 0 else end + 3
        parts += [text[at:start], " " * (end - start)]
        at = end
    return "".join([*parts, text[at:]])


@dataclass(slots=True)
class _Scan:
    """Reads the tags of a block once, from its beginning to its end."""

    text: str
    depth: int = 0
    """How many elements are open that are neither lists nor a unit."""
    nested: int = 0
    """How many lists are open inside the item at hand."""
    unit: str = ""
    opening: int = 0
    inner: int = 0
    found: list[tuple[str, int, int, int, int]] = field(default_factory=list)

    def units(self) -> Iterator[tuple[str, int, int, int, int]]:
        """Name, and where the opening tag, the inside, the closing tag and the rest begin."""
        for tag in TAG.finditer(self.text):
            name = tag[2].lower()
            if name in VOID:
                continue
            if self.unit == ROW and name in NO_CELL:
                self.unit = ""
                self.depth += 1
            if self.unit:
                yield from self._inside(tag, name, closing=bool(tag[1]))
            elif not tag[1] and self._begins(name):
                self.unit, self.opening, self.inner, self.nested = name, tag.start(), tag.end(), 0
            elif name not in LISTS:
                self.depth = max(0, self.depth + (-1 if tag[1] else 1))

    def _begins(self, name: str) -> bool:
        return name in (ITEM, ROW) or (self.depth == 0 and (name == PARAGRAPH or name in HEADINGS))

    def _inside(
        self, tag: re.Match[str], name: str, *, closing: bool
    ) -> Iterator[tuple[str, int, int, int, int]]:
        if self.unit == ITEM and name in LISTS:
            if closing and self.nested == 0:  # the item's own end was left out
                yield self._ended(tag.start(), tag.start())
            self.nested += -1 if closing else 1
        elif name == self.unit and self.nested == 0:
            at = tag.start()
            yield self._ended(at, tag.end() if closing else at)
            if not closing:
                self.unit, self.opening, self.inner = name, at, tag.end()

    def _ended(self, closing: int, behind: int) -> tuple[str, int, int, int, int]:
        unit, self.unit = self.unit, ""
        behind = behind if behind > closing else len(self.text[:closing].rstrip())
        return unit, self.opening, self.inner, closing, behind
