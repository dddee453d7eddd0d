"""What a draft holds: the fields and rows that somebody changed in a form, as they were sent.

Only these, so that whatever else has changed on the page since stays as it is, and so that
somebody with other rights, whose form has other fields, can publish the draft.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from profiles.history.clashes import sent_by
from profiles.history.kept_forms import MOST

Sent = dict[str, list[str]]
"""Values by the names of inputs, as a browser sends them."""

PARTS: Final = ("", "-clear", "_0", "_1")
"""What the inputs of one field may add to its name: a tick that takes a file away, a second box."""


@dataclass
class Row:
    """A row of an inline that was changed, deleted or added."""

    key: str
    """Of the stored row; empty for a new one."""
    data: Sent
    """All its inputs, so that it can be shown even where the stored row is gone."""
    changed: list[str] = field(default_factory=list)
    deleted: bool = False


@dataclass
class Contents:
    fields: list[str] = field(default_factory=list)
    """Those of the object itself that differ; of a new object all of its form."""
    data: Sent = field(default_factory=dict)
    rows: dict[str, list[Row]] = field(default_factory=dict)
    """By the prefix of their form set."""
    touched: dict[str, list[str]] = field(default_factory=dict)
    """The names of changed fields by `label:key` of what they belong to, for imports to know."""
    naming: dict[str, str] = field(default_factory=dict)
    """Fields by which each reader is told in their language what this is a draft of; empty where
    it has words of its own."""

    @property
    def is_empty(self) -> bool:
        return not self.fields and not any(self.rows.values())

    def as_json(self) -> dict[str, Any]:
        """Raises ValidationError where it is too much to keep."""
        made = asdict(self)
        if sum(len(text) for text in _texts(made)) > MOST:
            raise ValidationError(_("This is too much for a draft. Publish some of it first."))
        return made

    @classmethod
    def from_json(cls, kept: Mapping[str, Any]) -> Contents:
        rows = {prefix: [Row(**row) for row in rows] for prefix, rows in kept["rows"].items()}
        return cls(**{**kept, "rows": rows})


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, each in value.items():
            yield key
            yield from _texts(each)
    elif isinstance(value, list):
        for each in value:
            yield from _texts(each)


def contents_of(form: Any, formsets: list[Any], *, new: bool) -> Contents:
    """What was changed in forms that are right; of a `new` object all that they hold."""
    names = [
        name
        for name, each in form.fields.items()
        if not each.disabled and (new or name in form.changed_data)
    ]
    found = Contents(names, _inputs(form.data, [form.add_prefix(name) for name in names]))
    if not new and names:
        found.touched[_name_of(form.instance)] = list(form.changed_data)
    for rows in formsets:
        changed = list(_changed_rows(rows, found.touched))
        if changed:
            found.rows[rows.prefix] = changed
    return found


def _inputs(data: QueryDict, names: list[str]) -> Sent:
    wanted = (f"{name}{part}" for name in names for part in PARTS)
    return {name: data.getlist(name) for name in wanted if name in data}


def _changed_rows(rows: Any, touched: dict[str, list[str]]) -> Iterator[Row]:
    stored = rows.initial_form_count()
    for number, form in enumerate(rows.forms):
        deleted = bool(rows.can_delete and rows._should_delete_form(form))
        if not (deleted or form.has_changed()) or (deleted and number >= stored):
            continue
        names = [form.add_prefix(name) for name in form.fields]
        start = len(f"{form.prefix}-")
        data = {name[start:]: values for name, values in _inputs(form.data, names).items()}
        # Out of the data, as what was deleted has no key any more.
        column = form.instance._meta.pk.name
        key = form.data.get(form.add_prefix(column), "") if number < stored else ""
        changed = [name for name in form.changed_data if name != "DELETE"]
        if key:
            touched[f"{rows.model._meta.label_lower}:{key}"] = changed
        yield Row(key, data, changed, deleted)


def _name_of(obj: Any) -> str:
    return f"{obj._meta.label_lower}:{obj.pk}"


def kept_of(before: Contents, now: Contents, form: Any, formsets: list[Any]) -> Contents:
    """A draft as somebody saves it anew; what their form has no place for stays as it was."""
    hidden = [name for name in before.fields if _is_closed(form, name)]
    theirs = {
        f"{name}{part}": before.data[f"{name}{part}"]
        for name in hidden
        for part in PARTS
        if f"{name}{part}" in before.data
    }
    prefixes = {rows.prefix for rows in formsets}
    others = {prefix: rows for prefix, rows in before.rows.items() if prefix not in prefixes}
    touched = {**now.touched}
    if hidden and (own := _name_of(form.instance)) in before.touched:
        touched[own] = [*touched.get(own, []), *hidden]
    fields, data, rows = [*now.fields, *hidden], {**theirs, **now.data}, {**others, **now.rows}
    return Contents(fields, data, rows, touched, now.naming)


def _is_closed(form: Any, name: str) -> bool:
    return name not in form.fields or form.fields[name].disabled


def filled_in(contents: Contents, form: Any, formsets: list[Any], *, whole: bool) -> QueryDict:
    """What a browser would send of these forms, as they stand, with the draft put in.

    Without `whole`, rows of which the draft says nothing are left out, and stay as they are:
    looking at a draft costs the same however much stands on the page.
    """
    data = QueryDict(mutable=True)
    _put_form(data, form)
    for name in contents.fields:
        if not _is_closed(form, name):
            for part in PARTS:
                data.pop(f"{name}{part}", None)
                if f"{name}{part}" in contents.data:
                    data.setlist(f"{name}{part}", contents.data[f"{name}{part}"])
    for rows in formsets:
        changed = contents.rows.get(rows.prefix, [])
        keys = {row.key for row in changed}
        all_of_them = whole or (changed and rows.as_a_whole)
        shown = [row for row in rows.initial_forms if all_of_them or str(row.instance.pk) in keys]
        _put_rows(data, rows, shown, changed)
    return data


def _put_form(data: QueryDict, form: Any) -> None:
    for name, each in form.fields.items():
        if not each.disabled and (value := sent_by(form[name])) is not None:
            data[form[name].html_name] = value


def _put_rows(data: QueryDict, rows: Any, shown: list[Any], changed: list[Row]) -> None:
    prefix, at = rows.prefix, len(shown)
    by_key = {row.key: row for row in changed if row.key}
    for number, form in enumerate(shown):
        form.prefix = f"{prefix}-{number}"
        _put_form(data, form)
        if row := by_key.pop(str(form.instance.pk), None):
            wanted = [f"{name}{part}" for name in row.changed for part in PARTS]
            for name in wanted:
                data.pop(f"{form.prefix}-{name}", None)
            _put_row(data, form.prefix, row, [name for name in wanted if name in row.data])
    gone = list(by_key.values())
    for number, row in enumerate([*gone, *(row for row in changed if not row.key)], start=at):
        _put_row(data, f"{prefix}-{number}", row, list(row.data))
        if rows.instance.pk is not None:
            data[f"{prefix}-{number}-{rows.fk.name}"] = str(rows.instance.pk)
    data[f"{prefix}-INITIAL_FORMS"] = str(at + len(gone))
    data[f"{prefix}-TOTAL_FORMS"] = str(at + len(gone) + sum(not row.key for row in changed))


def _put_row(data: QueryDict, start: str, row: Row, names: list[str]) -> None:
    for name in names:
        data.setlist(f"{start}-{name}", row.data[name])
    if row.deleted:
        data[f"{start}-DELETE"] = "on"
