"""A row that no ledger knows meets a record that is here already: the same, or another one?"""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from faculty_site.ingest.documents import Row
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.values import Key, fields_of, key_fields, merged_fields, model_of
from faculty_site.lib.slugs import next_free


def same_values(record: Any, row: Row) -> bool:
    """Whether another source of the person has the very same record."""
    fields = merged_fields(model_of(row.model))
    plain = [name for name, field in fields.items() if not field.is_relation]
    return record.origin == row.origin and all(
        record.values.get(name) == row.fields[name] for name in plain
    )


def free_key(
    label: str,
    key: Key,
    objects: Objects,
    reserved: Collection[Key],
    former: Collection[str] = (),
) -> str:
    """The last part of a row's key, or with a number behind it where somebody else has it.

    So too where it is a `former` one, which leads elsewhere.
    """
    last = str(key[-1])
    if objects.find(label, key) is None and last not in former:
        return last
    model = model_of(label)
    name = key_fields(model)[-1]
    if len(key) == 1:
        similar = model._default_manager.filter(**{f"{name}__startswith": last[:80]})
        taken = set(similar.values_list(name, flat=True))
        taken |= {str(made) for (made,) in objects.all(label)}  # some are not written yet
    else:
        taken = {str(other[-1]) for other in objects.all(label) if other[:-1] == key[:-1]}
    taken |= {*former} | {str(other[-1]) for other in reserved if other[:-1] == key[:-1]}
    return next_free(last, taken, fields_of(model)[name].max_length)
