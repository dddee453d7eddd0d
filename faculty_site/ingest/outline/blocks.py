"""From the tokens of a body to its blocks: paragraphs, list items, lines of tables, comments."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from markdown_it.token import Token

from faculty_site.ingest.documents import Span
from faculty_site.ingest.outline.html_units import (
    HEADINGS,
    ITEM,
    LONGEST_HEADING,
    ROW,
    html_units,
    is_frame,
)
from faculty_site.ingest.outline.model import Block, BlockKind
from faculty_site.lib.markdown import Dialect, block_tokens

LISTS = ("bullet_list_open", "ordered_list_open")
MARKER = re.compile(r"^\s*(?:[-+*]|\d{1,9}[.)])(?:[ \t]+|$)")
CELL = re.compile(r"</?t[dh]\b[^<>]*>(?:\s*<t[dh]\b[^<>]*>)?\s*", re.IGNORECASE)


def top_level(tokens: list[Token]) -> Iterator[tuple[Token, list[Token]]]:
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


def trimmed(span: Span, lines: tuple[str, ...]) -> Span:
    """Without the blank lines at its end, which markdown-it counts to some blocks."""
    first, end = span
    while end > first + 1 and (end > len(lines) or not lines[end - 1].strip()):
        end -= 1
    return first, end


def blocks_of(
    token: Token, children: list[Token], lines: tuple[str, ...], dialect: Dialect
) -> Iterator[Block]:
    """The blocks that a token at the body's own level is, with their lines in the body.

    `children` are the tokens up to its closing one. A heading inside HTML comes as a block of
    kind `heading`.
    """
    if token.map is None:
        return
    span = trimmed((token.map[0], token.map[1]), lines)
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
        own = trimmed(at, lines)
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


def _items(children: list[Token], list_span: Span, lines: tuple[str, ...]) -> Iterator[Block]:
    for token, inside in top_level(children):
        if token.type == "list_item_open" and token.map:
            span = trimmed((token.map[0], token.map[1]), lines)
            text = _item_text(lines[span[0] : span[1]])
            yield Block("item", span, text, list_span, tuple(_nested(inside, lines)))


def _nested(tokens: list[Token], lines: tuple[str, ...]) -> Iterator[Block]:
    """The items of the lists in an item."""
    for token, children in top_level(tokens):
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
    for token, children in top_level(block_tokens("\n".join(lines), dialect)):
        if token.type == "html_block" and token.map:
            span = trimmed((token.map[0], token.map[1]), lines)
            found.append(Block("html", span, "\n".join(lines[span[0] : span[1]])))
        else:
            found.extend(blocks_of(token, children, lines, dialect))
    return tuple(_moved(block, first) for block in found)


def _moved(block: Block, by: int) -> Block:
    moved = (block.span[0] + by, block.span[1] + by)
    of = block.list_span and (block.list_span[0] + by, block.list_span[1] + by)
    return replace(block, span=moved, list_span=of, inner=tuple(_moved(b, by) for b in block.inner))
