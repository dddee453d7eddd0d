"""The record of who changed what, for keeping: one line for each field, or one for each change."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, Final

from django.contrib.admin.models import LogEntry
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from faculty_site.oversight.changes import LOG, Place, Wanted, in_batches
from faculty_site.oversight.log import label_of, told
from profiles.history.reading import TITLES, kept_models, states, with_past
from profiles.history.values import fields_between
from profiles.models import Profile
from profiles.models.history import CREATED, DELETED, HistoryRow
from profiles.permissions import User

AT_ONCE: Final = 200

KINDS: Final = {CREATED: "added", DELETED: "deleted"}

Entry = dict[str, Any]
"""A change as it is exported: when, account, through, reason, what, kind, key, title, person, and
`fields`, by their names what was `before` and `after`."""


def entries(user: User | None, wanted: Wanted) -> Iterator[Entry]:
    """The changes that the user may see, the newest first; for nobody in particular all."""
    kinds = kept_models()
    for places in in_batches(user, wanted, AT_ONCE):
        yield from _batch(kinds, places)


def _batch(kinds: Sequence[type[models.Model]], places: Sequence[Place]) -> Iterator[Entry]:
    keys: defaultdict[int, list[int]] = defaultdict(list)
    for place in places:
        keys[place.model].append(place.key)
    log = LogEntry.objects.select_related("user").in_bulk(keys.pop(LOG, []))
    found = {
        (number, row.history_id): (row, before)
        for number, wanted in keys.items()
        for row, before, _is_there in with_past(kinds[number], wanted)
    }
    pages = {row.history_page for row, _before in found.values() if row.history_page}
    people = dict(Profile.objects.filter(pk__in=pages).values_list("pk", "slug"))
    for place in places:
        if place.model == LOG:
            if entry := log.get(place.key):
                yield _noted(entry)
        elif pair := found.get((place.model, place.key)):  # gone since the place was read
            yield _entry(kinds[place.model], *pair, people)


def _entry(model: type[models.Model], row: Any, before: Any, people: dict[int, str]) -> Entry:
    then, now = states(row, before)
    state = now or then or {}
    fields = {
        field.name: {
            "before": _plain(field, then),
            "after": _plain(field, now),
        }
        for field in fields_between(model, then, now)
    }
    return {
        "when": row.history_date.isoformat(),
        "account": row.history_user.get_username() if row.history_user else "",
        "through": row.history_door,
        "reason": row.history_change_reason,
        "what": KINDS.get(row.history_type, "changed"),
        "kind": model._meta.label_lower,
        "key": row.id,
        "title": next((str(state[name]) for name in TITLES if state.get(name)), ""),
        "person": people.get(row.history_page, ""),
        "fields": fields,
    }


def _noted(entry: LogEntry) -> Entry:
    """What the admin noted of something that keeps no history."""
    row = told(entry).row
    return {
        "when": entry.action_time.isoformat(),
        "account": entry.user.get_username(),
        "through": str(HistoryRow.Door.ADMIN),
        "reason": str(entry.get_change_message()),
        "what": KINDS.get(row.history_type, "changed"),
        "kind": label_of(entry),
        "key": entry.object_id,
        "title": entry.object_repr,
        "person": "",
        "fields": {},
    }


def _plain(field: Any, state: Any) -> Any:
    """A value as it is stored, where there is one."""
    if state is None:
        return None
    value = state[field.attname]
    plain = (str, int, float, bool, list, dict)
    return value if value is None or isinstance(value, plain) else str(value)


def json_lines(found: Iterator[Entry]) -> Iterator[str]:
    for entry in found:
        yield json.dumps(entry, ensure_ascii=False, cls=DjangoJSONEncoder) + "\n"


HEAD: Final = (
    "when", "account", "through", "reason", "what", "kind", "key", "title", "person",
)  # fmt: skip


def table(found: Iterator[Entry]) -> Iterator[list[Any]]:
    """Rows for a spreadsheet: a change of several fields has as many."""
    yield [*HEAD, "field", "before", "after"]
    for entry in found:
        said = [entry[name] for name in HEAD]
        if not entry["fields"]:
            yield [*said, "", "", ""]
        for name, both in entry["fields"].items():
            yield [*said, name, both["before"], both["after"]]
