"""“Is this yours?”"""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from publications.models import Suggestion
from tests import factories
from tests.profiles.admin.browsing import queries_of, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db

PEOPLE = "/admin/publications/publication/yours/"


def page_of(world: World, name: str = "own") -> str:
    return reverse("admin:publications_questions_of", args=[world.pages[name].pk])


@pytest.fixture
def asked(world: World) -> Suggestion:
    """About the work that `make_world` leaves open."""
    return Suggestion.objects.get(profile=world.pages["own"])


@pytest.mark.parametrize("name", HANDS)
def test_who_looks_after_a_page_answers_for_it(world: World, asked: Suggestion, name: str) -> None:
    client = signed_in(world, name)
    html = client.get(page_of(world)).content.decode()
    assert "<mark>Person own</mark>" in html
    assert "Sketch of the Analytical Engine" in html
    client.post(page_of(world), {"mine": asked.pk})
    row = asked.publication.authorships.get(position=1)
    assert row.profile == world.pages["own"]
    assert not Suggestion.objects.filter(pk=asked.pk).exists()


@pytest.mark.parametrize("name", ["foreign_owner", "foreign_admin"])
def test_others_find_nothing_there(world: World, asked: Suggestion, name: str) -> None:
    client = signed_in(world, name)
    for response in (client.get(page_of(world)), client.post(page_of(world), {"mine": asked.pk})):
        assert response.status_code == 404
    client.post(page_of(world, "foreign"), {"mine": asked.pk, "chosen": asked.pk})
    assert Suggestion.objects.open().filter(pk=asked.pk).exists()
    assert (
        client.get(reverse("admin:publications_questions_of", args=[9_999_999])).status_code == 404
    )


@pytest.mark.parametrize("name", ["anonymous", "nobody", "expired"])
def test_outsiders_reach_the_login(world: World, asked: Suggestion, name: str) -> None:
    client = signed_in(world, name)
    for url in (PEOPLE, page_of(world)):
        for response in (client.get(url), client.post(url, {"mine": asked.pk})):
            assert response["Location"].startswith("/admin/login/")
    assert Suggestion.objects.open().filter(pk=asked.pk).exists()


def test_not_mine_is_listed_and_taken_back(world: World, owner: Client, asked: Suggestion) -> None:
    answer = owner.post(page_of(world), {"not_mine": asked.pk}, follow=True)
    html = answer.content.decode()
    assert "1 work was refused and will not be suggested again." in html
    assert "Refused</h2>" in html
    assert "Nothing is waiting" in html
    answer = owner.post(page_of(world), {"undo": asked.pk}, follow=True)
    assert "1 work is asked about again." in answer.content.decode()
    assert Suggestion.objects.open().filter(pk=asked.pk).exists()


def test_several_at_once(world: World, owner: Client, asked: Suggestion) -> None:
    more = [
        factories.make_suggestion(factories.make_publication(["P. Own"]), world.pages["own"])
        for _ in range(2)
    ]
    chosen = [row.pk for row in more]
    answer = owner.post(page_of(world), {"answer": "mine", "chosen": chosen}, follow=True)
    assert "2 works are linked to Person own now." in answer.content.decode()
    assert list(Suggestion.objects.all()) == [asked]
    answer = owner.post(page_of(world), {"answer": "not_mine"}, follow=True)
    assert "choose a work first" in answer.content.decode()
    owner.post(page_of(world), {"answer": "mine", "chosen": ["x", "-1", "9" * 30]})
    assert Suggestion.objects.open().count() == 1


def test_an_author_who_is_taken_is_told(world: World, owner: Client, asked: Suggestion) -> None:
    asked.publication.authorships.filter(position=1).update(profile=world.pages["colleague"])
    html = owner.post(page_of(world), {"mine": asked.pk}, follow=True).content.decode()
    assert "is linked to somebody else by now" in html
    assert not Suggestion.objects.exists()


def test_long_lists_show_those_around_the_name(world: World, owner: Client) -> None:
    authors = [f"Author {chr(65 + n)}." for n in range(20)]
    work = factories.make_publication([*authors, "Person own", "Last One"])
    factories.make_suggestion(work, world.pages["own"], name="Person own")
    html = owner.get(page_of(world)).content.decode()
    names = "Author A., Author B., Author C., …, Author T., <mark>Person own</mark>, Last One"
    assert names in html


def test_the_people_one_looks_after(world: World, owner: Client, editor: Client) -> None:
    assert owner.get(PEOPLE)["Location"] == page_of(world)
    html = editor.get(PEOPLE).content.decode()
    assert "Person own" in html
    assert "Person foreign" not in html


def test_notices(world: World, owner: Client, editor: Client) -> None:
    own = world.pages["own"]
    assert "1 publication may be yours</a>" in owner.get("/admin/").content.decode()
    form = reverse("admin:profiles_profile_change", args=[own.pk])
    assert "1 publication may be by Person own</a>" in owner.get(form).content.decode()
    assert "1 may be theirs</a>" in editor.get("/admin/").content.decode()
    Suggestion.objects.update(refused=True)
    assert "may be" not in owner.get("/admin/").content.decode()


@pytest.mark.parametrize("name", ["owner", "editor"])
def test_queries_do_not_grow(world: World, name: str) -> None:
    client = signed_in(world, name)
    urls = [page_of(world), PEOPLE, "/admin/"][: 2 if name == "editor" else 1]
    refused = factories.make_publication(["P. Own"])
    factories.make_suggestion(refused, world.pages["own"], refused=True)
    before = [queries_of(client, url) for url in urls]
    for _ in range(27):
        work = factories.make_publication(["P. Own", world.pages["colleague"], "Babbage"])
        factories.make_suggestion(work, world.pages["own"])
        other = factories.make_profile(department=world.mathematics)
        factories.make_suggestion(work, other, refused=True)
    assert [queries_of(client, url) for url in urls] == before
