"""A second import writes nothing and asks no more of a long page than of a short one."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from faculty_site.ingest.fixture import Bundle
from faculty_site.ingest.load import load, settle_slug
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.report import Counts
from tests.faculty_site.ingest.builders import bundle, link, news, person, section, work

pytestmark = pytest.mark.django_db


def page(length: int) -> Bundle:
    return bundle(
        person(),
        [section(f"part-{n}", n) for n in range(length // 10)],
        [link(f"link-{n}", n) for n in range(length // 10)],
        [
            news(f"Lecture {n} about radium", n, section=["marie-curie", "part-0"])
            for n in range(length)
        ],
        *[work(f"Note {n}", ["Pierre Curie", "Marie Curie"], order=n) for n in range(length)],
    )


def second_run(length: int) -> list[str]:
    """The queries of importing a page again, finding its slug among them."""
    first = page(length)
    load(first, Problems())
    with CaptureQueriesContext(connection) as queries:
        again = page(length)
        settled = settle_slug("marie-curie", again.source, again.rows, (), database=True)
        counts = load(again, Problems())
    assert settled.slug == "marie-curie"
    assert counts == Counts(unchanged=1 + 2 * (length // 10) + 2 * length)
    return [query["sql"] for query in queries]


def test_a_second_run_only_reads() -> None:
    assert {sql.split()[0] for sql in second_run(30)} == {"SELECT"}


@pytest.mark.parametrize("length", [30, 300])
def test_the_number_of_queries_does_not_grow(length: int) -> None:
    assert len(second_run(length)) == 14


def test_two_imports_of_one_person_take_turns() -> None:
    """Whatever is compared is read once the person is held: else both would make the same works."""
    load(page(10), Problems())
    with CaptureQueriesContext(connection) as queries:
        load(page(10), Problems())
    assert 'FROM "profiles_profile"' in queries[0]["sql"]
    assert ("FOR UPDATE" in queries[0]["sql"]) == connection.features.has_select_for_update
