"""Values of fields as people read them."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib.auth import get_user_model
from django.db import models
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext

from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.fuzzy_dates.display import display_value
from profiles.history.words import Piece, differences, shortened
from profiles.models.history import State, rows_of
from profiles.models.translations import name_of_language
from profiles.permissions import User, is_superuser, visible

Names = Mapping[tuple[type[models.Model], Any], str]
"""What foreign keys point at, as far as the reader may know it."""


def fields_between(model: type[models.Model], then: State | None, now: State | None) -> list[Any]:
    """The fields that differ; of a row that was made or deleted, those that say something."""
    found = []
    for field in rows_of(model).tracked_fields:
        if field.primary_key:
            continue
        values = [
            field.get_prep_value(state[field.attname]) if state else _nothing(field)
            for state in (then, now)
        ]
        if values[0] != values[1]:
            found.append(field)
    return found


def _nothing(field: Any) -> Any:
    return None if field.is_relation else field.get_prep_value(field.get_default())


def names_of(user: User, wanted: Iterable[tuple[Any, Any]]) -> Names:
    """The names of what keys of foreign keys point at; one query for each model.

    What the reader may neither see nor inspect has none.
    """
    keys: defaultdict[type[models.Model], set[Any]] = defaultdict(set)
    for field, key in wanted:
        if field.is_relation and key is not None:
            keys[field.related_model].add(key)
    found: dict[tuple[type[models.Model], Any], str] = {}
    for model, some in keys.items():
        rows = model._default_manager.filter(pk__in=some)
        if model is not get_user_model() and not is_superuser(user):
            seen = (visible(user, action, model).values("pk") for action in ("view", "inspect"))
            rows = rows.filter(Q(pk__in=next(seen)) | Q(pk__in=next(seen)))
        found |= {(model, row.pk): str(row) for row in rows}
    return found


def shown(field: Any, value: Any, names: Names) -> str:
    """A value in words: choices by their labels, dates as printed, lists in lines."""
    if value is None or value == "":
        return ""
    if field.is_relation:
        return names.get((field.related_model, value)) or gettext("(gone, or not open to you)")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.name == "language":
        return name_of_language(value)
    if isinstance(value, FuzzyDate):
        return display_value(value)
    if isinstance(value, datetime.date):
        return date_format(value)
    if isinstance(value, list):
        return "\n".join(map(_line, value))
    return str(value)


def _line(item: Any) -> str:
    if isinstance(item, dict):
        return " ".join(str(part) for part in item.values() if part)
    return ": ".join(map(str, item)) if isinstance(item, list) else str(item)


def pieces_of(field: Any, then: State | None, now: State | None, names: Names) -> list[Piece]:
    """What became of a field: of texts by words, of all else the one and the other."""
    before, after = (
        shown(field, state[field.attname], names) if state else "" for state in (then, now)
    )
    is_text = isinstance(field, models.CharField | models.TextField | models.JSONField)
    if is_text and not field.choices and not isinstance(field, models.SlugField):
        return shortened(differences(before, after))
    both = (Piece("del", before), Piece("ins", after))
    return [piece for piece in both if piece.text]
