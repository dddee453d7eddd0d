"""What becomes of each field when two works are made one: what is empty is filled, no more."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Final, Literal

from django.db.models import Field
from django.utils.text import capfirst

from publications.models import Publication

Fate = Literal["equal", "stays", "filled", "joined"]

NEVER: Final = frozenset({"id", "slug"})
"""Fields that a merge leaves alone."""

SAYING_NOTHING: Final[tuple[Any, ...]] = ("", None, [], Publication.Type.DOCUMENT)


@dataclass(frozen=True, slots=True)
class FieldPlan:
    """A field of two works: what each says, what will stand, and why. Texts are for reading."""

    name: str
    label: str
    kept: str
    other: str
    fate: Fate
    becomes: Any

    @property
    def says_something(self) -> bool:
        return bool(self.kept or self.other)


def field_plans(kept: Publication, other: Publication) -> Iterator[FieldPlan]:
    """A plan for each field, in the order of the model."""
    for field in Publication._meta.concrete_fields:
        if field.name not in NEVER:
            yield _plan(field, kept, other)


def _plan(field: Field[Any, Any], kept: Publication, other: Publication) -> FieldPlan:
    here, there = (field.value_from_object(work) for work in (kept, other))
    fate, becomes = _decide(field.name, here, there, kept, other)
    label = capfirst(str(field.verbose_name))
    shown, instead = _shown(field.name, kept), _shown(field.name, other)
    return FieldPlan(field.name, label, shown, instead, fate, becomes)


def _decide(
    name: str, here: Any, there: Any, kept: Publication, other: Publication
) -> tuple[Fate, Any]:
    if here == there:
        return "equal", here
    if name == "links":
        joined = _joined(here, there)
        return ("stays" if joined == here else "joined"), joined
    if here not in SAYING_NOTHING or there in SAYING_NOTHING:
        return "stays", here
    if name == "date" and kept.year not in (None, other.year):
        return "stays", here  # the month of another year
    return "filled", there


def _joined(here: list[Any], there: list[Any]) -> list[Any]:
    """The links of both, each address once."""
    known = {link["url"] for link in here}
    return [*here, *(link for link in there if link["url"] not in known)]


def _shown(name: str, work: Publication) -> str:
    if name == "links":
        return "\n".join(f"{link['kind']} {link['url']}" for link in work.links)
    if name == "editors":
        return "; ".join(map(str, work.editors))
    named = getattr(work, f"get_{name}_display", None)
    value = named() if named else getattr(work, name)
    return "" if value is None else str(value)
