"""From Markdown to the outline, by the tokens of the parser that draws the page."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from markdown_it.token import Token

from faculty_site.ingest.documents import Span
from faculty_site.ingest.headings import promise_of
from faculty_site.ingest.keys import Keys
from faculty_site.ingest.outline.html_units import (
    HEADINGS,
    ITEM,
    LONGEST_HEADING,
    ROW,
    html_units,
    is_frame,
)
from faculty_site.ingest.outline.model import Block, BlockKind, Outline, Section
from faculty_site.lib.markdown import Dialect, block_tokens, plain_text
from faculty_site.lib.slugs import slug_for_text

NEWLINE = re.compile(r"\r\n?|\n")
DEFINITION = re.compile(r" {0,3}\[([^\[\]]{1,200})\]:\s*\S")
"""A link's or a footnote's definition; other texts of the page may use it."""

CELL = re.compile(r"</?t[dh]\b[^<>]*>(?:\s*<t[dh]\b[^<>]*>)?\s*", re.IGNORECASE)
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
    for token, children in _top_level(block_tokens("\n".join(lines), dialect)):
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


def _moved(block: Block, by: int) -> Block:
    moved = (block.span[0] + by, block.span[1] + by)
    of = block.list_span and (block.list_span[0] + by, block.list_span[1] + by)
    return replace(block, span=moved, list_span=of, inner=tuple(_moved(b, by) for b in block.inner))


def _top_level(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
    """Each token at the body's own level, with those up to its closing one."""
    index = 0
    while index < len(tokens):
        end = index
        if tokens[index].nesting == 1:
            depth = tokens[index].level
            end = next(
                i
                for i in range(index + 1, len(tokens))
                if tokens[i].nesting == -1 and tokens[i].level == depth
            )
        yield tokens[index], tokens[index + 1 : end]
        index = end + 1


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
            self._open(*heading, _trimmed((token.map[0], token.map[1]), self.lines))
            return
        for block in _blocks(token, children, self.lines, self.dialect):
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


def _blocks(
    token: Token, children: list[Token], lines: tuple[str, ...], dialect: Dialect
) -> Iterator[Block]:
    if token.map is None:
        return
    span = _trimmed((token.map[0], token.map[1]), lines)
    if token.type in LISTS:
        yield from _items(children, span, lines)
    elif token.type == "table_open":
        yield from _table_rows(children, span, lines)
    elif token.type == "html_block" and _is_comment(token.content):
        yield _comment(span, lines, dialect)
    elif token.type == "html_block":
        yield from _html(span, lines)
    else:
        yield Block(_kind(token.type), span, "\n".join(lines[span[0] : span[1]]))


def _html(span: Span, lines: tuple[str, ...]) -> Iterator[Block]:
    """A block of HTML, cut where list items, paragraphs and headings have lines of their own."""
    for unit in html_units(lines[span[0] : span[1]]):
        at = (unit.span[0] + span[0], unit.span[1] + span[0])
        own = _trimmed(at, lines)
        text = "\n".join(lines[own[0] : own[1]])
        if unit.name == ITEM:
            yield Block("item", own, _one_paragraph(unit.inner), span)
        elif unit.name == ROW:
            cells = map(_one_paragraph, CELL.split(unit.inner)[1:])
            yield Block("row", own, f"| {' | '.join(' '.join(c.split()) for c in cells)} |", span)
        elif unit.name in HEADINGS and unit.inner.strip() and len(unit.inner) <= LONGEST_HEADING:
            yield Block("heading", own, unit.inner, level=int(unit.name[1]))
        elif text.strip():
            yield Block("frame" if is_frame(text) else "html", own, text)


def _one_paragraph(html: str) -> str:
    """HTML without the indentation that Markdown would read as code."""
    return "\n".join(filter(None, map(str.strip, html.split("\n"))))


