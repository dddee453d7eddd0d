"""Bulk actions and deletion."""

from __future__ import annotations

import pytest

from profiles.models import (
    Profile,
    Section,
)
from profiles.permissions import visible
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ["delete_selected", "hide", "show"])
def test_bulk_actions_reach_only_ones_own(world: World, action: str) -> None:
    client = signed_in(world, "owner")
    foreign, own = world.of("foreign", Section), world.of("own", Section)
    before = Section.objects.filter(pk=foreign.pk).values().get()
    chosen = [foreign.pk, own.pk]
    data = {"action": action, "_selected_action": chosen, "post": "yes"}
    client.post(address(Section, "changelist"), data)
    assert Section.objects.filter(pk=foreign.pk).values().get() == before
    if action == "delete_selected":
        assert not Section.objects.filter(pk=own.pk).exists()
    else:
        own.refresh_from_db()
        assert own.visibility == {"hide": "hidden", "show": "public"}[action]


def test_bulk_actions_leave_a_log(world: World) -> None:
    client, own = signed_in(world, "owner"), world.of("own", Section)
    data = {"action": "hide", "_selected_action": [own.pk]}
    client.post(address(Section, "changelist"), data)
    history = client.get(address(Section, "history", own.pk)).content.decode()
    assert "<del>Public</del><ins>Hidden</ins>" in history


def test_states_are_set_in_bulk_by_admins_only(world: World) -> None:
    data = {"action": "unlist_people", "_selected_action": [row.pk for row in world.pages.values()]}
    for name in ("owner", "editor"):
        signed_in(world, name).post(address(Profile, "changelist"), data)
        assert not Profile.objects.filter(state="unlisted").exists()
    signed_in(world, "admin").post(address(Profile, "changelist"), data)
    changed = set(Profile.objects.filter(state="unlisted"))
    assert changed == set(visible(world.users["admin"], "change", Profile))


def test_deleting_in_bulk_stops_at_what_may_not_be_deleted(world: World) -> None:
    """The one who belongs to another department as well stays, and so do the rest."""
    client, admin_user = signed_in(world, "admin"), world.users["admin"]
    people = visible(admin_user, "change", Profile)
    chosen = list(people.values_list("pk", flat=True))
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    client.post(address(Profile, "changelist"), data)
    assert people.count() == len(chosen)
    data["_selected_action"] = list(
        visible(admin_user, "delete", Profile).values_list("pk", flat=True)
    )
    client.post(address(Profile, "changelist"), data)
    assert set(people) == {world.pages["shared"]}


def test_a_person_goes_with_all_that_hangs_on_them(world: World) -> None:
    client, page = signed_in(world, "admin"), world.pages["colleague"]
    url = address(Profile, "delete", page.pk)
    preview = client.get(url).content.decode()
    assert "Section: public of colleague" in preview
    client.post(url, {"post": "yes"})
    assert not Profile.objects.filter(pk=page.pk).exists()
    assert not Section.objects.filter(profile_id=page.pk).exists()
