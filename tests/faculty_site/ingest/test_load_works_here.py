"""A work that another person's source brought, under another slug: one record for both."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.fixture import grouped
from faculty_site.ingest.load.authors import Authors
from faculty_site.ingest.load.fields import FieldMerge
from faculty_site.ingest.load.objects import Objects
from faculty_site.ingest.load.works_here import WorksHere
from faculty_site.ingest.report import Counts
from publications.models import FormerSlug, Publication, Relation
from tests import factories
from tests.faculty_site.ingest.builders import bundle, load_rows, person, work

pytestmark = pytest.mark.django_db

POLONIUM = "Sur une substance nouvelle radio-active"
BOTH = ["Pierre Curie", "Marie Curie"]


def hers(title: str = POLONIUM, **options: Json) -> list[Row]:
    return work(title, BOTH, **options)


def his(title: str = POLONIUM, **options: Json) -> list[Row]:
    names = options.pop("names", BOTH)
    return work(title, names, own="Pierre Curie", slug="pierre-curie", **options)


def load_his(*rows: Row | list[Row]) -> Counts:
    pierre = person("pierre-curie", "Pierre Curie")
    return load_rows(pierre, *rows, slug="pierre-curie", source="pierre-curie.md")[0]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (hers(doi="10.1234/polonium"), his(f"{POLONIUM}: note", doi="10.1234/POLONIUM")),
        (hers(), his(year=None)),
        (hers(title="Heat & radium in salts"), his(title="Heat and radium in salts")),
        (
            hers(arxiv="1602.03837", status="preprint"),
            his(year=1899, arxiv="1602.03837v2", status="preprint"),
        ),
        (hers(venue="Comptes rendus"), his(year=1899, venue="C. R.")),
    ],
)
def test_one_work_of_two_people(first: list[Row], second: list[Row]) -> None:
    assert first[0].key != second[0].key
    load_rows(person(), first)
    assert load_his(second).created == 1  # the person
    stored = Publication.objects.get()
    assert [a.profile and a.profile.slug for a in stored.authorships.all()] == [
        "pierre-curie",
        "marie-curie",
    ]
    before = list(Publication.objects.values())
    assert load_rows(person(), first)[0] == Counts(unchanged=2)
    assert load_his(second) == Counts(unchanged=2)
    assert list(Publication.objects.values()) == before


@pytest.mark.parametrize(
    "second",
    [
        his(status="preprint", venue="arXiv", year=1897),
        his(f"{POLONIUM}, II"),
        his(year=1905),
        his(names=["Pierre Curie", "Gustave Bémont"], year=None),
        his(year=None, visibility="hidden"),
    ],
)
def test_works_that_stay_two(second: list[Row]) -> None:
    load_rows(person(), hers(venue="Comptes rendus"))
    load_his(second)
    assert Publication.objects.count() == 2


def test_two_works_of_one_source_stay_two() -> None:
    load_rows(person(), hers(), hers(year=None))
    assert Publication.objects.count() == 2
    load_his(his(), his(year=None))
    assert Publication.objects.count() == 2
    assert load_his(his(), his(year=None)) == Counts(unchanged=3)


def test_what_somebody_told_apart_never_joins() -> None:
    load_rows(person(), hers(doi="10.1234/polonium"))
    load_his(his("A note on pitchblende and its rays"))
    first, second = Publication.objects.order_by("pk")
    Relation.objects.create(first=first, second=second, kind="different", decided=True)
    load_his(his(year=None, doi="10.1234/polonium"))
    assert not first.authorships.filter(profile__slug="pierre-curie").exists()


def test_an_address_that_leads_elsewhere_is_no_works() -> None:
    merged = factories.make_publication(title="Something else")
    slug = str(hers()[0].key[0])
    FormerSlug.objects.create(slug=slug, publication=merged)
    load_rows(person(), hers())
    assert Publication.objects.exclude(pk=merged.pk).get().slug == f"{slug}-2"
    assert load_rows(person(), hers())[0] == Counts(unchanged=2)


def test_what_others_have_is_read_in_three_queries() -> None:
    for n in range(30):
        factories.make_publication(title=f"Note number {n} on radium", slug=f"note-{n}")
    counts = []
    for length in (3, 30):
        rows = bundle(person(), *[work(f"Note number {n} on radium", BOTH) for n in range(length)])
        objects = Objects()
        authors = Authors(objects, FieldMerge(objects, lambda row, words: None), "marie-curie")
        with CaptureQueriesContext(connection) as queries:
            found = WorksHere(authors).look_for(grouped(rows.rows, "marie-curie"))
        assert len(found) == length
        counts.append(len(queries))
    assert counts == [3, 3]
