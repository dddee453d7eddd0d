"""Where the blocks of a body ended, counted from the parser's own source lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faculty_site.ingest.documents import Place, Row
from faculty_site.ingest.outline import Block, Outline


@dataclass(frozen=True, slots=True)
class Blocks:
    """How many blocks became records, stayed text, went to the hidden store, or were lost."""

    records: int = 0
    text: int = 0
    hidden: int = 0
    unplaced: int = 0


def count_blocks(outline: Outline, rows: Iterable[Row]) -> Blocks:
    """Count each block once; one with any line that no row has taken is unplaced."""
    places = _places(rows)
    found = [_place(block, outline, places) for block in outline.blocks()]
    return Blocks(
        found.count("record"), found.count("text"), found.count("hidden"), found.count(None)
    )


def unplaced(outline: Outline, rows: Iterable[Row]) -> tuple[Block, ...]:
    """The blocks with a line that no row has taken, in source order."""
    places = _places(rows)
    return tuple(b for b in outline.blocks() if _place(b, outline, places) is None)


def _places(rows: Iterable[Row]) -> dict[int, Place]:
    return {
        line: placement.place
        for row in rows
        for placement in row.placements
        for line in range(*placement.span)
    }


def _place(block: Block, outline: Outline, places: dict[int, Place]) -> Place | None:
    """The place of the block's first line; a block without a written line is part of the text."""
    lines = [n for n in range(*block.span) if n < len(outline.lines) and outline.lines[n].strip()]
    if not all(line in places for line in lines):
        return None
    return places[lines[0]] if lines else "text"
