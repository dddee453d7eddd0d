"""What a deletion takes along, so far as whoever looks at it may know."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final, NamedTuple

from django.contrib.admin.utils import NestedObjects
from django.db import models, router
from django.utils.text import capfirst

from profiles.permissions import User, is_superuser, visible

UNNAMED: Final = frozenset({"profiles.importrecord", "profiles.sourcefile", "link_check.mention"})
"""What goes along with something else by the hundred and says nothing to people: it is counted."""


class Going(NamedTuple):
    """As Django's own page of a deletion shows it."""

    named: list[Any]
    counts: dict[Any, int]
    protected: list[str]


def what_goes(user: User, model: type[models.Model], objs: Iterable[models.Model]) -> Going:
    """The objects with what hangs on them.

    What the user may not inspect goes along too, but is neither named nor counted: a work may be
    likely the same as another's that is hidden, and its author be taken for somebody who is.
    """
    collector = NestedObjects(using=router.db_for_write(model))
    collector.collect(list(objs))
    known: dict[Any, list[Any]] = {
        each: _known(user, each, rows) for each, rows in collector.model_objs.items()
    }
    for each, rows in known.items():
        _load_what_names_them(each, rows)
    keys = {each: {row.pk for row in rows} for each, rows in known.items()}
    for parent, parts in collector.edges.items():
        collector.edges[parent] = [
            part
            for part in parts
            if part._meta.label_lower not in UNNAMED and part.pk in keys.get(type(part), ())
        ]
    counts = {each._meta.verbose_name_plural: len(rows) for each, rows in known.items() if rows}
    protected = [_described(obj) for obj in collector.protected]
    return Going(collector.nested(_described), counts, protected)


def _known(user: User, model: Any, rows: Iterable[Any]) -> list[Any]:
    """Those of the rows that the user may inspect."""
    going = list(rows)
    if is_superuser(user):
        return going
    seen = visible(user, "inspect", model).filter(pk__in=[row.pk for row in going])
    keys = set(seen.values_list("pk", flat=True))
    return [row for row in going if row.pk in keys]


def _load_what_names_them(model: Any, rows: list[Any]) -> None:
    """What the names of these rows are made of, for all at once."""
    if model._meta.label_lower not in UNNAMED:
        related = (field for field in model._meta.concrete_fields if field.is_relation)
        models.prefetch_related_objects(rows, *(field.name for field in related))


def _described(obj: models.Model) -> str:
    return f"{capfirst(obj._meta.verbose_name)}: {obj}"
