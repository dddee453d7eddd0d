"""Entries of one text that tell of the same work, as where two lists were put together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from faculty_site.lib.work_identity import Description, compare, keys_of
from publications.ingest.importing.descriptions import of_work
from publications.ingest.records import Record


def once(records: Sequence[Record]) -> tuple[list[Record], list[int]]:
    """Each work by its first record; and for every record the number of its work's."""
    kept: list[tuple[Record, Description]] = []
    numbers: list[int] = []
    alike: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
    for record in records:
        told = of_work(record.work)
        keys = list(keys_of(told))
        likely = dict.fromkeys(number for key in keys for number in alike[key])
        same = (number for number in likely if compare(told, kept[number][1]).is_sure)
        first = next(same, len(kept))
        if first == len(kept):
            kept.append((record, told))
            for key in keys:
                alike[key].append(first)
        numbers.append(first)
    return [record for record, _told in kept], numbers
