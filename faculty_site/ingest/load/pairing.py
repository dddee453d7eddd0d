"""Each row of a source with its line in the ledger, as far as that is sure."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from faculty_site.ingest.fixture import Item
from faculty_site.ingest.load.fields import Warn
from faculty_site.ingest.load.ledger import Ledger
from faculty_site.ingest.load.match import Known, anchors_of, match


def pairs(items: Sequence[Item], ledger: Ledger, warn: Warn, *, partial: bool) -> dict[str, Any]:
    """The record of the last import by its row's origin; where it is not sure, that is told.

    Rows of a partial bundle are known by their origins alone: what is not in it may well be there
    still, so that nothing shows that one row stands for another now.
    """
    found: dict[str, Any] = {}
    for label in {item.row.model for item in items}:
        of_model = [item for item in items if item.row.model == label]
        records = list(ledger.known(label))
        matches = match([_known(item, partial=partial) for item in of_model], records)
        found |= {row: ledger.records[record] for row, record in matches.pairs.items()}
        by_origin = {item.row.origin: item.row for item in of_model}
        for row, record in matches.unsure.items():
            text = ledger.records[record].text
            warn(
                by_origin[row],
                "This may be the reworded form of an item that is gone, but that is not sure: "
                f"it came in as a new one, and the old one, “{text[:60]}”, is hidden now. "
                "Delete one of the two in the admin.",
            )
    return found


def _known(item: Item, *, partial: bool) -> Known:
    row, order = item.row, item.order or 0
    if partial:
        return Known(row.origin, "", order)
    return Known(row.origin, row.text, order, anchors_of(row.fields), key=row.key)
