"""A page of the history of an object, or of all that stands on a person's page."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, NamedTuple, cast

from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import CASCADE, Exists, Max, Model, OuterRef, Q, Value
from django.utils.text import Truncator, capfirst

from faculty_site.lib import markdown
from profiles.history.values import Names, fields_between, names_of, pieces_of, shown
from profiles.history.words import Piece
from profiles.models import Profile
from profiles.models.history import DELETED, HistoryRow, State, keeps_history, rows_of
from profiles.models.translations import Translation, name_of_language
from profiles.permissions import User, visible

ON_A_PAGE = 25
"""Rows; those of one change stand together."""
MOST_PAGES = 1_000_000
"""What lies behind is empty, and its number fits into a query."""

TITLES = ("heading", "title", "name", "label")
"""Fields that say what a row is called, and those that name something else instead."""
ELSE = ("department", "user", "publication", "original")


class FieldChange(NamedTuple):
    name: str
    label: str
    pieces: list[Piece]


@dataclass(slots=True)
class Line:
    """What became of one row."""

    row: Any
    """Of the history; a LogEntry has `said` instead of fields."""
    kind: str = ""
    title: str = ""
    fields: list[FieldChange] = field(default_factory=list)
    said: str = ""
    is_there: bool = True
    """Whether the row that it is about is there still."""


@dataclass(slots=True)
class Change:
    """What somebody did at once."""

    when: datetime.datetime
    who: str
    through: str
    mark: str
    lines: list[Line]


@dataclass(slots=True)
class Page:
    changes: list[Change]
    number: int
    has_more: bool


Scope = list[tuple[type[Model], Q]]
"""Models with what is asked of the rows of their histories."""


def kept_models() -> list[type[Model]]:
    return [model for model in apps.get_models() if keeps_history(model)]


def scope_of(obj: Model, *, alone: bool = False) -> Scope:
    """The object and what hangs on it; of a person all that stands, or stood, on their page."""
    own: Scope = [(type(obj), Q(id=obj.pk))]
    if alone:
        return own
    if isinstance(obj, Profile):
        return [(model, _on_page(model, obj)) for model in kept_models()]
    for model in kept_models():
        for link in model._meta.concrete_fields:
            remote: Any = link.remote_field
            if link.related_model is type(obj) and remote.on_delete is CASCADE:
                own.append((model, Q(**{link.attname: obj.pk})))
    return own


def _on_page(model: Any, person: Profile) -> Q:
    """Works belong to no page alone: theirs are those that stand on it, and those that went
    together with the person's part of them."""
    found = Q(history_page=person.pk)
    path = getattr(model, "people_path", "")
    if "authorships" in path:
        works = model if path.startswith("authorships") else model.original.field.related_model
        part = rows_of(works.authorships.rel.related_model)._default_manager
        marks = part.filter(history_page=person.pk, history_type=DELETED).values("history_mark")
        found |= Q(id__in=model._default_manager.filter(**{path: person.pk}).values("pk"))
        found |= Q(history_type=DELETED, history_mark__in=marks)
    return found


def read(user: User, obj: Model, number: int = 1, *, alone: bool = False) -> Page:
    """The changes that the user may see, newest first; a constant number of queries."""
    scope = scope_of(obj, alone=alone)
    found = _keys(user, obj, scope)
    start = (min(max(number, 1), MOST_PAGES) - 1) * ON_A_PAGE
    keys = list(found[start : start + ON_A_PAGE + 1])
    lines = lines_of(user, [model for model, _ in scope], keys[:ON_A_PAGE])
    return Page(list(grouped(lines)), max(number, 1), len(keys) > ON_A_PAGE)


def read_change(user: User, mark: str) -> list[Line]:
    """All rows of one change that the user may see."""
    lines = []
    for number, model in enumerate(models := kept_models()):
        rows = visible(user, "inspect", rows_of(model)).filter(history_mark=mark)
        rows = rows.exclude(history_door=HistoryRow.Door.BEFORE)
        keys = [(number, key, None) for key in rows.values_list("history_id", flat=True)[:1000]]
        lines += lines_of(user, models, keys) if keys else []
    return lines


def _keys(user: User, obj: Model, scope: Scope) -> Any:
    """Which model, which row and when, of all histories at once; not evaluated."""
    tables = [
        visible(user, "inspect", rows_of(model))
        .filter(wanted)
        .exclude(history_door=HistoryRow.Door.BEFORE)
        .order_by()
        .annotate(of_model=Value(number))
        .values_list("of_model", "history_id", "history_date")
        for number, (model, wanted) in enumerate(scope)
    ]
    kind = ContentType.objects.get_for_model(type(obj))
    log: Any = LogEntry.objects.filter(content_type=kind, object_id=str(obj.pk))
    # What Django says in its own form is told by the rows.
    log = log.exclude(change_message__startswith="[").exclude(change_message="").order_by()
    said = log.annotate(of_model=Value(-1)).values_list("of_model", "id", "action_time")
    return said.union(*tables, all=True).order_by("-action_time", "-id")


