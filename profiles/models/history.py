"""The history of what people edit: a row for each change, by django-simple-history.

What most rows here are written by (`bulk_create`, `update`, fixtures) sends no signals. So that no
table is doubled, a row has no history until it is changed; then its state before goes in first, as
it stood. What changes many rows at once says so by `profiles.history.recording`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from typing import Any, Final

from django.db import models
from django.db.models import Exists, OuterRef
from django.db.models.signals import pre_save
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from simple_history.models import HistoricalRecords

from faculty_site.lib.changes import Change, current, new_change
from faculty_site.lib.fuzzy_dates import LastDayField

CREATED: Final = "+"
CHANGED: Final = "~"
DELETED: Final = "-"

_silent: ContextVar[frozenset[type[models.Model]] | None] = ContextVar("silent", default=None)


class HistoryRow(models.Model):
    """What a row of any history says besides the fields of the model."""

    class Door(models.TextChoices):
        ADMIN = "admin", pgettext_lazy("through what a change came", "Admin")
        SITE = "site", pgettext_lazy("through what a change came", "Site")
        IMPORT = "import", pgettext_lazy("through what a change came", "Import")
        MERGE = "merge", pgettext_lazy("through what a change came", "Merge or split")
        ANSWER = "answer", pgettext_lazy("through what a change came", "Answer about authors")
        RESTORE = "restore", pgettext_lazy("through what a change came", "Restored")
        COMMAND = "command", pgettext_lazy("through what a change came", "Command")
        BEFORE = "before", pgettext_lazy("through what a change came", "As it stood")

    history_page = models.BigIntegerField(_("person"), null=True, db_index=True)
    """The key of the profile to which it belonged, which may be gone; None for a work's own row."""
    history_mark = models.CharField(_("change"), max_length=32, db_index=True)
    """The same for all rows of one change."""
    history_door = models.CharField(_("through"), max_length=20, choices=Door)

    class Meta:
        abstract = True


class History(HistoricalRecords):  # type: ignore[misc]  # the library has no types
    """`history = History()` in a model keeps its history."""

    def __init__(self) -> None:
        super().__init__(
            bases=(HistoryRow,),
            history_id_field=models.BigAutoField(),
            history_change_reason_field=models.CharField(max_length=300, blank=True, default=""),
        )

    def fields_included(self, model: Any) -> list[Any]:
        """All but what is worked out from the others."""
        return [
            field for field in super().fields_included(model) if not isinstance(field, LastDayField)
        ]

    def finalize(self, sender: Any, **kwargs: Any) -> None:
        super().finalize(sender, **kwargs)
        if self.cls is sender:
            pre_save.connect(self.before_saving, sender=sender, weak=False)

    def before_saving(self, instance: Any, raw: bool = False, **_signal: Any) -> None:
        """Keeps what is stored until it is known what became of it."""
        instance._stored = None
        if not raw and not instance._state.adding and not is_silent(type(instance)):
            instance._stored = stored(type(instance)).filter(pk=instance.pk).first()

    def post_save(
        self,
        instance: Any,
        created: bool,
        using: str | None = None,
        update_fields: frozenset[str] | None = None,
        **kwargs: Any,
    ) -> None:
        before = instance.__dict__.pop("_stored", None)
        if kwargs.get("raw", False) or is_silent(type(instance)):
            return
        after = state_of(instance, None if created else update_fields, before)
        write(type(instance), [(before, after)])

    def pre_delete(self, instance: Any, **kwargs: Any) -> None:
        if not is_silent(type(instance)):
            super().pre_delete(instance, **kwargs)

    def post_delete(self, instance: Any, using: str | None = None, **kwargs: Any) -> None:
        if not is_silent(type(instance)):
            write(type(instance), [(instance, None)])


State = Mapping[str, Any]
"""The values of a row by the names of columns, as the history keeps them."""


def rows_of(model: type[models.Model]) -> type[Any]:
    """The model of a model's history."""
    return _rows_of(model)


@cache
def _rows_of(model: type[models.Model]) -> type[Any]:
    """The library makes a class anew whenever it is asked, and every row that is saved asks."""
    found: type[Any] = model.history.model  # type: ignore[attr-defined]
    return found


def keeps_history(model: type[models.Model]) -> bool:
    return hasattr(model._meta, "simple_history_manager_attribute")


def stored(model: type[models.Model]) -> Any:
    """The rows as they stand, each telling whether it has a history (`has_history`)."""
    past = rows_of(model)._default_manager.filter(**{model._meta.pk.attname: OuterRef("pk")})
    return model._base_manager.annotate(has_history=Exists(past))


