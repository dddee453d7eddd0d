"""News in a table: a row for each item, one of its cells the date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faculty_site.ingest.documents import Span
from faculty_site.ingest.outline import Block
from faculty_site.lib.fuzzy_dates import find_dates

BORDER = re.compile(r"(?<!\\)\|")
RULE = re.compile(r"[\s|:+=-]*")
MARKS = " \t*_.,:;()[]"


@dataclass(frozen=True, slots=True)
class TableItem:
    """A row as the line of a list, its date in front; `head` are the lines of the table's head."""

    text: str
    span: Span
    head: Span | None = None


def table_items(rows: Sequence[Block]) -> list[TableItem]:
    """The rows of a table as items; none unless each but the head has a cell that is a date."""
    items: list[TableItem] = []
    head: Span | None = None
    for row in rows:
        text = _as_item(row.text)
        if text:
            items.append(TableItem(text, row.span, head))
            head = None
        elif row is rows[0]:
            head = row.span
        else:
            return []
    return items


def _as_item(row: str) -> str:
    """“Date: the other cells”; "" where no cell is a date."""
    line = next((line for line in row.split("\n") if not RULE.fullmatch(line)), "")
    cells = [cell.strip() for cell in BORDER.split(line.strip().strip("|"))]
    date = next((cell for cell in cells if _is_date(cell)), "")
    others = [cell for cell in cells if cell and cell != date]
    return f"{date.strip(MARKS)}: {' – '.join(others)}" if date and others else ""


def _is_date(cell: str) -> bool:
    found = find_dates(cell)
    return bool(found) and not (cell[: found[0].start] + cell[found[-1].stop :]).strip(MARKS)