def lines_of(
    user: User, models: Sequence[type[Model]], keys: Sequence[tuple[int, int, Any]]
) -> list[Line]:
    """The rows of these keys (which model, which row, when) with what they changed, in the same
    order."""
    found: dict[tuple[int, int], Line] = {}
    pairs: list[tuple[Line, type[Model], State | None, State | None]] = []
    for number in {key[0] for key in keys}:
        wanted = [key for other, key, _ in keys if other == number]
        if number < 0:
            for entry in LogEntry.objects.filter(pk__in=wanted).select_related("user"):
                found[-1, entry.pk] = Line(entry, said=entry.get_change_message())
            continue
        model = models[number]
        for row, before, is_there in with_past(model, wanted):
            line = Line(row, str(model._meta.verbose_name), is_there=is_there)
            then, now = states(row, before)
            found[number, row.history_id] = line
            pairs.append((line, model, then, now))
    _tell(user, pairs)
    return [found[key[:2]] for key in keys if key[:2] in found]


def with_past(model: type[Model], keys: Iterable[int]) -> Iterator[tuple[Any, Any, bool]]:
    """Rows of a history, each with that before it (or None), and whether its object is there."""
    kept = rows_of(model)._default_manager
    past = kept.filter(id=OuterRef("id"), history_id__lt=OuterRef("history_id"))
    past = past.order_by().values("id").annotate(last=Max("history_id")).values("last")
    rows = list(
        kept.filter(history_id__in=list(keys))
        .select_related("history_user")
        .annotate(before=past[:1], is_there=Exists(model._base_manager.filter(pk=OuterRef("id"))))
    )
    befores = kept.in_bulk([row.before for row in rows if row.before])
    for row in rows:
        yield row, befores.get(row.before), row.is_there


def states(row: Any, before: Any) -> tuple[State | None, State | None]:
    """How it was and how it became; None where there was none."""
    now = state_of_row(row)
    if row.history_type == DELETED:
        return now, None
    return (state_of_row(before) if before is not None and row.history_type != "+" else None), now


def state_of_row(row: Any) -> dict[str, Any]:
    """The values of a row of the history by the names of columns."""
    return {each.attname: getattr(row, each.attname) for each in row.tracked_fields}


def _tell(
    user: User, pairs: Sequence[tuple[Line, type[Model], State | None, State | None]]
) -> None:
    """Puts titles and changes into the lines."""
    wanted = [
        (each, state[each.attname])
        for _line, model, then, now in pairs
        for state in (then, now)
        if state is not None
        for each in {*fields_between(model, then, now), *_named_elsewhere(model)}
    ]
    names = names_of(user, wanted)
    for line, model, then, now in pairs:
        line.title = _title(model, now or then or {}, names)
        line.fields = [
            FieldChange(each.name, capfirst(str(each.verbose_name)), pieces)
            for each in fields_between(model, then, now)
            # What nobody fills in, such as the key of a row, says nothing to people.
            if each.editable and (pieces := pieces_of(each, then, now, names))
        ]


def _named_elsewhere(model: type[Model]) -> Iterator[Any]:
    return (each for each in model._meta.concrete_fields if each.name in ELSE)


def _title(model: type[Model], state: State, names: Names) -> str:
    words = [str(state[name]) for name in TITLES if state.get(name)][:1]
    fields = {each.name: each for each in model._meta.concrete_fields}
    if not words:
        others = (fields[name] for name in (*ELSE, "body", "kind") if name in fields)
        words = [said for each in others if (said := _said(each, state, names))][:1]
    elif work := fields.get("publication"):  # whose name it is says too little on their own page
        words = [" · ".join(filter(None, (*words, _said(work, state, names))))]
    if issubclass(model, Translation):
        words.append(f"({name_of_language(str(state['language']))})")
    return " ".join(words)


def _said(field: Any, state: State, names: Names) -> str:
    """What a field says, of a text how it begins."""
    value = state[field.attname]
    if field.name != "body":
        return shown(field, value, names)
    dialect = cast("markdown.Dialect", state.get("dialect") or "site")
    return Truncator(markdown.plain_text(value[:300], dialect)).chars(60)


def grouped(lines: Iterable[Line]) -> Iterator[Change]:
    """Neighbours of one change stand together."""
    for _key, group in groupby(lines, lambda line: _mark(line) or id(line)):
        together = list(group)
        row = together[0].row
        if isinstance(row, LogEntry):
            yield Change(row.action_time, account_name(row.user), "", "", together)
            continue
        # That it was done here, as most is, goes without saying.
        is_usual = row.history_door == HistoryRow.Door.ADMIN
        door = "" if is_usual else row.get_history_door_display()
        through = " · ".join(filter(None, (door, row.history_change_reason)))
        yield Change(
            row.history_date, account_name(row.history_user), through, row.history_mark, together
        )


def _mark(line: Line) -> str:
    return getattr(line.row, "history_mark", "")


def account_name(account: Any) -> str:
    return str(account.get_full_name() or account.get_username()) if account else ""
