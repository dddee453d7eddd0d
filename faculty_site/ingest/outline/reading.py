"""From Markdown to the outline, by the tokens of the parser that draws the page."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from markdown_it.token import Token

from faculty_site.ingest.documents import Span
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.keys import Keys
from faculty_site.ingest.outline.blocks import blocks_of, top_level, trimmed
from faculty_site.ingest.outline.model import Block, Outline, Section
from faculty_site.lib.markdown import Dialect, block_tokens, plain_text
from faculty_site.lib.slugs import slug_for_text

NEWLINE = re.compile(r"\r\n?|\n")
DEFINITION = re.compile(r" {0,3}\[([^\[\]]{1,200})\]:\s*\S")
"""A link's or a footnote's definition; other texts of the page may use it."""

HTML_HEADING = re.compile(
    r"<h([1-6])\b[^<>]*>((?:(?!</?h[1-6]\b)[^\n]){1,300})</h\1\s*>", re.IGNORECASE
)
BOLD_LINE = re.compile(
    r"(?:\*\*|__|<b>|<strong>)[^*_<>\n]{2,60}(?:\*\*|__|</b>|</strong>)\s*[:：]?"
)

LEAD = "about"
"""The key of what stands before the first heading."""


def read_outline(body: str, dialect: Dialect, title: str = "", key: str = "") -> Outline:
    """Cut a body into its outline.

    `title` is that of a page beside the one about the person: it heads all that stands on it,
    and is the beginning of all keys, unless `key` is: several parts of one page may have the same
    title, or none.
    """
    lines = tuple(NEWLINE.split(body))
    prefix = slug_for_text(key or title, 40) if key or title else ""
    builder = _Builder(lines, dialect, prefix, title)
    for token, children in top_level(block_tokens("\n".join(lines), dialect)):
        builder.add(token, children)
    sections = builder.finish()
    return Outline(lines, sections, _definitions(lines, sections))


def _definitions(lines: tuple[str, ...], sections: Iterable[Section]) -> dict[str, str]:
    found: dict[str, str] = {}
    for section in sections:
        for block in section.blocks:
            if block.kind == "definition" and (match := DEFINITION.match(block.text)):
                found.setdefault(match[1].casefold(), block.text)
    for line in lines:  # those inside a list or a comment
        if match := DEFINITION.match(line):
            found.setdefault(match[1].casefold(), line)
    return found


@dataclass(slots=True)
class _Builder:
    """Collects blocks under the heading they follow."""

    lines: tuple[str, ...]
    dialect: Dialect
    prefix: str = ""
    heading: str = ""
    done: list[Section] = field(default_factory=list)
    level: int = 0
    heading_span: Span | None = None
    outer: int = 0  # the level of the last heading that is marked as one
    above: list[tuple[int, str]] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    keys: Keys = field(default_factory=Keys)

    def add(self, token: Token, children: list[Token]) -> None:
        heading = _heading(token, children, self.dialect)
        if heading and token.map:
            self._open(*heading, trimmed((token.map[0], token.map[1]), self.lines))
            return
        for block in blocks_of(token, children, self.lines, self.dialect):
            if block.kind == "heading":
                self._open(plain_text(block.text, self.dialect), block.level, block.span)
            else:
                self.blocks.append(block)

    def _open(self, heading: str, level: int, span: Span) -> None:
        """Begin a section; the one before it ends."""
        self._close(span[0])
        self.heading = heading
        self.outer = level or self.outer
        self.level = level or min(self.outer + 1, 6)
        self.heading_span = span

    def finish(self) -> tuple[Section, ...]:
        self._close(len(self.lines))
        return tuple(self.done)

    def _close(self, end: int) -> None:
        key = self.keys.free(self._key())
        first = self.heading_span[1] if self.heading_span else 0
        blocks, self.blocks = tuple(self.blocks), []
        parents = self._parents(key)
        if self.prefix and not self.done:  # the page's title is above every heading on it
            self.above.append((0, key))
        self.done.append(
            Section(key, self.heading, self.level, self.heading_span, blocks, parents, (first, end))
        )

    def _key(self) -> str:
        words = slug_for_text(plain_text(self.heading, self.dialect), 60)
        if not self.heading_span:
            return self.prefix or LEAD
        return f"{self.prefix}-{words}" if self.prefix else words

    def _parents(self, key: str) -> tuple[str, ...]:
        """The keys above the section that ends; it becomes one that others may stand below."""
        while self.above and self.above[-1][0] >= self.level:
            self.above.pop()
        parents = tuple(above for _level, above in self.above)
        if self.level:
            self.above.append((self.level, key))
        return parents


def _heading(token: Token, children: list[Token], dialect: Dialect) -> tuple[str, int] | None:
    """Text and level of a heading, however it is written.

    An HTML block that is one heading counts. So does a line in bold that promises something
    (“**News**”); it has no level of its own and is one below the heading before it: 0.
    """
    if token.type == "heading_open":
        return (children[0].content if children else "", int(token.tag[1]))
    if token.type == "html_block" and (match := HTML_HEADING.fullmatch(token.content.strip())):
        return plain_text(match[2], dialect), int(match[1])
    if token.type == "paragraph_open" and (match := BOLD_LINE.fullmatch(children[0].content)):
        return (match[0], 0) if promise_of(match[0], dialect) else None
    return None
