"""The authors of a work in one box."""

from __future__ import annotations

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client
from django.urls import reverse

from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import queries_of, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db


def box(work: Publication) -> str:
    return reverse("admin:publications_author_list", args=[work.pk])


def names(work: Publication) -> list[str]:
    return list(work.authorships.order_by("position").values_list("name", flat=True))


@pytest.fixture
def joint(world: World) -> Publication:
    return Publication.objects.get(slug="joint")


@pytest.mark.parametrize("name", HANDS)
def test_the_list_is_written_anew(world: World, joint: Publication, name: str) -> None:
    client = signed_in(world, name)
    html = client.get(box(joint)).content.decode()
    assert "Person own\nPerson foreign\nCharles Babbage</textarea>" in html
    client.post(box(joint), {"authors": "Ada Lovelace; F., Person foreign\nPerson own"})
    client.post(box(joint), {"authors": "Ada Lovelace\nPerson foreign\nPerson own"})
    assert names(joint) == ["Ada Lovelace", "Person foreign", "Person own"]
    people = joint.authorships.order_by("position").values_list("profile", flat=True)
    assert list(people) == [None, world.pages["foreign"].pk, world.pages["own"].pk]
    assert LogEntry.objects.filter(object_id=joint.pk).exists()


def test_looking_first_writes_nothing(joint: Publication, owner: Client) -> None:
    before = list(joint.authorships.order_by("pk").values())
    sent = {"authors": "Person foreign\nPerson own\nAda Lovelace", "preview": "1"}
    html = owner.post(box(joint), sent).content.decode()
    assert "What this makes of the list" in html
    assert "<del>Charles Babbage</del>" in html
    assert html.count("stays linked") == 2
    assert list(joint.authorships.order_by("pk").values()) == before


@pytest.mark.parametrize("preview", [{}, {"preview": "1"}])
def test_others_stay_in_the_list(
    joint: Publication, owner: Client, preview: dict[str, str]
) -> None:
    html = owner.post(box(joint), {"authors": "Person own", **preview}).content.decode()
    assert "“Person foreign” cannot be taken off" in html
    assert len(names(joint)) == 3


@pytest.mark.parametrize("text", [" ", "Person own et al.", ";"])
def test_no_names(joint: Publication, owner: Client, text: str) -> None:
    html = owner.post(box(joint), {"authors": text}).content.decode()
    assert "errornote" in html
    assert len(names(joint)) == 3


def test_taking_oneself_off(world: World, joint: Publication, owner: Client) -> None:
    answer = owner.post(box(joint), {"authors": "Person foreign; Charles Babbage"})
    assert answer["Location"] == "/admin/publications/publication/"
    assert owner.get(box(joint)).status_code == 404


def test_others_find_nothing(world: World) -> None:
    foreign = Publication.objects.get(slug="work-foreign-public")
    for name, status in (("owner", 404), ("nobody", 302), ("anonymous", 302)):
        client = signed_in(world, name)
        assert client.get(box(foreign)).status_code == status
        assert client.post(box(foreign), {"authors": "Forged"}).status_code == status
    assert "Forged" not in names(foreign)


def test_queries_do_not_grow(world: World, owner: Client) -> None:
    def work(authors: int) -> Publication:
        others = [factories.make_profile() for _ in range(authors)]
        return factories.make_publication([world.pages["own"], *others, *["C. B."] * authors])

    assert queries_of(owner, box(work(3))) == queries_of(owner, box(work(30)))
    assert Authorship.objects.exists()
