"""What a rule is made of: conditions that a queryset and an object in memory are held against."""

from __future__ import annotations

from typing import Any, Literal

from django.db.models import Exists, Model, OuterRef, Q, QuerySet

Action = Literal["view", "inspect", "add", "change", "delete", "administer"]

Condition = tuple[str, Any]
"""A path from the object, and what must stand at its end: one of a queryset, a value, None."""

Case = tuple[Condition, ...]
"""Conditions that must all hold. A rule gives several cases; one of them is enough."""

NEW: Case = (("pk", None),)
"""Holds for what is not stored yet: an object that names no place it belongs to."""

ALL: Case = (("pk__isnull", False),)
"""Holds for every stored object."""


def lookup(path: str, target: Any) -> Q:
    if isinstance(target, QuerySet) and not path:
        # Asked of each row, as a door mostly wants one: a list of keys would be made of them all.
        return Q(Exists(target.order_by().filter(pk=OuterRef("pk"))))
    if isinstance(target, QuerySet):
        return Q(**{f"{path}__in": target.values("pk")})
    if target is None:
        return Q(**{f"{path}__isnull": True})
    return Q(**{path: target})


def holds(obj: Model, path: str, target: Any) -> bool:
    """The same as `lookup`, for an object in memory."""
    end: Any = obj
    for step in path.split("__") if path else []:
        end = None if end is None else getattr(end, step if hasattr(end, step) else f"{step}_id")
    if isinstance(target, QuerySet):
        return end is not None and target.filter(pk=end.pk).exists()
    return bool(end == target)
