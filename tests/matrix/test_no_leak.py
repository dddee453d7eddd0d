"""What is hidden is answered as what does not exist, at every door that is open to everybody."""

from __future__ import annotations

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from tests.matrix import doors
from tests.matrix.asking import METHODS, Method, ask, differences
from tests.matrix.expectations import INSIDE, OUTSIDE
from tests.matrix.public import ACCOUNTS, PUBLIC, WHO_MAY, address_of, hidden_things
from tests.matrix.walking import NOTHING
from tests.profiles.admin.browsing import signed_in
from tests.profiles.world import World

STRANGERS = [role for role in (*OUTSIDE, *INSIDE) if role not in WHO_MAY]

BY_MAIL = {"account_confirm_email", "account_reset_password_from_key", "invitation"}
"""Doors of accounts that are opened by a key which was sent to somebody."""


def not_there(named: tuple[str, ...]) -> tuple[str, ...]:
    """A name of as many letters that nothing has; of the page of a person who is there, another
    page."""
    changed = tuple(each.translate(str.maketrans("aeiou", "uaeio")) for each in named)
    return (named[0], changed[1]) if named[0] == "foreign" and len(named) > 1 else changed


def test_every_public_door_is_expected() -> None:
    known = {*PUBLIC}
    found = {
        door.name: door for door in doors.doors() if not door.route.startswith(("admin/", ACCOUNTS))
    }
    new = [
        f"{name} is new: write in PUBLIC of tests/matrix/public.py what it is about"
        for name in found
        if name not in known
    ]
    assert not new, "\n".join(new)
    assert not known - found.keys(), "no doors of the site any more"
    for name, door in PUBLIC.items():
        names_something = door.about != "nothing" or bool(door.more)
        assert names_something == found[name].names_something, name


@pytest.mark.parametrize("role", STRANGERS)
def test_what_is_hidden_is_answered_as_what_does_not_exist(
    world: World, role: str, request: pytest.FixtureRequest
) -> None:
    """For visitors with HEAD as well, and with the whole look of the answer."""
    if role != "anonymous":
        request.getfixturevalue("one_look")
    client, hidden = signed_in(world, role), hidden_things(world)
    faults: list[str] = []
    for name, door in PUBLIC.items():
        for what, named in hidden.get(door.about, {}).items():
            fault = _fault_of(client, "get", name, named)
            if role == "anonymous":
                fault = fault or _fault_of(client, "head", name, named)
            if fault:
                faults.append(f"{name} ({what}): {fault}")
    assert not faults, "\n".join(["", *faults])


def _fault_of(client: Client, method: Method, name: str, named: tuple[str, ...]) -> str:
    """By what the answer tells that there is something; "" where it does not."""
    nothing = not_there(named)
    keys = named[-1], nothing[-1]
    for _ in range(2):  # the first may fill a cache
        answer, missing = (
            ask(client, method, address_of(name, PUBLIC[name], each)) for each in (named, nothing)
        )
        told = differences(answer, missing, *keys)
        if not told:
            break
    return told or ("" if answer.status == 404 else f"it is answered by {answer.status}")


def test_another_account_has_nothing_that_can_be_asked_for(world: World) -> None:
    theirs = Authenticator.objects.create(
        user=world.account("foreign_owner"), type=Authenticator.Type.WEBAUTHN, data={}
    )
    client = signed_in(world, "owner")
    tried = set()
    for door in doors.doors():
        if not door.route.startswith(ACCOUNTS) or not door.names_something:
            continue
        if door.name in BY_MAIL:
            continue
        assert "<int:pk>" in door.route, f"{door.name} is new: say here what it takes"
        tried.add(door.name)
        for method in METHODS:
            urls = [reverse(door.name, args=[key]) for key in (theirs.pk, NOTHING)]
            answer, missing = (ask(client, method, url, {}) for url in urls)
            assert not differences(answer, missing, str(theirs.pk), str(NOTHING)), door.name
            assert not answer.written
    assert tried


@pytest.mark.parametrize("name", ["import_publications", "links"])
def test_a_person_who_is_named_in_a_query(world: World, name: str) -> None:
    """A stranger's key or slug is answered as one that nobody has."""
    client, foreign = signed_in(world, "owner"), world.pages["foreign_draft"]
    url = reverse(f"admin:{name}")
    for theirs, nobodys in ((str(foreign.pk), str(NOTHING)), (foreign.slug, "no-such-person")):
        keys = theirs, nobodys
        answer, missing = (ask(client, "get", f"{url}?person={each}") for each in keys)
        assert answer.status == 404
        assert not differences(answer, missing, *keys)
