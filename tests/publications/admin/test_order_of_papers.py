"""The places of somebody's works on their page, edited in their list."""

from __future__ import annotations

import pytest

from publications.models import Authorship
from tests import factories
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db

LIST = address(Authorship, "changelist")


@pytest.fixture
def world() -> World:
    return make_world()


def sent(rows: list[Authorship], *places: int) -> dict[str, object]:
    data: dict[str, object] = {
        "form-TOTAL_FORMS": len(rows), "form-INITIAL_FORMS": len(rows), "_save": "Save",
    }  # fmt: skip
    for at, (row, place) in enumerate(zip(rows, places, strict=True)):
        data |= {f"form-{at}-id": row.pk, f"form-{at}-order": place}
    return data


def test_an_owner_puts_their_works_in_order(world: World) -> None:
    own = world.pages["own"]
    factories.make_publication([own])
    client = signed_in(world, "owner")
    rows = list(client.get(LIST).context["cl"].result_list)
    assert rows == sorted(rows, key=lambda row: (row.order, row.pk))
    places = range(len(rows), 0, -1)
    assert client.post(LIST, sent(rows, *places)).status_code == 302
    assert list(client.get(LIST).context["cl"].result_list) == rows[::-1]


def test_works_of_several_people_have_no_common_order(world: World) -> None:
    client = signed_in(world, "editor")
    assert not client.get(LIST).context["cl"].list_editable
    own = world.pages["own"]
    listed = client.get(f"{LIST}?person={own.pk}").context["cl"]
    assert listed.list_editable
    assert {row.profile for row in listed.result_list} == {own}


@pytest.mark.parametrize("name", ["owner", "editor"])
def test_nobody_moves_the_works_of_others(world: World, name: str) -> None:
    foreign = world.pages["foreign"]
    row = foreign.authorships.first()
    assert row is not None
    client = signed_in(world, name)
    for url in (LIST, f"{LIST}?person={foreign.pk}", f"{LIST}?person={world.pages['own'].pk}"):
        client.post(url, sent([row], 77))
        row.refresh_from_db()
        assert row.order != 77
