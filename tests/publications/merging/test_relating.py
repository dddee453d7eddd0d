"""After loading: which works may be one, and which are versions."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from publications.merging.relating import relate_works
from publications.models import Publication, Relation
from tests import factories

pytestmark = pytest.mark.django_db


def pair(number: int = 0, **fields: object) -> tuple[Publication, Publication]:
    """A work of the person `curie-N` and another like it by nobody here."""
    ours = factories.make_profile(name="Marie Curie", slug=f"curie-{number}")
    title = f"Recherches sur les substances radioactives, no. {number}"
    first = factories.make_publication([ours], title=title, year=1903, venue="Thèses")
    said = {"title": title, "year": 1903, "venue": "Annales de chimie"} | fields
    return first, factories.make_publication(["M. Curie"], **said)


def related() -> list[tuple[str, int]]:
    return list(Relation.objects.order_by("pk").values_list("kind", "confidence"))


def test_what_may_be_the_same_and_what_are_versions() -> None:
    pair(1)
    pair(2, status="preprint", venue="arXiv")
    pair(3, title="Something else")
    pair(4, visibility="hidden")
    slugs = [f"curie-{n}" for n in range(5)]
    assert relate_works(slugs) == 2
    assert related() == [("same", 70), ("versions", 95)]
    assert not Relation.objects.filter(decided=True).exists()
    before = list(Relation.objects.values())
    assert relate_works(slugs) == 0
    assert list(Relation.objects.values()) == before


def test_only_works_of_the_people_asked() -> None:
    pair(1)
    assert relate_works(["curie-2"]) == relate_works([]) == 0


@pytest.mark.parametrize("kind", Relation.Kind.values)
def test_what_somebody_decided_stays(kind: str) -> None:
    first, second = pair(1)
    Relation.objects.create(first=first, second=second, kind=kind, decided=True, reason="I know")
    assert relate_works(["curie-1"]) == 0
    assert Relation.objects.get().kind == kind
    second.delete()
    assert relate_works(["curie-1"]) == 0


def test_what_changed_is_said_anew_and_what_is_over_goes() -> None:
    _, second = pair(1)
    relate_works(["curie-1"])
    Publication.objects.filter(pk=second.pk).update(status="preprint", venue="arXiv")
    assert relate_works(["curie-1"]) == 0
    assert related() == [("versions", 95)]
    Publication.objects.filter(pk=second.pk).update(title="Another one")
    assert relate_works(["curie-1"]) == 0
    assert related() == []


def test_queries_do_not_grow_with_works() -> None:
    counts = []
    for number in (3, 30):
        Publication.objects.all().delete()
        slugs = [f"curie-{number}{n}" for n in range(number)]
        for n in range(number):
            pair(int(f"{number}{n}"))
        with CaptureQueriesContext(connection) as queries:
            assert relate_works(slugs) == number
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_versions_of_a_work() -> None:
    works = [factories.make_publication() for _ in range(5)]
    for other, kind, said in (
        (works[0], "versions", {"confidence": 95}),
        (works[1], "versions", {"confidence": 60}),
        (works[3], "versions", {"confidence": 60, "decided": True}),
        (works[4], "same", {"confidence": 95}),
    ):
        first, second = sorted((other, works[2]), key=lambda work: work.pk)
        Relation.objects.create(first=first, second=second, kind=kind, **said)
    found = Publication.objects.versions_of(works[2]).order_by("pk")
    assert list(found) == [works[0], works[3]]
    assert list(Publication.objects.versions_of(works[0])) == [works[2]]
