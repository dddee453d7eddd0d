"""How fast lists of publications are filtered: many works beside a few, in one run.

    .venv/bin/python tests/benchmarks/publications.py [--few N] [--many N] [--rounds N]

A database of its own gets a few works (100) with abstracts, keywords and several authors, and
every list is asked for through the whole site; then it is filled up (10,000) and they are asked
for again. The best of some rounds counts: processor time with SQLite, whose work is done in this
process, else time on the clock. Ends with 1 where a list needs more queries for many works than
for few.
"""
# ruff: noqa: E402 - the path must be right before the project can be imported

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
if __name__ == "__main__":
    # In the place of this script's own folder, whose file names would hide packages.
    sys.path[0] = str(PROJECT)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faculty_site.settings")
    import django

    django.setup()

from django.conf import settings
from django.db import connection, reset_queries
from django.test import Client
from django.test.utils import CaptureQueriesContext
from rich.console import Console
from rich.table import Column, Table

from profiles.models import Department, Membership, Profile
from publications.models import Authorship, Publication, Status

WORDS = [
    *("theory", "of", "invariants", "rings", "ideals", "modules", "radium", "rays", "fields"),
    *("groups", "spectra", "measure", "energy", "electrons", "nuclei", "fission", "on", "the"),
    *("new", "proof", "a", "note", "class", "sums", "series", "functions", "zeta", "curves"),
]
ABSTRACT_WORDS = 200
WORKS_OF_A_PERSON = 50
FIRST_YEAR, LAST_YEAR = 1960, 2025

LISTS = {
    "all": "/publications/",
    "page 2": "/publications/?page=2",
    "last page, 200 at most": "/publications/?page={last}",
    "person": "/publications/?person=person-0",
    "department": "/publications/?department=department-0",
    "year": "/publications/?year=1990",
    "range of years": "/publications/?from=1980&to=1999",
    "type": "/publications/?type=book",
    "venue": "/publications/?venue=Journal+of+rays",
    "status": "/publications/?status=in_press",
    "keyword": "/publications/?keyword=zeta",
    "one word": "/publications/?q=zeta",
    "two words": "/publications/?q=zeta+curves",
    "a word that nothing has": "/publications/?q=noether",
    "ten words": "/publications/?q=a+new+proof+of+the+theory+of+zeta+functions+on",
    "everything together": "/publications/?q=zeta&person=person-0&department=department-0"
    "&from=1970&to=2020&type=book&venue=Journal+of+rays&status=in_press&keyword=zeta",
    "a person's list": "/people/person-0/publications/",
    "a person's, filtered": "/people/person-0/publications/?q=zeta&from=1980",
    "a department's list": "/departments/department-0/publications/",
}
"""Addresses by what they ask for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What a list costs: `size` in bytes of its page."""

    seconds: float
    queries: int
    size: int


