"""Tables as CSV that a spreadsheet opens as text, whatever somebody wrote into a cell."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

FORMULA: Final = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""A cell that begins with one of these would be worked out instead of shown."""

MARK: Final = "\ufeff"
"""Without it, the most common spreadsheet takes UTF-8 for something else."""


class _Line:
    """A file for a writer that gives back what is written to it."""

    def write(self, text: str) -> str:
        return text


def csv_lines(rows: Iterable[Sequence[object]]) -> Iterator[str]:
    """The lines of a CSV file, one for each row, for an answer that is sent bit by bit."""
    writer = csv.writer(_Line())
    yield MARK
    for row in rows:
        yield writer.writerow([safe_cell(cell) for cell in row])


def safe_cell(cell: object) -> str:
    """The text of a cell; what a spreadsheet would work out gets an apostrophe before it."""
    text = "" if cell is None else str(cell)
    return f"'{text}" if text.startswith(FORMULA) else text
