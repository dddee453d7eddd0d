"""What an import did with each person, or would do: for a page, and to be compared."""

from __future__ import annotations

import hashlib
import json
import os
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from django.core.files.storage import default_storage

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import PARTS, PROFILE, Bundle, shortened
from faculty_site.ingest.load import Loaded, Placed
from faculty_site.ingest.report import Report, SourceReport
from profiles.permissions import User, visible
from publications.ingest.importing.differences import printable, told_changes
from publications.ingest.importing.entries import STATES
from publications.models import Publication

MOST_SHOWN: Final = 200
"""Records of a kind that are told one by one, for each person."""

NAMING: Final = (
    "title", "heading", "name", "label", "text", "body", "department", "path", "url", "file",
    "language",
)  # fmt: skip
"""Fields of which the first that says something names a record."""

DATING: Final = ("date", "start", "year")

TOLD_FIRST: Final = ("changed", "kept", "deleted", "new")
"""The states that are told one by one, in this order; what is known is only counted."""


@dataclass(slots=True)
class Outcome:
    """Stands beside an import as its witness. `root` is the folder that messages leave out."""

    user: User
    people: dict[tuple[str, str], dict[str, Json]] = field(default_factory=dict)
    touched: list[tuple[Row, Placed]] = field(default_factory=list)
    stored: list[str] = field(default_factory=list)
    """Names of files that were not in the storage before."""
    _raw: list[Json] = field(default_factory=list)

    def __call__(self, path: Path, bundle: Bundle, loaded: Loaded) -> None:
        rows = {row.origin: row for row in bundle.rows}
        records = [(rows[placed.origin], placed) for placed in loaded.placed]
        hidden = self._out_of_sight(records)
        groups: dict[str, list[dict[str, Json]]] = defaultdict(list)
        for row, placed in records:
            groups[row.model].append(_told(row, placed, foreign=placed.origin in hidden))
        person = next(placed for row, placed in records if row.model == PROFILE)
        self.people[str(path), bundle.slug] = {
            "slug": bundle.slug,
            "name": printable(str(rows[person.origin].fields["name"])),
            "new": person.fate == "created",
            "groups": [_group(model, told) for model, told in groups.items()],
        }
        self.stored += (f.name for f in bundle.files if not default_storage.exists(f.name))
        self.touched += (pair for pair in records if pair[1].fate in ("created", "updated"))
        self._raw.append([bundle.slug, [_raw(placed) for placed in loaded.placed], loaded.vanished])

    def _out_of_sight(self, records: Iterable[tuple[Row, Placed]]) -> set[str]:
        """The origins of works of others that the account may not look into."""
        others = {
            placed.origin: placed.instance.pk
            for row, placed in records
            if row.model in PARTS and placed.attached and placed.instance is not None
        }
        rows = visible(self.user, "inspect", Publication).filter(pk__in=others.values())
        seen = set(rows.values_list("pk", flat=True)) if others else set()
        return {origin for origin, pk in others.items() if pk not in seen}

    def digest(self, told: Json) -> str:
        """The same for two imports that do the same and tell the same."""
        text = json.dumps([self._raw, told], sort_keys=True, default=str)
        return hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()

    def shown(self, report: Report) -> list[dict[str, Json]]:
        """What a page shows, one for each source of the report."""
        return [self.people.get(_key(source), {}) for source in report.sources]


def _key(source: SourceReport) -> tuple[str, str]:
    return str(source.path), source.profile or ""


def _told(row: Row, placed: Placed, *, foreign: bool) -> dict[str, Json]:
    state: str = "deleted" if placed.instance is None else STATES[placed.fate]
    changes = [
        {"what": c.what, "here": c.here, "source": c.source, "taken": c.how == "take"}
        for c in told_changes(placed.changes)
    ]
    if foreign:  # or a guessed title would be told somebody's unfinished work
        state = "known" if state == "kept" else state
        changes = [{**change, "here": ""} for change in changes if change["taken"]]
    return {"title": _title(row), "date": _date(row), "state": state, "changes": changes}


def _title(row: Row) -> str:
    values = (row.fields.get(name) for name in NAMING)
    value = next((value for value in values if value), "")
    text = value if isinstance(value, str) else " ".join(map(str, value))
    return printable(shortened(text, 140))


def _date(row: Row) -> str:
    values = (row.fields.get(name) for name in DATING)
    return str(next((value for value in values if value), ""))


def _group(model: str, told: list[dict[str, Json]]) -> dict[str, Json]:
    counts = Counter(record["state"] for record in told)
    telling = [record for state in TOLD_FIRST for record in told if record["state"] == state]
    return {
        "model": model,
        "counts": dict(counts),
        "records": telling[:MOST_SHOWN],
        "more": max(0, len(telling) - MOST_SHOWN),
    }


def _raw(placed: Placed) -> Json:
    changes = [[c.what, c.here, c.source, c.how] for c in placed.changes]
    return [placed.origin, placed.fate, placed.instance is None, placed.attached, changes]


def report_json(report: Report, root: Path) -> dict[str, Json]:
    """The command's report, without the folder in which the sources lie on this machine."""
    return {name: without_folder(value, root) for name, value in report.as_json().items()}


def without_folder(value: Json, root: Path) -> Json:
    """A value in which no text names the folder; NUL, which PostgreSQL refuses, is no text."""
    if isinstance(value, str):
        text = value.replace(f"{root}{os.sep}", "").replace(str(root), ".").replace("\0", "\ufffd")
        return text.encode("utf-8", "replace").decode()
    if isinstance(value, Mapping):
        return {key: without_folder(each, root) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [without_folder(each, root) for each in value]
    return value


def totals(shown: Iterable[Mapping[str, Any]]) -> dict[str, Counter[str]]:
    """How many records of each kind are in each state, of all people together."""
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for person in shown:
        for group in person.get("groups", []):
            found[group["model"]].update(group["counts"])
    return found
