"""The authors of a work, in the form of the work."""

from __future__ import annotations

import pytest
from django.test import Client

from profiles.permissions import can
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import errors, post, sent_back
from tests.profiles.world import World
from tests.publications.admin.work_forms import change, names

pytestmark = pytest.mark.django_db


def test_authors_change_places(world: World, owner: Client) -> None:
    work = factories.make_publication([world.pages["own"], "Babbage", "Menabrea", "Somerville"])
    url = change(work)
    swapped = {f"authorships-{row}-position": place for row, place in enumerate((4, 3, 2, 1))}
    response = post(owner, url, **swapped)
    assert response.status_code == 302, errors(response)
    assert [name for _, name in names(work)] == ["Somerville", "Menabrea", "Babbage", "Person own"]
    assert [place for place, _ in names(work)] == [1, 2, 3, 4]


def test_positions_only_say_who_comes_before_whom(world: World, owner: Client) -> None:
    """Equal, missing and wide positions, with a row deleted and one added at the same time."""
    work = factories.make_publication([world.pages["own"], "Babbage", "Menabrea", "Somerville"])
    data = sent_back(owner.get(change(work)))
    data |= {
        "authorships-0-position": 7,
        "authorships-1-position": 7,
        "authorships-2-DELETE": "on",
        "authorships-3-position": "",
        "authorships-TOTAL_FORMS": 5,
        "authorships-4-name": "De Morgan",
        "authorships-4-position": 1,
        "authorships-4-publication": work.pk,
    }
    response = owner.post(change(work), data)
    assert response.status_code == 302, errors(response)
    assert names(work) == [(1, "De Morgan"), (2, "Person own"), (3, "Babbage"), (4, "Somerville")]


def test_saving_without_a_change_keeps_the_order(world: World, owner: Client) -> None:
    work = factories.make_publication([world.pages["own"], "Babbage", "Menabrea"])
    before = list(work.authorships.order_by("pk").values())
    assert post(owner, change(work)).status_code == 302
    assert list(work.authorships.order_by("pk").values()) == before


def test_what_stands_on_anothers_page_is_theirs(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="joint")
    foreign = work.authorships.get(profile=world.pages["foreign"])
    data = sent_back(owner.get(change(work)))
    row = next(
        name.removesuffix("-id")
        for name, value in data.items()
        if name.endswith("-id") and value == str(foreign.pk)
    )
    forged = {"hidden": "on", "selected": "on", "profile": world.pages["own"].pk}
    data |= {f"{row}-{name}": value for name, value in forged.items()}
    data |= {f"{row}-name": "Person F.", f"{row}-DELETE": "on"}
    owner.post(change(work), data)
    after = Authorship.objects.get(pk=foreign.pk)
    assert after.profile == world.pages["foreign"]
    assert not after.hidden
    assert not after.selected
    del data[f"{row}-DELETE"]
    assert owner.post(change(work), data).status_code == 302
    assert Authorship.objects.get(pk=foreign.pk).name == "Person F.", "names can be corrected"


def test_a_draft_elsewhere_is_not_named(world: World, owner: Client) -> None:
    """The row shows the name as printed, not that of the page behind it."""
    draft = world.pages["foreign_draft"]
    coauthor = Authorship(name="C. Babbage", profile=draft)
    work = factories.make_publication([world.pages["own"], coauthor])
    html = owner.get(change(work)).content.decode()
    assert "C. Babbage" in html
    assert draft.name not in html


def test_taking_ones_own_name_off(world: World, owner: Client) -> None:
    work = Publication.objects.get(slug="joint")
    data = sent_back(owner.get(change(work)))
    assert owner.post(change(work), data | {"authorships-0-DELETE": "on"}).status_code == 302
    assert names(work) == [(1, "Person foreign"), (2, "Charles Babbage")]
    assert not can(world.users["owner"], "change", work)


def test_rows_of_another_work(world: World, owner: Client) -> None:
    mine = Publication.objects.get(slug="work-own-public")
    foreign = Publication.objects.get(slug="work-foreign-public").authorships.first()
    assert foreign is not None
    before = Authorship.objects.filter(pk=foreign.pk).values().get()
    data = sent_back(owner.get(change(mine)))
    forged = {"authorships-0-id": foreign.pk, "authorships-0-name": "Forged"}
    owner.post(change(mine), data | forged)
    owner.post(change(mine), data | forged | {"authorships-0-DELETE": "on"})
    assert Authorship.objects.filter(pk=foreign.pk).values().get() == before


def test_parts_of_names_are_saved_beside_the_list(world: World, owner: Client) -> None:
    """Two tables of the form have the same rows; neither undoes what the other says."""
    work = factories.make_publication([world.pages["own"], "S. Ramón y Cajal", "Babbage"])
    changes = {
        "authorships-1-name": "Santiago Ramón y Cajal",
        "authorships-1-position": 1,
        "authorships-0-position": 2,
        "authorships-2-DELETE": "on",
        "authorships-2-1-family": "Ramón y Cajal",
        "authorships-2-1-orcid": "https://orcid.org/0000-0002-1825-0097",
        "authorships-2-2-given": "Charles",
    }
    response = post(owner, change(work), **changes)
    assert response.status_code == 302, errors(response)
    first, second = work.authorships.order_by("position")
    assert (first.name, first.family) == ("Santiago Ramón y Cajal", "Ramón y Cajal")
    assert first.orcid == "0000-0002-1825-0097"
    assert second.profile == world.pages["own"]
    assert "four groups" in errors(post(owner, change(work), **{"authorships-2-0-orcid": "1"}))
