"""What a search must find, asked of the engine that this database has."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from faculty_site.search.finding import find
from faculty_site.search.wanted import read
from tests.faculty_site.search.cases import CASES, Case
from tests.faculty_site.search.things import labels, make_things

pytestmark = pytest.mark.django_db


def test_what_is_found() -> None:
    make_things()

    answers = {case.query: labels(find(read(case.query), AnonymousUser())) for case in CASES}

    wrong = [(case.query, answers[case.query]) for case in CASES if not _fits(case, answers)]
    assert wrong == []


def _fits(case: Case, answers: dict[str, list[str]]) -> bool:
    found = answers[case.query]
    return (
        found[: len(case.first)] == list(case.first)
        and set(case.has) <= set(found)
        and not set(case.lacks) & set(found)
        and bool(found) is not case.is_empty
    )
