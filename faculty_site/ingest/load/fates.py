"""What became of each record of a source, told one by one for previews and reports."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any, Literal

from faculty_site.ingest.documents import Json
from faculty_site.ingest.report import Counts

Fate = Literal["created", "updated", "unchanged", "kept"]

How = Literal["take", "keep", "conflict"]
"""Which side's value stands now: the source's, the local one, or the local one of two edits."""


@dataclass(frozen=True, slots=True)
class Change:
    """A value that differs between a record as it was `here` and its `source`.

    `what` is the field as forms call it in English.
    """

    what: str
    here: Json
    source: Json
    how: How


@dataclass(frozen=True, slots=True)
class Placed:
    """A record of a source by its origin, with the object that it stands for.

    `instance` is None where somebody deleted it here. One that was `attached` had been here
    before this source told of it, and one that was `left` is a work of others, as it was.
    """

    origin: str
    fate: Fate
    instance: Any
    changes: tuple[Change, ...] = ()
    attached: bool = False
    left: bool = False


@dataclass(frozen=True, slots=True)
class Loaded:
    """All that an import did.

    `gone` are objects that the source has no more and that were left as they are; `vanished`
    counts the lines of those that an import hides where it may, by what happened to them.
    """

    placed: tuple[Placed, ...]
    gone: tuple[Any, ...] = ()
    vanished: tuple[Fate, ...] = ()

    @property
    def counts(self) -> Counts:
        """The lines of the source's ledger by what happened to their records."""
        fates = Counter([*(each.fate for each in self.placed), *self.vanished])
        return Counts(**{str(fate): count for fate, count in fates.items()})
