"""The three-way rule over the fields of one record."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import shortened
from faculty_site.ingest.load.fates import Change
from faculty_site.ingest.load.merge import Verdict, first_sight, three_way
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.values import AnyField, default_of, merged_fields, model_of
from faculty_site.lib.naming import in_english

Warn = Callable[[Row, str], None]
"""Tells the reader of the report something about a line."""


@dataclass(slots=True)
class Outcome:
    """Whether something of a record was taken from the source, and something local was kept."""

    taken: bool = False
    kept: bool = False
    changes: list[Change] = field(default_factory=list)

    def add(self, other: Outcome) -> None:
        self.taken |= other.taken
        self.kept |= other.kept
        self.changes += other.changes


@dataclass(frozen=True, slots=True)
class Past:
    """What is known of a value's past. `base` is None for a record seen for the first time."""

    base: Mapping[str, Json] | None
    elsewhere: Sequence[Mapping[str, Json]] = ()

    def judge(self, name: str, default: Json, source: Json, here: Json) -> Verdict:
        """What to do with a value; the default stands where the last import had no such field."""
        elsewhere = [values.get(name, default) for values in self.elsewhere]
        if self.base is None:
            return first_sight(source, here, elsewhere)
        return three_way(self.base.get(name, default), source, here, elsewhere)


class FieldMerge:
    """Merges rows into their records, field by field."""

    def __init__(self, objects: Objects, warn: Warn) -> None:
        self.objects = objects
        self.warn = warn

    def merge(
        self, instance: Any, row: Row, past: Past, names: Sequence[str] | None = None
    ) -> Outcome:
        """Bring a record up to date, saving what differs; all its fields or those named."""
        fields = merged_fields(model_of(row.model))
        outcome, changed = Outcome(), []
        for name in fields if names is None else names:
            field, source = fields[name], row.fields[name]
            here = self.objects.value(instance, field)
            verdict = past.judge(name, default_of(field), source, here)
            if verdict == "take":
                self.objects.set(instance, field, source)
                changed.append(name)
            elif verdict == "conflict":
                self.report(instance, row, field, here, source)
            if verdict != "same":
                outcome.changes.append(
                    Change(in_english(field.verbose_name), here, source, verdict)
                )
            outcome.kept |= verdict in ("keep", "conflict")
        if changed:
            instance.save(update_fields=changed)
        outcome.taken = bool(changed)
        return outcome

    def report(self, instance: Any, row: Row, field: AnyField, here: Json, source: Json) -> None:
        """Tell of a value that was changed on both sides."""
        self.warn(row, conflict(instance, in_english(field.verbose_name), here, source))


def conflict(instance: Any, what: str, here: Json, source: Json) -> str:
    """One sentence on a value that was changed on both sides."""
    return (
        f"{described(instance)}: the {what} was changed both here and in the source. The local "
        f"one stays, “{shortened(here)}”; the source has “{shortened(source)}”."
    )


def described(instance: Any) -> str:
    """A record as messages name it."""
    named = in_english(instance._meta.verbose_name).capitalize()
    return f"{named} “{shortened(in_english(instance), 50)}”"
