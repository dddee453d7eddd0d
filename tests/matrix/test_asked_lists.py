"""What lists can be asked by their address: filters over relations, orders, counts, and words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.db.models import Model
from django.test import Client

from tests.matrix import doors
from tests.matrix.asking import ask, undrawn
from tests.matrix.comparing import STRANGERS, Question, seen_of_hidden
from tests.matrix.conftest import Write
from tests.matrix.expectations import Seen, anywhere, letters
from tests.matrix.samples import samples_of
from tests.matrix.table import Table
from tests.matrix.walking import NOTHING
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

# Most by one role: lists hold for each what the table of rights says, and are asked alike by all.
pytestmark = pytest.mark.usefixtures("one_look")

OVER_RELATIONS = ("pk", "pk__in", "isnull")
"""Asked of each relation of a model, of whichever kind and direction."""

FURTHER = (
    "profile__owner__email__startswith", "owner__password__startswith", "owner__email__startswith",
    "memberships__department__slug", "authorships__profile__name__startswith", "pk__gt", "id__in",
    "profile__id__exact", "visibility__regex", "state__regex", "title__startswith",
    "source__profile__email__startswith", "department__roles__user__username", "in__exact",
)  # fmt: skip
"""Letter by letter or by a count, these would read what does not stand in the list."""

ANSWERED: Mapping[str, str] = {}
"""Filters over relations that a list has, by its model; there are none, as the filters by person
and by department name only those whom the reader looks after."""

ORDERS = ("1.-2.3.-4.5.6.7", "-1", "99", "x")


def test_lists_are_asked_nothing_but_by_their_own_filters(world: World, write: Write) -> None:
    """Anything else is refused, by an error or by the list without it, which says so."""
    role, table = "admin", Table("Filters forged", ["any"])
    client = signed_in(world, role)
    for label, desk in doors.registered().items():
        if "i" not in anywhere(role, label):
            continue
        url = address(desk.model, "changelist")
        asked = {*_over_relations(desk.model), *FURTHER}
        answered = {each for each in asked if _is_answered(client, f"{url}?{each}=1")}
        wrong = answered ^ {*ANSWERED.get(label, "").split()}
        seen: Seen = "shown" if wrong else "bad"
        table.note(label, "lookups", "any", "bad", seen, ", ".join(sorted(wrong)))
    write(table)


def _over_relations(model: type[Model]) -> Iterator[str]:
    for field in model._meta.get_fields():
        if field.is_relation:
            yield from (f"{field.name}__{kind}" for kind in OVER_RELATIONS)


def _is_answered(client: Client, url: str) -> bool:
    """Whether a list is asked that; else it is refused, by its status or by the list without it."""
    with undrawn():
        answer = ask(client, "get", url)
    return answer.status != 400 and not answer.location.endswith("?e=1")


def test_orders_are_of_what_stands_in_the_list(world: World, write: Write) -> None:
    """Whatever it is sorted by."""
    role, table = "admin", Table("Orders asked for", ["any"])
    client = signed_in(world, role)
    for label, desk in doors.registered().items():
        if "i" not in anywhere(role, label):
            continue
        url, places = address(desk.model, "changelist"), samples_of(world, label)
        mine = {
            each.obj.pk
            for each in places.values()
            if "i" in letters(role, each.rule, each.stands_on)
        }
        hidden = {each.obj.pk for each in places.values()} - mine
        for order in ORDERS:
            with undrawn():
                answer = ask(client, "get", f"{url}?all=&o={order}")
            rows = {each.pk for each in answer.response.context_data["cl"].queryset}
            seen: Seen = "shown" if mine <= rows and not hidden & rows else "tells"
            table.note(label, f"o={order}", "any", "shown", seen)
    write(table)


HIDDEN_VALUES: Mapping[str, str] = {
    "person": "profiles.Profile",
    "in": "profiles.Department",
}
"""Filters that name an object, and of which model it is."""

OF_NOTHING = ("has_draft", "missing")
"""Filters that name no object."""

WORDS = ("foreign_draft", "foreign-draft")
"""What the hidden page is called, and what stands on it, as somebody might look for it."""


def test_what_is_hidden_is_not_found_in_lists(world: World, write: Write) -> None:
    """By a filter or by words, with counts beside the filters: as for what nobody has."""
    client, table = signed_in(world, "admin"), Table("Hidden things looked for", ["hidden"])
    for label, desk in doors.registered().items():
        if "i" not in anywhere("admin", label):
            continue
        for asked, unknown in _looked_for(world, desk):
            url = address(desk.model, "changelist")
            both = (Question("get", f"{url}?_facets=1&{each}") for each in (asked, unknown))
            seen, told = seen_of_hidden(client, both, (asked, unknown))
            table.note(label, asked.partition("=")[0], "hidden", "absent", seen, told)
    write(table)


def _looked_for(world: World, desk: Any) -> Iterator[tuple[str, str]]:
    """What asks for a hidden thing, and the same for one of as many words that nobody has."""
    asked = {getattr(each, "parameter_name", each) for each in desk.list_filter}
    unknown = asked - {*HIDDEN_VALUES, *_own_fields(desk.model), *OF_NOTHING}
    assert not unknown, f"write into HIDDEN_VALUES or OF_NOTHING what these filters name: {unknown}"
    for name in HIDDEN_VALUES.keys() & asked:
        samples = samples_of(world, HIDDEN_VALUES[name])
        hidden = samples.get("dark") or samples["other"]
        yield f"{name}={hidden.obj.pk}", f"{name}={NOTHING}"
    for word in WORDS if desk.search_fields else ():
        yield f"q={word}", f"q={unknown_word(word)}"


def unknown_word(word: str) -> str:
    return word.translate(str.maketrans("aeiou", "uaeio"))


def _own_fields(model: type[Model]) -> set[str]:
    return {field.name for field in model._meta.concrete_fields if not field.is_relation}


@pytest.mark.parametrize("role", STRANGERS)
def test_choices_looked_up_while_typing(world: World, role: str, write: Write) -> None:
    """Of each field in which somebody may look for objects: own ones are found, hidden ones not."""
    client = signed_in(world, role)
    table = Table(f"Looked up by {role}", ["own", "hidden"])
    tried = [field for model in doors.registered().values() for field in _fields(model)]
    for field in tried:
        said = f"{field.model._meta.label}.{field.name}"
        label = field.remote_field.model._meta.label
        closed: Seen = "refused" if not anywhere(role, label) else "shown"
        _look_up(table, client, said, field, world, closed)
    assert tried
    write(table)


def _fields(desk: Any) -> list[Any]:
    return [*doors.pointing_at(desk.model)]


def _look_up(
    table: Table, client: Client, said: str, field: Any, world: World, expected: Seen
) -> None:
    options = field.model._meta
    url = (
        f"/admin/autocomplete/?app_label={options.app_label}&model_name={options.model_name}"
        f"&field_name={field.name}&term="
    )
    answer = ask(client, "get", url)
    seen: Seen = "refused" if answer.status in (403, 404) else "shown"
    table.note(said, "all", "own", expected, seen, f"[{answer.status}]")
    assert b"foreign-draft" not in answer.body.replace(b"_", b"-"), said
    for word in WORDS[:1]:
        nothing = unknown_word(word)
        both = (Question("get", f"{url}{each}") for each in (word, nothing))
        seen, told = seen_of_hidden(client, both, (word, nothing))
        table.note(said, "hidden words", "hidden", "absent", seen, told)
