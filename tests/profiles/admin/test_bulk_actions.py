"""Bulk actions and deletion."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from profiles.models import (
    Profile,
    Section,
)
from profiles.permissions import visible
from tests.factories import make_section
from tests.profiles.admin.browsing import act, address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("action", ["delete_selected", "hide", "show"])
def test_bulk_actions_reach_only_ones_own(world: World, action: str) -> None:
    client = signed_in(world, "owner")
    foreign, own = world.of("foreign", Section), world.of("own", Section)
    before = Section.objects.filter(pk=foreign.pk).values().get()
    chosen = [foreign.pk, own.pk]
    if action == "delete_selected":
        data = {"action": action, "_selected_action": chosen, "post": "yes"}
        client.post(address(Section, "changelist"), data)
    else:
        act(client, address(Section, "changelist"), action, chosen)
    assert Section.objects.filter(pk=foreign.pk).values().get() == before
    if action == "delete_selected":
        assert not Section.objects.filter(pk=own.pk).exists()
    else:
        own.refresh_from_db()
        assert own.visibility == {"hide": "hidden", "show": "public"}[action]


def test_bulk_actions_leave_a_log(world: World) -> None:
    client, own = signed_in(world, "owner"), world.of("own", Section)
    act(client, address(Section, "changelist"), "hide", [own.pk])
    history = client.get(address(Section, "history", own.pk)).content.decode()
    assert "<del>Public</del><ins>Hidden</ins>" in history


def test_states_are_set_in_bulk_by_admins_only(world: World) -> None:
    chosen = [row.pk for row in world.pages.values()]
    for name in ("owner", "editor"):
        act(signed_in(world, name), address(Profile, "changelist"), "unlist_people", chosen)
        assert not Profile.objects.filter(state="unlisted").exists()
    act(signed_in(world, "admin"), address(Profile, "changelist"), "unlist_people", chosen)
    changed = set(Profile.objects.filter(state="unlisted"))
    assert changed == set(visible(world.users["admin"], "change", Profile))


def test_deleting_in_bulk_stops_at_what_may_not_be_deleted(world: World) -> None:
    """The one who belongs to another department as well stays; of the rest nobody goes unseen."""
    client, admin_user = signed_in(world, "admin"), world.users["admin"]
    people = visible(admin_user, "change", Profile)
    chosen = list(people.values_list("pk", flat=True))
    data = {"action": "delete_selected", "_selected_action": chosen, "post": "yes"}
    seen = client.post(address(Profile, "changelist"), data).content.decode()
    assert people.count() == len(chosen)
    assert "This one stays as it is" in seen
    assert "Person shared: is not yours to delete" in seen
    data["_selected_action"] = list(
        visible(admin_user, "delete", Profile).values_list("pk", flat=True)
    )
    client.post(address(Profile, "changelist"), data)
    assert set(people) == {world.pages["shared"]}


def test_a_look_comes_first(world: World) -> None:
    client, own = signed_in(world, "owner"), world.of("own", Section)
    hidden = Section.objects.get(profile=own.profile, visibility="hidden")
    chosen = [own.pk, hidden.pk, world.of("foreign", Section).pk]
    data: dict[str, Any] = {"action": "hide", "_selected_action": chosen, "index": "0"}
    page = client.post(address(Section, "changelist"), data)
    html = page.content.decode()
    assert "Visibility: <del>Public</del> → <ins>Hidden</ins>" in html
    assert "hidden of own: is so already" in html
    assert "foreign" not in html
    assert not own.history.filter(visibility="hidden").exists()
    own.refresh_from_db()
    assert own.visibility == "public"
    assert page.context["keys"] == [own.pk, hidden.pk]


def test_what_changed_since_the_look_is_shown_anew(world: World) -> None:
    client, own = signed_in(world, "owner"), world.of("own", Section)
    data = {"action": "hide", "_selected_action": [own.pk], "confirmed": "of other rows"}
    html = client.post(address(Section, "changelist"), data).content.decode()
    assert "Something changed since you looked" in html
    own.refresh_from_db()
    assert own.visibility == "public"


def test_all_rows_of_a_long_list(world: World) -> None:
    """Their keys are not sent along; the rows are found again, and must be the same."""
    client, own = signed_in(world, "owner"), world.of("own", Section)
    data: dict[str, Any] = {"action": "hide", "select_across": "1", "_selected_action": [own.pk]}
    page = client.post(address(Section, "changelist"), data)
    assert page.context["keys"] == [own.pk]
    sent = data | {"confirmed": page.context["mark"]}
    client.post(address(Section, "changelist"), sent)
    assert not Section.objects.filter(profile=own.profile, visibility="public").exists()


@pytest.mark.parametrize("index", ["7", "x", "-1"])
def test_a_forged_number_of_the_action(world: World, index: str) -> None:
    client, own = signed_in(world, "owner"), world.of("own", Section)
    data = {"action": "hide", "_selected_action": [own.pk], "index": index}
    assert client.post(address(Section, "changelist"), data).status_code == 200


def test_a_look_takes_as_many_queries_for_many(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    counted = []
    for number in (3, 3, 30):  # the first time, what Django keeps in memory is read as well
        rows = [make_section(own).pk for _ in range(number)]
        with CaptureQueriesContext(connection) as queries:
            client.post(
                address(Section, "changelist"), {"action": "hide", "_selected_action": rows}
            )
        counted.append(len(queries))
    assert counted[1] == counted[2]


def test_a_person_goes_with_all_that_hangs_on_them(world: World) -> None:
    client, page = signed_in(world, "admin"), world.pages["colleague"]
    url = address(Profile, "delete", page.pk)
    preview = client.get(url).content.decode()
    assert "Section: public of colleague" in preview
    client.post(url, {"post": "yes"})
    assert not Profile.objects.filter(pk=page.pk).exists()
    assert not Section.objects.filter(profile_id=page.pk).exists()


def test_what_says_nothing_to_people_is_only_counted(world: World) -> None:
    url = address(Profile, "delete", world.pages["colleague"].pk)
    html = signed_in(world, "admin").get(url).content.decode()
    assert "Import records: 1" in html
    assert "Import record: " not in html
    assert "Place of a link: " not in html
