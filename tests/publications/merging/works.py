"""One work from two people's sources, for the tests of what is made of it."""

from __future__ import annotations

from typing import Any

from django.contrib.auth.models import User

from faculty_site.ingest.documents import Json, Row
from faculty_site.ingest.report import Counts
from publications.merging.journal import State, state_around
from publications.models import Publication
from tests.faculty_site.ingest.builders import load_rows, old_address, person, work

POLONIUM = "Sur une substance nouvelle radio-active"
BOTH = ["Pierre Curie", "Marie Curie"]
PIERRE = "pierre-curie"


def hers(title: str = POLONIUM, names: list[str] = BOTH, **options: Json) -> list[Row]:
    return work(title, names, **options)


def his(title: str = POLONIUM, names: list[str] = BOTH, **options: Json) -> list[Row]:
    return work(title, names, own=names[0], slug=PIERRE, **options)


def load_hers(*rows: Row | list[Row]) -> Counts:
    return load_rows(person(), *rows)[0]


def load_his(*rows: Row | list[Row]) -> Counts:
    pierre = person(PIERRE, "Pierre Curie")
    return load_rows(pierre, *rows, slug=PIERRE, source="pierre-curie.md")[0]


def two_records() -> tuple[list[Row], list[Row], Publication, Publication]:
    """The rows of two sources that came in as two works, and these."""
    mine = hers(venue="Comptes rendus", links=[{"kind": "pdf", "url": "https://a.example/1"}])
    title = "On a new radioactive substance"
    links = [{"kind": "code", "url": "https://b.example/2"}]
    yours = his(title, doi="10.1234/polonium", abstract="We found it.", links=links, volume="127")
    ours = old_address("/polonium/", publication=list(mine[0].key))
    theirs = old_address("/substance/", slug=PIERRE, publication=list(yours[0].key))
    load_hers(mine, ours)
    load_his(yours, theirs)
    first, second = Publication.objects.order_by("pk")
    return [*mine, ours], [*yours, theirs], first, second


def user() -> User:
    return User.objects.create(username="irene", password="!")


def state(*works: Publication) -> State:
    """All rows around works but the lines that say what was merged."""
    rows = state_around([w.pk for w in works], [w.slug for w in works])
    return {place: fields for place, fields in rows.items() if place[0] != "publications.merge"}


def own(work_: Publication, slug: str) -> Any:
    return work_.authorships.get(profile__slug=slug)
