"""What a body is cut into: blocks, sections, the outline."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from faculty_site.ingest.documents import Span

BlockKind = Literal[
    "heading",
    "paragraph",
    "item",
    "row",
    "comment",
    "html",
    "frame",
    "code",
    "quote",
    "rule",
    "definition",
    "other",
]

SILENT: frozenset[BlockKind] = frozenset({"definition", "frame"})
"""Kinds of blocks that show nothing by themselves."""

LABEL = re.compile(r"\[([^\[\]]{1,200})\]")


@dataclass(frozen=True, slots=True)
class Block:
    """The smallest thing that is placed: a paragraph, a list item, a table row, a comment …

    `text` is its Markdown without list marker, cell borders stay. `list_span` tells which list
    or table an item or row belongs to. `inner` are the blocks inside a comment, and the items of
    the lists inside an item. A `definition`
    (of a link, a footnote, attributes) draws nothing where it stands; nor does a `frame`, HTML that
    only holds other things together. `level` is that of a heading (1 to 6).
    """

    kind: BlockKind
    span: Span
    text: str
    list_span: Span | None = None
    inner: tuple[Block, ...] = ()
    level: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what follows it up to the next heading of any level.

    `level` is the heading's own (1 to 6), 0 for the lead. `parents` are the keys of the
    sections above it, outermost first. `region` are the lines below the heading, up to the next.
    """

    key: str
    heading: str
    level: int
    heading_span: Span | None
    blocks: tuple[Block, ...]
    parents: tuple[str, ...] = ()
    region: Span = (0, 0)

    @property
    def span(self) -> Span:
        """All its lines, heading included; empty (n, n) when it holds nothing."""
        spans = [b.span for b in self.blocks]
        if self.heading_span:
            spans.insert(0, self.heading_span)
        return (spans[0][0], spans[-1][1]) if spans else (0, 0)

    @property
    def items(self) -> tuple[Block, ...]:
        """Its top-level list items, over all its lists."""
        return tuple(b for b in self.blocks if b.kind == "item")


@dataclass(frozen=True, slots=True)
class Outline:
    """A body as a flat list of sections in source order; the lead comes first, maybe empty.

    `definitions` are the link definitions and footnotes of the whole body, by folded label.
    """

    lines: tuple[str, ...]
    sections: tuple[Section, ...]
    definitions: Mapping[str, str] = field(default_factory=dict)
    _by_key: dict[str, Section] = field(default_factory=dict, repr=False, compare=False)
    _below: dict[str, list[Section]] = field(default_factory=dict, repr=False, compare=False)

    def __post_init__(self) -> None:
        for section in self.sections:
            self._by_key[section.key] = section
            for key in section.parents:
                self._below.setdefault(key, []).append(section)

    def complete(self, text: str) -> str:
        """A text cut out of the body, with the link definitions and footnotes that it names."""
        used: dict[str, str] = {}
        pending = [text]
        while pending:
            for label in LABEL.findall(pending.pop()):
                found = self.definitions.get(label.casefold(), "")
                known = any(found in other for other in (text, *used.values()))
                if found and not known:
                    used[label.casefold()] = found
                    pending.append(found)
        return "\n\n".join([text, "\n".join(used.values())]) if used else text

    def blocks(self) -> Iterator[Block]:
        """Every block of the body, headings among them, in source order."""
        for section in self.sections:
            if section.heading_span:
                yield Block("heading", section.heading_span, section.heading)
            yield from section.blocks

    def source(self, span: Span) -> str:
        """The body's lines of a span, as they stand."""
        return "\n".join(self.lines[span[0] : span[1]])

    def section(self, key: str) -> Section:
        return self._by_key[key]

    def children(self, key: str) -> Sequence[Section]:
        """The sections directly or indirectly below one."""
        return self._below.get(key, [])
