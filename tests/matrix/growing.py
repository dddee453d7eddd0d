"""More of everything in the world, quickly: each row of a page is copied for further people."""

from __future__ import annotations

import copy
import uuid
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from django.contrib.auth.models import User
from django.db.models import BigIntegerField, CharField, Model

from faculty_site.importing.models import ImportRun
from profiles.models import Membership, Profile, ProfileTranslation, Section, Source
from profiles.models.history import rows_of
from publications.models import Publication, Suggestion
from tests.profiles.world import World

Rows = Sequence[Any]

UNIQUE: Mapping[str, Callable[[Any, str], Any]] = {
    "path": lambda value, mark: f"{value}{mark}",
    "slug": lambda value, mark: f"{value}-{mark}",
    "digest": lambda value, mark: f"{value[:-12]}{mark:0>12}",
    "username": lambda value, mark: f"{value}-{mark}",
}
"""Fields that no two rows have alike, and what they become in a copy."""


def copies(row: Model, number: int, mark: str, **changes: Rows) -> list[Any]:
    """Rows like this one; `changes` gives the value of a field for each of them."""
    made = []
    for count in range(number):
        new = copy.copy(row)
        new.pk, new._state = None, copy.copy(row._state)
        new._state.adding, new._state.fields_cache = True, {}
        for name, another in UNIQUE.items():
            if hasattr(new, name):
                setattr(new, name, another(getattr(row, name), f"{mark}{count}"))
        for name, values in changes.items():
            setattr(new, name, values[count])
        made.append(new)
    return type(row)._base_manager.bulk_create(made)


def grow(world: World, number: int, mark: str) -> None:
    """So many more people of Mathematics, each with one of everything that the owner's page has,
    and so many more departments and accounts; the owner's page gets a tenth of that."""
    _more_people(world, number, mark)
    _more_rows(world, world.pages["own"], max(number // 10, 1), f"own{mark}")
    copies(world.mathematics, number, mark)
    runs = [uuid.uuid4() for _ in range(number)]
    copies(world.imports[0], number, mark, key=runs)


def _more_people(world: World, number: int, mark: str) -> None:
    own = world.pages["own"]
    accounts = copies(world.account("nobody"), number, mark)
    people = copies(own, number, mark, owner=accounts)
    copies(world.of("own", Membership), number, mark, profile=people)
    _rows_of(world, people, mark)


def _more_rows(world: World, person: Any, number: int, mark: str) -> None:
    _rows_of(world, [person] * number, mark)


def _rows_of(world: World, people: Rows, mark: str) -> None:
    """One of everything for each of the people."""
    number = len(people)
    accounts = copies(world.account("nobody"), number, f"c{mark}")
    aligned: dict[type[Model], Rows] = {User: accounts}
    alone: tuple[type[Model], ...] = (Membership, ImportRun, Profile)
    if people.count(people[0]) == number:  # it is one person, who has one translation
        alone = (*alone, ProfileTranslation)
    for row in world.objects["own"]:
        model = type(row)
        if model in alone or model in aligned or getattr(row, "visibility", "") == "hidden":
            continue
        changes: dict[str, Rows] = {}
        for field in model._meta.concrete_fields:
            target: Any = field.related_model
            if target is Profile:
                changes[field.name] = people
            elif target in aligned and field.name != "section":
                changes[field.name] = aligned[target]
        if model is Source:
            changes["name"] = [f"{mark}{count}" for count in range(number)]
        keys = {field.name: field for field in model._meta.fields}.get("key")
        if isinstance(keys, BigIntegerField):  # of the section that it is about
            changes["key"] = [each.pk for each in aligned[Section]]
        elif isinstance(keys, CharField):
            changes["key"] = [f"{mark}{count}" for count in range(number)]
        aligned[model] = copies(row, number, mark, **changes)
    asked = zip(aligned[Publication], people, strict=True)
    Suggestion.objects.bulk_create(
        Suggestion(publication=work, profile=person, name="Charles Babbage")
        for work, person in asked
    )
    _pasts_of(aligned[Section])


def _pasts_of(sections: Rows) -> None:
    """A change of each section in the history."""
    rows: Any = rows_of(Section)
    past = rows._default_manager.first()
    keys, pages = [each.pk for each in sections], [each.profile_id for each in sections]
    marks = [uuid.uuid4().hex[:16] for _ in sections]
    copies(past, len(keys), "", id=keys, history_page=pages, history_mark=marks)
