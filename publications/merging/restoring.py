"""Putting the rows of a journal back, field by field; what was edited since stays."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from django.core import serializers
from django.db.models import Model
from django.utils.text import capfirst
from django.utils.translation import gettext

from publications.merging.journal import ORDER, Change, Fields, State, model_named
from publications.models import Publication

WORK = Publication._meta.label_lower


def restore(changes: Sequence[Change], now: State) -> list[str]:
    """Take the changes back; `now` are their rows as they are. Tells what stays as it is."""
    by_model = [c for m in ORDER for c in changes if c.model == m._meta.label_lower]
    removed = [change for change in by_model if change.became is None]
    told: list[str] = []
    for change in removed:
        if change.model == WORK:
            _insert(change, told)
    for change in by_model:
        if change.was is not None and change.became is not None:
            _update(change, now.get((change.model, change.pk)), told)
    for change in removed:
        if change.model != WORK:
            _insert(change, told)
    for change in reversed(by_model):
        if change.was is None:
            _delete(change, now.get((change.model, change.pk)), told)
    return told


def _insert(change: Change, told: list[str]) -> None:
    fields = _mended(change, change.was or {}, told)
    if fields is not None:
        _loaded(change, fields).save(force_insert=True)


def _update(change: Change, now: Fields | None, told: list[str]) -> None:
    if now is None:
        told.append(gettext("%(record)s was deleted since.") % {"record": _named(change)})
        return
    was, became = change.was or {}, change.became or {}
    differing = [name for name in was if was[name] != became[name]]
    back = {name: was[name] for name in differing if now[name] == became[name]}
    edited = [name for name in differing if now[name] not in (became[name], was[name])]
    stays = gettext("%(record)s: what was edited since stays (%(field)s).")
    told += [stays % _words(change, name) for name in edited]
    fields = _mended(change, back, told)
    if fields:
        _loaded(change, fields).save(update_fields=list(fields))


def _delete(change: Change, now: Fields | None, told: list[str]) -> None:
    if now is None:
        return
    if now != change.became:
        stays = gettext("%(record)s stays, for it was edited since.")
        told.append(stays % {"record": _named(change)})
        return
    model_named(change.model)._default_manager.filter(pk=change.pk).delete()


def _mended(change: Change, fields: Fields, told: list[str]) -> Fields | None:
    """The fields without what they point at and is gone; None where nothing is left of the row."""
    model = model_named(change.model)
    mended = dict(fields)
    for name, target in _foreign_keys(model, fields):
        if not target._default_manager.filter(pk=fields[name]).exists():
            if not model._meta.get_field(name).null:
                lost = gettext(
                    "%(record)s cannot come back: what it belongs to was deleted since (%(field)s)."
                )
                told.append(lost % _words(change, name))
                return None
            lost = gettext("%(record)s: what it pointed at was deleted since (%(field)s).")
            told.append(lost % _words(change, name))
            mended[name] = None
    return mended


def _foreign_keys(model: type[Model], fields: Fields) -> Iterator[tuple[str, type[Model]]]:
    for name, value in fields.items():
        target = model._meta.get_field(name).related_model
        if value is not None and isinstance(target, type):
            yield name, target


def _loaded(change: Change, fields: Fields) -> Any:
    row = {"model": change.model, "pk": change.pk, "fields": fields}
    return next(iter(serializers.deserialize("python", [row])))


def _words(change: Change, field: str) -> dict[str, str]:
    """A row and one of its fields, for a message."""
    found = model_named(change.model)._meta.get_field(field)
    return {"record": _named(change), "field": str(getattr(found, "verbose_name", field))}


def _named(change: Change) -> str:
    """A row as messages name it."""
    model = model_named(change.model)
    fields = change.was or change.became or {}
    name = fields.get("name") or fields.get("title") or fields.get("slug") or ""
    named = capfirst(str(model._meta.verbose_name))
    return f"{named} “{str(name)[:60]}”" if name else named
