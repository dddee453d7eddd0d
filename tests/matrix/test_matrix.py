"""Every role at every door of the admin."""

from __future__ import annotations

import pytest
from django.db.models import Model
from django.urls import reverse

from tests.matrix import doors
from tests.matrix.asking import METHODS, ask, seen_in, undrawn
from tests.matrix.conftest import Write
from tests.matrix.expectations import (
    ACTIONS,
    ADDED,
    ELSEWHERE,
    INSIDE,
    NOT_ADDED,
    OF_OBJECTS,
    OF_ONE_PAGE,
    OUTSIDE,
    PAGES,
    PAGES_OF,
    RIGHTS,
    Seen,
    anywhere,
    opens,
)
from tests.matrix.pages import PageWalk, address_of, outside, url_of
from tests.matrix.samples import Samples, samples_of
from tests.matrix.table import Table
from tests.matrix.walking import Walk, form_of
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.usefixtures("one_look")


def test_every_door_of_the_admin_is_expected() -> None:
    """Each fault says what to write, and where."""
    told = {*PAGES, *PAGES_OF, *ELSEWHERE}
    new = [
        f"{door.name} is new: write in tests/matrix/expectations.py whom it lets in, in "
        f"{'PAGES_OF' if door.names_something else 'PAGES'}"
        for door in doors.doors()
        if door.route.startswith("admin/") and door.name not in doors.of_models() | told
    ]
    assert not new, "\n".join(new)
    gone = told - {door.name for door in doors.doors()}
    assert not gone, f"no doors of the site any more: {gone}"


def test_every_model_and_action_is_expected(world: World) -> None:
    models = set(doors.registered())
    assert models <= RIGHTS.keys(), f"write into RIGHTS who may do what: {models - RIGHTS.keys()}"
    added = {label for label in models if "a" in RIGHTS[label][-1]}
    assert added == {*ADDED, *NOT_ADDED}, "write into ADDED what makes the form whole"
    desks = doors.registered().values()
    actions = {doors.action_name(each) for desk in desks for each in doors.actions_of(desk)}
    assert actions == ACTIONS.keys(), "write into ACTIONS what it takes to do that"


@pytest.mark.parametrize("label", doors.registered())
def test_the_doors_of_each_model(world: World, label: str, write: Write) -> None:
    samples = samples_of(world, label)
    table = Table(label, [*samples])
    model = type(next(iter(samples.values())).obj)
    superuser = signed_in(world, "superuser")
    forms = {place: form_of(superuser, each.obj) for place, each in samples.items()}
    for role in OUTSIDE:
        _stand_outside(table, world, role, model, samples)
    for role in INSIDE:
        walk = Walk(table, signed_in(world, role), role, model)
        walk.list_and_add(samples)
        for place, sample in samples.items():
            walk.object(place, sample, forms[place])
        walk.actions(samples)
    write(table)


def _stand_outside(
    table: Table, world: World, role: str, model: type[Model], samples: Samples
) -> None:
    client = signed_in(world, role)
    key = next(iter(samples.values())).obj.pk
    for door in doors.OF_EACH_MODEL:
        url = address(model, door, *([key] if door in OF_OBJECTS else []))
        for method in METHODS:
            answer = ask(client, method, url, {})
            table.note(role, f"{door} {method}", "own", "login", seen_in(answer))


def test_the_pages_about_nothing_in_particular(world: World, write: Write) -> None:
    table = Table("The admin's own pages", ["anywhere"])
    for role in (*OUTSIDE, *INSIDE):
        client = signed_in(world, role)
        for name, page in PAGES.items():
            for method, then in zip(METHODS, (page.get, page.post), strict=True):
                expected = outside(name, role, method) if role in OUTSIDE else page.others
                if role in INSIDE and opens(page, role):
                    expected = page.of_one if page.of_one and role in OF_ONE_PAGE else then
                with undrawn():
                    answer = ask(client, method, address_of(name), {})
                door = f"{name.removeprefix('admin:')} {method}"
                table.note(role, door, "anywhere", expected, seen_in(answer), f"[{answer.status}]")
    write(table)


def test_the_lists_of_what_a_room_holds(world: World, write: Write) -> None:
    rooms = {label: label.partition(".")[0] for label in doors.registered()}
    table = Table("The lists of rooms", ["anywhere"])
    for role in (*OUTSIDE, *INSIDE):
        client = signed_in(world, role)
        for room in sorted({*rooms.values()}):
            expected: Seen = "login"
            if role in INSIDE:
                held = "".join(anywhere(role, label) for label in rooms if rooms[label] == room)
                expected = "shown" if "i" in held or "a" in held else "absent"
            answer = ask(client, "get", reverse("admin:app_list", args=[room]))
            table.note(role, room, "anywhere", expected, seen_in(answer))
    write(table)


@pytest.mark.parametrize("name", PAGES_OF)
def test_the_pages_about_one_object(world: World, name: str, write: Write) -> None:
    page = PAGES_OF[name]
    samples = samples_of(world, page.rule)
    table = Table(name, [*samples])
    for role in OUTSIDE:
        client = signed_in(world, role)
        url = url_of(name, next(iter(samples.values())))
        for method in METHODS:
            answer = ask(client, method, url, {})
            table.note(role, method, "own", "login", seen_in(answer))
    for role in INSIDE:
        walk = PageWalk(table, signed_in(world, role), role, name, world)
        for place, sample in samples.items():
            walk.page(place, sample)
    write(table)
