"""Which record of the last import a row is, where its text has changed since."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from faculty_site.ingest.documents import Json
from faculty_site.ingest.values import Key

ANCHORS = ("date", "category", "year", "start", "kind")
"""Fields that a reworded item keeps: when it was and what kind of thing it is."""

ENOUGH = 0.4
"""Share of words in common (Jaccard) that makes two texts one item, given the same anchors."""

CLEARLY = 0.1
"""By how much the best candidate has to be better than the next."""

ALMOST_ALL = 0.75
"""Share of words that has to remain where an item stands first or last of its list."""

A_TRACE = 0.1
"""Share of words that has to remain where an item is known by its place alone."""

# A character of Chinese or Japanese counts as a word: there are no spaces between words.
WORD = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]|[^\W\u3040-\u30ff\u3400-\u9fff]+")


@dataclass(frozen=True, slots=True)
class Known:
    """A list item, as the source has it now or as the ledger remembers it."""

    origin: str
    text: str
    order: int
    anchors: tuple[Json, ...] = ()
    vanished: bool = False
    key: Key = ()
    words: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "words", frozenset(WORD.findall(self.text)))


@dataclass(slots=True)
class Matches:
    """Origins of rows with the origins of their records; and pairs that nobody can be sure of."""

    pairs: dict[str, str] = field(default_factory=dict)
    unsure: dict[str, str] = field(default_factory=dict)


def anchors_of(values: Mapping[str, Json]) -> tuple[Json, ...]:
    """What of a record stays when its text is reworded."""
    return tuple(values.get(name) for name in ANCHORS)


def match(rows: Sequence[Known], records: Sequence[Known]) -> Matches:
    """Find each row of one model its record: by origin, text, address, likeness, then place."""
    matching = _Matching(
        sorted(rows, key=lambda row: row.order), sorted(records, key=lambda record: record.order)
    )
    matching.by_origin()
    matching.by_text()
    matching.by_key()
    matching.by_likeness()
    matching.by_place()
    return Matches(matching.pairs, matching.unsure())


class _Matching:
    def __init__(self, rows: Sequence[Known], records: Sequence[Known]) -> None:
        self.rows = rows
        self.records = records
        self.pairs: dict[str, str] = {}
        self.taken: set[str] = set()

    def _pair(self, row: Known, record: Known) -> None:
        self.pairs[row.origin] = record.origin
        self.taken.add(record.origin)

    def _free_rows(self) -> list[Known]:
        return [row for row in self.rows if row.text and row.origin not in self.pairs]

    def _free_records(self) -> list[Known]:
        """Those of the last import; what vanished earlier comes back by its own text only."""
        return [r for r in self.records if r.text and r.origin not in self.taken and not r.vanished]

    def by_origin(self) -> None:
        records = {record.origin: record for record in self.records}
        for row in self.rows:
            if record := records.get(row.origin):
                self._pair(row, record)

    def by_text(self) -> None:
        free: dict[str, list[Known]] = defaultdict(list)
        for record in self.records:
            if record.text and record.origin not in self.taken:
                free[record.text].append(record)
        for row in self._free_rows():
            if free[row.text]:
                self._pair(row, free[row.text].pop(0))

    def by_key(self) -> None:
        """The same date and first words, or the same title and year, make the same address."""
        free = {r.key: r for r in self.records if r.key and r.origin not in self.taken}
        for row in self.rows:
            if row.origin not in self.pairs and (record := free.pop(row.key, None)):
                self._pair(row, record)

    def by_likeness(self) -> None:
        """Same anchors and most words shared, each the clear favourite of the other."""
        for rows, records in self._by_anchors():
            favourites = {row.origin: _favourite(row, records) for row in rows}
            for record in records:
                row = _favourite(record, rows)
                if row and favourites[row.origin] is record:
                    self._pair(row, record)

    def _by_anchors(self) -> Iterator[tuple[list[Known], list[Known]]]:
        groups: dict[str, tuple[list[Known], list[Known]]] = defaultdict(lambda: ([], []))
        for row in self._free_rows():
            groups[repr(row.anchors)][0].append(row)
        for record in self._free_records():
            groups[repr(record.anchors)][1].append(record)
        yield from groups.values()

    def by_place(self) -> None:
        """One row and one record, alone between the same two neighbours."""
        gone = {r.origin for r in self.records if r.vanished and r.origin not in self.taken}
        standing = [record for record in self.records if record.origin not in gone]
        place = {record.origin: n for n, record in enumerate(standing)}
        for before, run, after in _runs(self.rows, self.pairs):
            first = place[self.pairs[before.origin]] + 1 if before else 0
            last = place[self.pairs[after.origin]] if after else len(standing)
            between = standing[first:last]
            if len(run) == len(between) == 1 and between[0].origin not in self.taken:
                inner = before is not None and after is not None
                if _may_replace(run[0], between[0], inner):
                    self._pair(run[0], between[0])

    def unsure(self) -> dict[str, str]:
        """New rows that look like a record that is gone, without being clearly the same."""
        records = self._free_records()
        found: dict[str, str] = {}
        for row in self._free_rows():
            best = max(records, key=lambda record: alike(row, record), default=None)
            if best and alike(row, best) >= ENOUGH:
                found[row.origin] = best.origin
        return found


def alike(one: Known, other: Known) -> float:
    """The share of words that two texts have in common, from 0 to 1 (Jaccard)."""
    every = len(one.words | other.words)
    return len(one.words & other.words) / every if every else 0.0


def _favourite(one: Known, others: Sequence[Known]) -> Known | None:
    """The one that is like enough, and clearly more so than the next best."""
    ranked = sorted(((alike(one, other), n) for n, other in enumerate(others)), reverse=True)[:2]
    if not ranked or ranked[0][0] < ENOUGH:
        return None
    clear = len(ranked) == 1 or ranked[0][0] - ranked[1][0] >= CLEARLY
    return others[ranked[0][1]] if clear else None


def _runs(
    rows: Sequence[Known], pairs: Mapping[str, str]
) -> Iterator[tuple[Known | None, list[Known], Known | None]]:
    """Each run of unmatched rows with the matched ones before and after it."""
    before: Known | None = None
    run: list[Known] = []
    for row in rows:
        if row.origin not in pairs:
            run.append(row)
            continue
        if run:
            yield before, run, row
        before, run = row, []
    if run:
        yield before, run, None


def _may_replace(row: Known, record: Known, inner: bool) -> bool:
    """At the ends of a list things come and go; inside, a trace of the old item is enough."""
    if not row.text or not record.text:
        return False
    likeness = alike(row, record)
    if not inner:
        return likeness >= ALMOST_ALL
    same = any(a and a == b for a, b in zip(row.anchors, record.anchors, strict=True))
    return same or likeness >= A_TRACE