def _kind(token_type: str) -> BlockKind:
    kinds: dict[str, BlockKind] = {
        "heading_open": "heading",
        "paragraph_open": "paragraph",
        "html_block": "html",
        "html_with_text_open": "html",
        "fence": "code",
        "code_block": "code",
        "blockquote_open": "quote",
        "hr": "rule",
        "definition": "definition",
        "attributes": "definition",
        "footnote_reference_open": "definition",
    }
    return kinds.get(token_type, "other")


def _trimmed(span: Span, lines: tuple[str, ...]) -> Span:
    """Without the blank lines at its end, which markdown-it counts to some blocks."""
    first, end = span
    while end > first + 1 and (end > len(lines) or not lines[end - 1].strip()):
        end -= 1
    return first, end


LISTS = ("bullet_list_open", "ordered_list_open")
MARKER = re.compile(r"^\s*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)")


def _items(children: list[Token], list_span: Span, lines: tuple[str, ...]) -> Iterator[Block]:
    for token, inside in _top_level(children):
        if token.type == "list_item_open" and token.map:
            span = _trimmed((token.map[0], token.map[1]), lines)
            text = _item_text(lines[span[0] : span[1]])
            yield Block("item", span, text, list_span, tuple(_nested(inside, lines)))


def _nested(tokens: list[Token], lines: tuple[str, ...]) -> Iterator[Block]:
    """The items of the lists in an item."""
    for token, children in _top_level(tokens):
        if token.type in LISTS and token.map:
            yield from _items(children, (token.map[0], token.map[1]), lines)


def _item_text(lines: tuple[str, ...]) -> str:
    """An item's Markdown without its marker, its continuation lines moved to the left."""
    marker = MARKER.match(lines[0])
    width = marker.end() if marker else 0
    first = lines[0][width:]
    rest = [line[min(width, len(line) - len(line.lstrip())) :] for line in lines[1:]]
    return "\n".join([first, *rest]).strip()


def _table_rows(children: list[Token], span: Span, lines: tuple[str, ...]) -> Iterator[Block]:
    """A table's lines as rows; the line of dashes goes with the row before or after it."""
    rows = sorted({t.map[0] for t in children if t.type == "tr_open" and t.map})
    if not rows:
        yield Block("other", span, "\n".join(lines[span[0] : span[1]]))
        return
    starts = [span[0], *rows[1:]]
    for start, end in zip(starts, [*starts[1:], span[1]], strict=True):
        yield Block("row", (start, end), "\n".join(lines[start:end]), span)


def _is_comment(html: str) -> bool:
    """Whether nothing stands outside the comments; one that is never closed hides the rest."""
    outside, position = html.lstrip(), 0
    if not outside.startswith("<!--"):
        return False
    while (start := outside.find("<!--", position)) >= 0:
        if outside[position:start].strip():
            return False
        end = outside.find("-->", start + 4)
        if end < 0:
            return True
        position = end + 3
    return not outside[position:].strip()


def _comment(span: Span, lines: tuple[str, ...], dialect: Dialect) -> Block:
    """A comment with the blocks inside it, cut as if the comment marks were not there."""
    inside = list(lines[span[0] : span[1]])
    inside[0] = inside[0].lstrip().removeprefix("<!--").lstrip()
    inside[-1] = inside[-1].rstrip().removesuffix("-->")
    text = "\n".join(inside).strip()
    return Block("comment", span, text, inner=_inside(tuple(inside), dialect, span[0]))


def _inside(lines: tuple[str, ...], dialect: Dialect, first: int) -> tuple[Block, ...]:
    """The blocks of lines that begin at body line `first`; a comment among them stays whole."""
    found: list[Block] = []
    for token, children in _top_level(block_tokens("\n".join(lines), dialect)):
        if token.type == "html_block" and token.map:
            span = _trimmed((token.map[0], token.map[1]), lines)
            found.append(Block("html", span, "\n".join(lines[span[0] : span[1]])))
        else:
            found.extend(_blocks(token, children, lines, dialect))
    return tuple(_moved(block, first) for block in found)