@contextmanager
def silent(*kinds: type[models.Model]) -> Iterator[None]:
    """Nothing within is written down; of these models alone, if any is named."""
    outer = _silent.get()
    inner = frozenset(kinds)
    token = _silent.set(inner if outer is None else outer | inner if outer and inner else inner)
    try:
        yield
    finally:
        _silent.reset(token)


def is_silent(model: type[models.Model]) -> bool:
    kinds = _silent.get()
    return kinds is not None and (not kinds or model in kinds)


def state_of(
    instance: Any, written: frozenset[str] | None = None, before: Any = None
) -> dict[str, Any]:
    """What is stored of an object; where only some fields were `written`, the others as before."""
    state = {}
    for field in rows_of(type(instance)).tracked_fields:
        old = written is not None and before is not None and not _named(field, written)
        value = getattr(before if old else instance, field.attname)
        state[field.attname] = str(value) if isinstance(field, models.FileField) else value
    return state


def _named(field: Any, names: frozenset[str]) -> bool:
    return field.name in names or field.attname in names


def write(model: type[models.Model], changes: list[tuple[Any, State | None]]) -> None:
    """Writes what became of rows: how each stood (an object, or None) and stands (or None).

    An object from `stored` tells whether its state before has to be written first; one that was
    deleted is written as it was, which is enough.
    """
    rows, now = [], timezone.now()
    said = _said()
    for before, after in changes:
        then = state_of(before) if before is not None else None
        if then is not None and after is not None:
            if not differ(model, then, after):
                continue
            if not getattr(before, "has_history", True):
                rows.append(_row(model, CHANGED, then, now, None, before))
        kind = CREATED if then is None else DELETED if after is None else CHANGED
        rows.append(_row(model, kind, after or then or {}, now, said, before))
    if len(rows) == 1:
        rows[0].save()
    elif rows:
        rows_of(model)._default_manager.bulk_create(rows, batch_size=200)


def differ(model: type[models.Model], then: State, now: State) -> bool:
    """Whether two states of a row are stored differently."""
    fields = rows_of(model).tracked_fields
    return any(
        field.get_prep_value(then[field.attname]) != field.get_prep_value(now[field.attname])
        for field in fields
    )


def _row(
    model: type[models.Model],
    kind: str,
    state: State,
    now: Any,
    said: tuple[Change, Any] | None,
    before: Any,
) -> Any:
    change, user = said or (None, None)
    return rows_of(model)(
        **state,
        history_type=kind,
        history_date=now,
        history_user=user,
        history_page=_page_of(model, state, before),
        history_mark=change.mark if change else "",
        history_door=change.door if change else HistoryRow.Door.BEFORE,
        history_change_reason=change.reason[:300] if change else "",
    )


def _page_of(model: type[models.Model], state: State, before: Any) -> int | None:
    """The key of the profile whose page a row belongs to, or belonged to until now."""
    path: str | None = getattr(model, "people_path", None)
    if path == "":
        return int(state[model._meta.pk.attname])
    first, _sep, _rest = (path or "").partition("__")
    if not path or f"{first}_id" not in state:
        return None
    key = state[f"{first}_id"] or (before is not None and getattr(before, f"{first}_id")) or None
    related: Any = model._meta.get_field(first).related_model
    if key is None or getattr(related, "people_path", None) == "":
        return key
    if "profile_id" not in {field.attname for field in related._meta.concrete_fields}:
        return None  # what many people share
    owner = related._base_manager.filter(pk=key).values_list("profile_id", flat=True).first()
    return owner or _remembered(related, key)


def _remembered(model: type[models.Model], key: Any) -> int | None:
    """The profile of a row that is gone already, of which something else goes too."""
    past = rows_of(model)._default_manager.filter(**{model._meta.pk.attname: key})
    found: int | None = past.values_list("history_page", flat=True).first()
    return found


def _said() -> tuple[Change, Any]:
    """The change that is being made, and who makes it: of a request whoever sent it."""
    change, request = current(), getattr(HistoricalRecords.context, "request", None)
    user = getattr(request, "user", None)
    account = user if user is not None and user.is_authenticated else None
    if change is None and request is not None:
        made = request.__dict__.setdefault("_change", new_change())
        change = Change("admin" if request.path.startswith("/admin/") else "site", mark=made)
    change = change or Change("command")
    return change, change.user or account
