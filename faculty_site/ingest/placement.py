"""Where the blocks of a body ended, counted from the parser's own source lines."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from faculty_site.ingest.documents import Place, Placement, Row
from faculty_site.ingest.outline import Block, Outline


@dataclass(frozen=True, slots=True)
class Blocks:
    """How many blocks became records, stayed text, went to the hidden store, or were lost."""

    records: int = 0
    text: int = 0
    hidden: int = 0
    unplaced: int = 0

    def __add__(self, other: Blocks) -> Blocks:
        return Blocks(
            self.records + other.records,
            self.text + other.text,
            self.hidden + other.hidden,
            self.unplaced + other.unplaced,
        )


def count_blocks(outline: Outline, rows: Iterable[Row], again: Iterable[Placement] = ()) -> Blocks:
    """Count each block once; one with any line that no row has taken is unplaced.

    `again` are lines that tell what a row of another page says.
    """
    places = _places(rows, again)
    found = [_place(block, outline, places) for block in outline.blocks()]
    return Blocks(
        found.count("record"), found.count("text"), found.count("hidden"), found.count(None)
    )


def unplaced(
    outline: Outline, rows: Iterable[Row], again: Iterable[Placement] = ()
) -> tuple[Block, ...]:
    """The blocks with a line that no row has taken, in source order."""
    places = _places(rows, again)
    return tuple(b for b in outline.blocks() if _place(b, outline, places) is None)


def _places(rows: Iterable[Row], again: Iterable[Placement]) -> dict[int, Place]:
    placed = (placement for row in rows for placement in row.placements)
    return {
        line: placement.place for placement in (*again, *placed) for line in range(*placement.span)
    }


def _place(block: Block, outline: Outline, places: dict[int, Place]) -> Place | None:
    """The place of the block's first line; a block without a written line is part of the text."""
    lines = [n for n in range(*block.span) if n < len(outline.lines) and outline.lines[n].strip()]
    if not all(line in places for line in lines):
        return None
    return places[lines[0]] if lines else "text"
