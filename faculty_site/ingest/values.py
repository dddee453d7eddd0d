"""Fields of models that are known by label only: attribute <-> JSON value, and natural keys."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, TypeAlias

from django.apps import apps
from django.db import models

from faculty_site.ingest.documents import Json
from faculty_site.lib.fuzzy_dates import LastDayField

ORDER = "order"
"""The field that holds a record's place among its siblings; it is merged as a sequence."""

NEVER_MERGED = frozenset({ORDER, "owner"})
"""Fields that no import changes once the record is there, besides those of the natural key."""

PROFILE = "profiles.profile"
"""The model of people, to whom most records belong."""

SECTION = "profiles.section"
"""The model of the sections of a person's page."""

AnyField: TypeAlias = "models.Field[Any, Any]"
Key = tuple[str | int, ...]


def model_of(label: str) -> type[models.Model]:
    """The model with a label such as `news.newsitem`."""
    return apps.get_model(label)


@cache
def fields_of(model: type[models.Model]) -> Mapping[str, AnyField]:
    """What a fixture says of a record: every column but the primary key and derived ones."""
    return {
        field.name: field
        for field in model._meta.concrete_fields
        if not field.primary_key and not isinstance(field, LastDayField)
    }


@cache
def key_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields that the natural key is made of: the unique constraint, or the unique slug."""
    for constraint in model._meta.total_unique_constraints:
        return tuple(constraint.fields)
    return next(
        (field.name,)
        for field in model._meta.concrete_fields
        if field.unique and isinstance(field, models.SlugField)
    )


@cache
def merged_fields(model: type[models.Model]) -> Mapping[str, AnyField]:
    """The fields that a later import may change, each by the three-way rule."""
    apart = NEVER_MERGED.union(key_fields(model))
    return {name: field for name, field in fields_of(model).items() if name not in apart}


def related_model(field: AnyField) -> type[models.Model] | None:
    """What a foreign key points at; None for any other field."""
    related = field.related_model if field.is_relation else None
    return related if isinstance(related, type) else None


def key_length(model: type[models.Model]) -> int:
    """The number of parts of a natural key, those of foreign keys in it counted one by one."""
    related = (related_model(fields_of(model)[name]) for name in key_fields(model))
    return sum(key_length(other) if other else 1 for other in related)


def key_values(model: type[models.Model], key: Key) -> Iterator[tuple[str, Json]]:
    """The values of the fields that a natural key is made of."""
    start = 0
    for name in key_fields(model):
        other = related_model(fields_of(model)[name])
        end = start + (key_length(other) if other else 1)
        yield name, list(key[start:end]) if other else key[start]
        start = end


@cache
def is_of_person(model: type[models.Model]) -> bool:
    """Whether a natural key begins with the slug of the person whose record it is."""
    other = related_model(fields_of(model)[key_fields(model)[0]])
    return model._meta.label_lower == PROFILE if other is None else is_of_person(other)


def natural_key(instance: Any) -> Key:
    """The natural key of a saved record."""
    return tuple(instance.natural_key())


def default_of(field: AnyField) -> Json:
    """What a field holds where a source says nothing, as JSON."""
    if field.is_relation:
        return None
    value: Json = field.get_default()
    return str(value) if isinstance(value, str) else value  # a choice is plain text in JSON


def to_json(instance: models.Model, field: AnyField) -> Json:
    """What a fixture would say of a field that is no foreign key."""
    value: Json = field.value_from_object(instance)
    if isinstance(value, str):
        return str(value)
    if value is None or isinstance(value, int):
        return value
    return field.value_to_string(instance)


def has_field(model: type[models.Model], name: str) -> bool:
    """Whether a fixture of this model has such a field."""
    return name in fields_of(model)


def file_fields(model: type[models.Model]) -> tuple[str, ...]:
    """The fields that name a file in the media storage."""
    found = fields_of(model).items()
    return tuple(name for name, field in found if isinstance(field, models.FileField))
