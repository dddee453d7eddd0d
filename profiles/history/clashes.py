"""Two people saving the same: what somebody else changed since a form was opened.

A form carries the last number of each history that its rows have. When it comes back and there are
later numbers, each field is compared three ways: as it was when the form was opened, as it is now,
and as it came back. What both changed, and what would undo the other's change, is asked about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Max, Model, Value
from django.forms import CheckboxInput
from django.forms.widgets import ChoiceWidget
from django.http import HttpRequest, QueryDict
from django.utils.text import capfirst

from faculty_site.lib.sent_numbers import number_in
from profiles.history.values import names_of, shown
from profiles.history.words import Piece, differences, shortened
from profiles.models.history import HistoryRow, keeps_history, rows_of

OPENED: Final = "_opened"
CHOICE: Final = "_choose-"
THEIRS: Final = "_theirs-"
ASKED: Final = "_asked"
SEEN: Final = "_seen"
OURS: Final = (OPENED, SEEN, ASKED, "csrfmiddlewaretoken")
ROW: Final = "row:"
"""Begins the name of a choice about a whole row, `row:PREFIX-NUMBER`."""


@dataclass(slots=True)
class Clash:
    """A field, or a row, that somebody else changed too."""

    name: str
    """In the form that came back."""
    row: str
    label: str
    before: str
    theirs: str
    mine: str
    sent: str | None
    """What the form would send for theirs; None for nothing, as of a box without its tick."""
    is_mine_new: bool
    is_row: bool = False

    @property
    def pieces_theirs(self) -> list[Piece]:
        return shortened(differences(self.before, self.theirs))

    @property
    def pieces_mine(self) -> list[Piece]:
        return shortened(differences(self.before, self.mine))


Parts = list[tuple[type[Model], str]]
"""The model of a form and those of its inlines, with the column that names the object."""


def parts_of(admin: Any) -> Parts:
    found: dict[type[Model], str] = {admin.model: "id"}
    for inline in admin.inlines:
        if keeps_history(inline.model):
            name = inline(admin.model, admin.admin_site)._parent_name()
            found.setdefault(inline.model, inline.model._meta.get_field(name).attname)
    return list(found.items())


def opened(parts: Parts, key: Any) -> str:
    """The last numbers of the histories, as a form carries them; one query."""
    tables = [
        rows_of(model)
        ._default_manager.filter(**{column: key})
        .order_by()
        .annotate(of_model=Value(number))
        .values("of_model")
        .annotate(last=Max("history_id"))
        .values_list("of_model", "last")
        for number, (model, column) in enumerate(parts)
    ]
    found = dict(tables[0].union(*tables[1:], all=True)) if len(tables) > 1 else dict(tables[0])
    return " ".join(str(found.get(number) or 0) for number in range(len(parts)))


def newer(parts: Parts, key: Any, mark: str) -> list[tuple[type[Model], int, Any]]:
    """Rows that changed after a form was opened: model, number at opening, the last change."""
    numbers = [number_in(part) for part in mark.split()]
    if len(numbers) != len(parts) or mark == opened(parts, key):
        return []
    found = []
    for (model, column), number in zip(parts, numbers, strict=True):
        rows = rows_of(model)._default_manager.filter(**{column: key}, history_id__gt=number)
        last = {
            row.id: row
            for row in rows.exclude(history_door=HistoryRow.Door.BEFORE)
            .select_related("history_user")
            .order_by("history_id")
        }
        found += [(model, number, row) for row in last.values()]
    return found


def settle(data: QueryDict) -> tuple[QueryDict, list[str]]:
    """The form that came back with the choices in it, and what was not chosen yet.

    A choice for a row that somebody deleted is left to the caller where it is to come back.
    """
    open_ones = [name for name in data.getlist(ASKED) if f"{CHOICE}{name}" not in data]
    settled = data.copy()
    dropped: list[str] = []
    for name in data.getlist(ASKED):
        if data.get(f"{CHOICE}{name}") != "theirs":
            continue
        if name.startswith(ROW):
            dropped.append(name.removeprefix(ROW))
        elif f"{THEIRS}{name}" in data:
            settled[name] = data.get(f"{THEIRS}{name}", "")
        else:
            settled.pop(name, None)
    for name in sorted(dropped, key=_number_of, reverse=True):
        drop_row(settled, name)
    return settled, open_ones


def _number_of(row: str) -> int:
    return number_in(row.rpartition("-")[2])


def drop_row(data: QueryDict, row: str) -> None:
    """Takes a stored row, `PREFIX-NUMBER`, out of a form; those behind it move up."""
    prefix, _sep, last = row.rpartition("-")
    number, total = number_in(last, -1), number_in(data.get(f"{prefix}-TOTAL_FORMS", ""), -1)
    if min(number, total) < 0:
        return
    fields = {
        key: key.removeprefix(f"{prefix}-").partition("-")
        for key in list(data)
        if key.startswith(f"{prefix}-") and key.removeprefix(f"{prefix}-")[:1].isdecimal()
    }
    moved = {}
    for key, (at, _dash, name) in fields.items():
        values = data.pop(key)
        place = number_in(at, number)
        if place != number:
            moved[f"{prefix}-{place - (place > number)}-{name}"] = values
    for key, values in moved.items():
        data.setlist(key, values)
    data[f"{prefix}-TOTAL_FORMS"] = str(total - 1)
    initial = number_in(data.get(f"{prefix}-INITIAL_FORMS", ""))
    if number < initial:
        data[f"{prefix}-INITIAL_FORMS"] = str(initial - 1)


def clashes(
    request: HttpRequest,
    data: QueryDict,
    forms: Iterable[tuple[Any, str]],
    changed: list[tuple[type[Model], int, Any]],
) -> Iterator[Clash]:
    """What the reader has to choose. `forms` are the forms of the rows as they stand now, each
    with the prefix that its fields have in the `data` that came back."""
    by_row = {(model, row.id): (number, row) for model, number, row in changed}
    for form, prefix in forms:
        found = by_row.get((type(form.instance), form.instance.pk))
        if found is not None:
            yield from _of_form(request, data, form, prefix, _past_of(form.instance, *found))


def _past_of(obj: Model, number: int, row: Any) -> Any:
    """The object as it was when the form was opened."""
    kept = type(row)._default_manager.filter(id=row.id)
    then = kept.filter(history_id__lte=number).order_by("-history_id").first()
    then = then or kept.order_by("history_id").first()
    past: Any = copy(obj)
    past._state = copy(obj._state)
    past._state.fields_cache = {}
    for each in row.tracked_fields:
        setattr(past, each.attname, getattr(then, each.attname))
    return past


def _of_form(
    request: HttpRequest, data: QueryDict, form: Any, prefix: str, past: Any
) -> Iterator[Clash]:
    before = type(form)(instance=past)
    row = f"{capfirst(str(form.instance._meta.verbose_name))} “{form.instance}”"
    start = f"{prefix}-" if prefix else ""
    if data.get(f"{start}DELETE"):
        yield Clash(f"{start}DELETE", row, "", "", "", "", None, True, is_row=True)
        return
    for name in before.fields:
        field = form.fields.get(name)
        if field is None or field.disabled or not hasattr(form.instance, name):
            continue
        old, now = sent_by(before[name]), sent_by(form[name])
        mine = _came_back(field, data, f"{start}{name}")
        if old == now or mine == now:
            continue
        before_said, theirs, mine_said = (
            _shown(request, form, name, value) for value in (old, now, mine)
        )
        label, full = str(form[name].label), f"{start}{name}"
        yield Clash(full, row, label, before_said, theirs, mine_said, now, mine != old)


def sent_by(bound: Any) -> str | None:
    """What a browser sends for a field that nobody touches."""
    value, widget = bound.value(), bound.field.widget
    if isinstance(widget, CheckboxInput):
        return "on" if value else None
    if isinstance(widget, ChoiceWidget):
        return "" if value is None else str(value)
    formatted = widget.format_value(value)
    return "" if formatted is None else _plain(str(formatted))


def _came_back(field: Any, data: QueryDict, name: str) -> str | None:
    if isinstance(field.widget, CheckboxInput):
        return "on" if data.get(name) else None
    return _plain(data.get(name, ""))


def _plain(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _shown(request: HttpRequest, form: Any, name: str, value: str | None) -> str:
    """A value as the history shows it; what is no value of the field as it was typed."""
    field: Any = next((f for f in form.instance._meta.concrete_fields if f.name == name), None)
    if field is None or field.get_internal_type() in ("TextField", "JSONField"):
        return value or ""
    try:
        python = (
            bool(value)
            if field.get_internal_type() == "BooleanField"
            else field.to_python(value or None)
        )
    except Exception:  # noqa: BLE001 - whatever a field says of what somebody typed
        return value or ""
    return shown(field, python, names_of(request.user, [(field, python)]))


def is_touched(form: Any, data: QueryDict, row: str) -> bool:
    """Whether somebody changed a row (`PREFIX-NUMBER`) that the form shows as it was."""
    fields = form.fields.items()
    return any(
        _came_back(field, data, f"{row}-{name}") != sent_by(form[name])
        for name, field in fields
        if not field.disabled and name in {each.name for each in form.instance._meta.fields}
    )


def row_named(data: QueryDict, prefix: str, model: type[Model], key: Any) -> str | None:
    """Where in a form that came back the row with a key stands, as `PREFIX-NUMBER`."""
    column = model._meta.pk.name
    total = number_in(data.get(f"{prefix}-TOTAL_FORMS", ""))
    # Not more than were sent, whatever the total says.
    for number in range(min(total, len(data))):
        if data.get(f"{prefix}-{number}-{column}") == str(key):
            return f"{prefix}-{number}"
    return None
