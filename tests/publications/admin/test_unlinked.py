"""Authors who are linked to nobody here."""

from __future__ import annotations

import pytest
from django.test import Client

from publications.models import Authorship, Publication, Suggestion
from tests import factories
from tests.profiles.admin.browsing import queries_of, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

URL = "/admin/publications/publication/unlinked/"


@pytest.fixture
def works(world: World) -> list[Publication]:
    """Two works of the colleague's that name an author like the owner; a foreign one as well."""
    found = [factories.make_publication([world.pages["colleague"], "P. Own"]) for _ in range(2)]
    found.append(factories.make_publication([world.pages["foreign"], "P. Own"]))
    for work in found[:2]:
        factories.make_suggestion(work, world.pages["own"])
    return found


@pytest.mark.parametrize("name", ["owner", "delegate", "foreign_owner"])
def test_only_departments_have_a_queue(world: World, name: str) -> None:
    client = signed_in(world, name)
    assert client.get(URL).status_code == 404
    assert client.post(URL, {"name": "P. Own", "nobody": "1"}).status_code == 404


def test_names_with_their_people(world: World, works: list[Publication], editor: Client) -> None:
    html = editor.get(URL).content.decode()
    assert "2 works, such as" in html
    assert 'value="Person own (own)"' in html
    assert "Charles Babbage" in html, "stands on most works, like nobody here"
    assert "Person foreign" not in html


def test_nothing_of_other_departments(world: World, works: list[Publication]) -> None:
    html = signed_in(world, "foreign_admin").get(URL).content.decode()
    assert "Person own (own)" not in html
    assert "Person foreign (foreign)" in html


def test_linking_a_name(world: World, works: list[Publication], editor: Client) -> None:
    sent = {"name": "P. Own", "person": "Person own (own)"}
    html = editor.post(URL, sent, follow=True).content.decode()
    assert "“P. Own” is Person own now; works linked: 2." in html
    linked = Authorship.objects.filter(name="P. Own", profile=world.pages["own"])
    assert {row.publication for row in linked} == set(works[:2])
    assert not Suggestion.objects.filter(name="P. Own").exists()


def test_nobody_here(world: World, works: list[Publication], editor: Client) -> None:
    foreign = factories.make_suggestion(works[2], world.pages["foreign"])
    html = editor.post(URL, {"name": "P. Own", "nobody": "1"}, follow=True).content.decode()
    assert "none of your people; refused: 2." in html
    assert list(Suggestion.objects.open().filter(name="P. Own")) == [foreign]


@pytest.mark.parametrize("person", ["Person foreign (foreign)", "foreign", "Nobody", ""])
def test_linking_to_others(
    world: World, works: list[Publication], editor: Client, person: str
) -> None:
    html = editor.post(URL, {"name": "P. Own", "person": person}, follow=True).content.decode()
    assert "Choose one of your people" in html
    assert not Authorship.objects.filter(name="P. Own", profile__isnull=False).exists()


@pytest.mark.parametrize("name", ["editor", "superuser"])
def test_queries_do_not_grow(world: World, works: list[Publication], name: str) -> None:
    client = signed_in(world, name)
    before = queries_of(client, URL)
    for number in range(27):
        person = factories.make_profile(department=world.mathematics)
        work = factories.make_publication([person, f"P. Own {number}", "A. De Morgan"])
        factories.make_suggestion(work, world.pages["own"])
    assert queries_of(client, URL) == before
