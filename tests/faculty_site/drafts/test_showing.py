"""Taking things off the site and putting them there."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.urls import reverse

from profiles.models import Profile, Section
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


def door(obj: Any) -> str:
    return reverse("admin:visibility", args=[obj._meta.label_lower, obj.pk])


def test_a_section_is_hidden_and_shown(world: World, section: Section) -> None:
    client = signed_in(world, "owner")
    assert door(section) in client.get(address(Section, "change", section.pk)).content.decode()
    assert "Take it off the site" in client.get(door(section)).content.decode()
    assert section.visibility == "public"
    for to in ("hidden", "public"):
        answer = client.post(door(section), {"to": to})
        assert answer["Location"] == address(Section, "change", section.pk)
        section.refresh_from_db()
        assert section.visibility == to
        assert section.history.latest().visibility == to
    assert LogEntry.objects.filter(object_id=str(section.pk)).count() == 2


def test_a_person_is_for_admins_to_take_off(world: World) -> None:
    person = world.pages["own"]
    owner, admin = signed_in(world, "owner"), signed_in(world, "admin")
    assert "for the admins of their department" in owner.get(door(person)).content.decode()
    owner.post(door(person), {"to": "hidden"})
    person.refresh_from_db()
    assert person.state == Profile.State.LISTED
    admin.post(door(person), {"to": "hidden"})
    person.refresh_from_db()
    assert person.state == Profile.State.DRAFT
    admin.post(door(person), {"to": "public"})
    person.refresh_from_db()
    assert person.state == Profile.State.LISTED


def test_former_people_stay_former(world: World) -> None:
    """What is on the site already is not changed by a button that was open too long."""
    person = world.pages["own"]
    Profile.objects.filter(pk=person.pk).update(state=Profile.State.FORMER)
    signed_in(world, "admin").post(door(person), {"to": "public"})
    person.refresh_from_db()
    assert person.state == Profile.State.FORMER


@pytest.mark.parametrize("name", ["expired", "foreign_owner", "foreign_admin"])
def test_others_find_nothing(world: World, section: Section, name: str) -> None:
    client = signed_in(world, name)
    missing = reverse("admin:visibility", args=["profiles.section", 9_999_999])
    for answer, nothing in (
        (client.get(door(section)), client.get(missing)),
        (client.post(door(section), {"to": "hidden"}), client.post(missing, {"to": "hidden"})),
    ):
        assert answer.status_code == nothing.status_code
        shown = answer.content.decode().replace(f"/{section.pk}/", "/9999999/")
        assert shown == nothing.content.decode()
    section.refresh_from_db()
    assert section.visibility == "public"


def test_what_cannot_be_hidden_has_no_such_page(world: World) -> None:
    client = signed_in(world, "superuser")
    for label in ("profiles.department", "auth.user", "nothing.atall"):
        assert client.get(reverse("admin:visibility", args=[label, 1])).status_code == 404