def fill(works: int) -> None:
    """Make works until there are so many, and the people and departments that they need."""
    chosen = random.Random(works)  # noqa: S311 - the same works every time
    departments = [
        Department.objects.get_or_create(slug=f"department-{n}", name=f"Department {n}")[0]
        for n in range(5)
    ]
    known = Profile.objects.count()
    people = [
        Profile(slug=f"person-{n}", name=f"{chosen.choice(WORDS).title()} {n}", state="listed")
        for n in range(known, max(3, works // WORKS_OF_A_PERSON))
    ]
    Profile.objects.bulk_create(people)
    Membership.objects.bulk_create(
        Membership(profile=person, department=departments[n % 5]) for n, person in enumerate(people)
    )
    numbers = range(Publication.objects.count(), works)
    made = Publication.objects.bulk_create([_work(n, chosen) for n in numbers], batch_size=500)
    everybody = list(Profile.objects.all())
    authors = (author for work in made for author in _authors(work, everybody, chosen))
    Authorship.objects.bulk_create(authors, batch_size=1000)


def _work(number: int, chosen: random.Random) -> Publication:
    return Publication(
        slug=f"work-{number}",
        title=" ".join(chosen.choices(WORDS, k=9)).capitalize(),
        venue=f"Journal of {chosen.choice(WORDS)}",
        year=chosen.randint(FIRST_YEAR, LAST_YEAR),
        type=chosen.choice(Publication.Type.values),
        status=chosen.choice(Status.values),
        abstract=" ".join(chosen.choices(WORDS, k=ABSTRACT_WORDS)),
        keywords="; ".join(chosen.sample(WORDS, 4)),
        bibtex=f"@article{{work{number},\n  title = {{Work {number}}}\n}}",
    )


def _authors(
    work: Publication, people: Sequence[Profile], chosen: random.Random
) -> Iterator[Authorship]:
    """One or two people here, and up to six others."""
    ours = chosen.sample(people, chosen.choice([1, 1, 2]))
    for position, person in enumerate(ours, 1):
        yield Authorship(publication=work, position=position, name=person.name, profile=person)
    for position in range(len(ours) + 1, len(ours) + 1 + chosen.randint(0, 6)):
        name = f"Author {chosen.choice(WORDS).title()}"
        yield Authorship(publication=work, position=position, name=name)


def measure(works: int, rounds: int) -> dict[str, Measured]:
    """Each list once for its queries, and then by the clock."""
    clock = time.process_time if connection.vendor == "sqlite" else time.perf_counter
    last = min(200, -(-works // 50))
    return {
        name: measure_one(address.format(last=last), rounds, clock)
        for name, address in LISTS.items()
    }


def measure_one(address: str, rounds: int, clock: Callable[[], float]) -> Measured:
    client = Client()
    reset_queries()
    with CaptureQueriesContext(connection) as queries:
        answer = client.get(address)
        asked = len(queries)
    if answer.status_code != 200:
        raise RuntimeError(f"{address} answers {answer.status_code}")
    seconds = []
    for _ in range(rounds):
        start = clock()
        client.get(address)
        seconds.append(clock() - start)
    return Measured(min(seconds), asked, len(answer.content))


def show(console: Console, few: dict[str, Measured], many: dict[str, Measured]) -> None:
    table = Table(
        Column("what is asked for", no_wrap=True),
        "ms, few",
        "ms, many",
        "ratio",
        "queries, few",
        "many",
        "kB, many",
    )
    for name, each in many.items():
        before = few[name]
        figures = (before.seconds * 1000, each.seconds * 1000, each.seconds / before.seconds)
        counted = (str(before.queries), str(each.queries), f"{each.size / 1000:.0f}")
        table.add_row(name, *(f"{value:.1f}" for value in figures), *counted)
    console.print(table)


def run(few: int, many: int, rounds: int) -> int:
    """Fill, measure and print; 1 where many works cost more queries than few."""
    console = Console(highlight=False, width=100)
    fill(few)
    measured_few = measure(few, rounds)
    fill(many)
    measured_many = measure(many, rounds)
    console.print(f"{few} and {many} works, {connection.vendor}, best of {rounds} rounds")
    show(console, measured_few, measured_many)
    more = [name for name in LISTS if measured_many[name].queries > measured_few[name].queries]
    for name in more:
        console.print(f"{name}: more queries for many works")
    return 1 if more else 0


def main(arguments: Sequence[str] | None = None) -> int:
    options = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    options.add_argument("--few", type=int, default=100, metavar="N")
    options.add_argument("--many", type=int, default=10_000, metavar="N")
    options.add_argument("--rounds", type=int, default=5, metavar="N")
    asked = options.parse_args(arguments)
    with own_database():
        return run(asked.few, asked.many, asked.rounds)


@contextmanager
def own_database() -> Iterator[None]:
    """An empty database that is gone afterwards."""
    settings.DEBUG = False  # which keeps every query in memory
    with tempfile.TemporaryDirectory() as place:
        if connection.vendor == "sqlite":
            connection.settings_dict["TEST"]["NAME"] = f"{place}/db.sqlite3"
        name = connection.settings_dict["NAME"]
        connection.creation.create_test_db(verbosity=0, autoclobber=True)
        try:
            yield
        finally:
            connection.creation.destroy_test_db(name, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
