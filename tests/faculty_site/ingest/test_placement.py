"""Each block of a body is counted once, in the place where it ended."""

from __future__ import annotations

import pytest

from faculty_site.ingest.documents import Place, Placement, Row, Span
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.placement import Blocks, count_blocks, unplaced

BODY = """\
Physicist in Paris,
born in Warsaw.

# News

- Davy Medal
- Matteucci Medal
  in Rome

<!-- a draft
kept for later -->
"""
OUTLINE = read_outline(BODY, "kramdown")


def row(*placed: tuple[Span, Place]) -> Row:
    placements = tuple(Placement(span, place) for span, place in placed)
    return Row("news.newsitem", ("a",), {}, "a", placements=placements)


EVERYTHING: list[tuple[Span, Place]] = [
    ((0, 2), "text"),
    ((3, 4), "text"),
    ((5, 6), "record"),
    ((6, 8), "record"),
    ((9, 11), "hidden"),
]


def test_every_block_has_a_place() -> None:
    assert count_blocks(OUTLINE, [row(*EVERYTHING)]) == Blocks(records=2, text=2, hidden=1)


def test_rows_share_the_work() -> None:
    rows = [row(placed) for placed in EVERYTHING]
    assert count_blocks(OUTLINE, rows) == Blocks(records=2, text=2, hidden=1)


@pytest.mark.parametrize("index", range(len(EVERYTHING)))
def test_what_one_row_drops_is_unplaced(index: int) -> None:
    rest = [placed for number, placed in enumerate(EVERYTHING) if number != index]
    assert count_blocks(OUTLINE, [row(*rest)]).unplaced == 1
    (block,) = unplaced(OUTLINE, [row(*rest)])
    assert block.span == EVERYTHING[index][0]


def test_half_a_block_is_unplaced() -> None:
    assert count_blocks(OUTLINE, [row(*EVERYTHING[:3], ((6, 7), "record"))]).unplaced == 2


def test_nothing_placed() -> None:
    assert count_blocks(OUTLINE, []) == Blocks(unplaced=5)


def test_blank_lines_need_no_place() -> None:
    outline = read_outline("\n\n- a\n\n\n- b\n\n", "kramdown")
    assert count_blocks(outline, [row(((2, 3), "record"), ((5, 6), "record"))]).unplaced == 0
