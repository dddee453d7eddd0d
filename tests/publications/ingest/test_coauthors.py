"""Linking authors to the people of a deployment."""

from __future__ import annotations

from typing import Any

import pytest

from publications.ingest import link_coauthors
from publications.models import Authorship, Suggestion
from tests.factories import make_profile, make_publication

pytestmark = pytest.mark.django_db


def test_a_full_name_is_suggested_once() -> None:
    curie = make_profile(name="Marie Curie", slug="marie-curie")
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    work = make_publication([pierre, "Curie, Marie", "G. Bémont"])
    assert link_coauthors(["pierre-curie"]) == 1
    asked = Suggestion.objects.get(publication=work)
    assert (asked.profile, asked.name) == (curie, "Curie, Marie")
    assert Authorship.objects.get(publication=work, position=2).profile is None
    assert link_coauthors(["pierre-curie"]) == 0


def test_works_of_others_are_found_when_a_person_comes_in() -> None:
    work = make_publication(["Marie Curie"])
    make_profile(name="Marie Curie", slug="marie-curie")
    other = make_publication(["Niels Bohr"])
    make_profile(name="Niels Bohr", slug="niels-bohr")
    assert link_coauthors(["marie-curie"]) == 1
    assert work.suggestions.exists()
    assert not other.suggestions.exists()


def test_initials_namesakes_and_second_places_are_left_alone() -> None:
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    for slug in ("jean-perrin", "jean-perrin-2"):
        make_profile(name="Jean Perrin", slug=slug)
    make_profile(name="Marie Curie", slug="marie-curie")
    make_publication([pierre, "M. Curie", "Jean Perrin", "Pierre Curie", "Anonymous"])
    assert link_coauthors(["pierre-curie", "marie-curie", "jean-perrin"]) == 0
    assert link_coauthors([]) == 0


def test_name_variants_count() -> None:
    make_profile(name="Marie Curie", slug="marie-curie", name_variants=["Maria Skłodowska"])
    make_publication(["Maria Skłodowska"])
    assert link_coauthors(["marie-curie"]) == 1


@pytest.mark.parametrize("works", [3, 30])
def test_queries_do_not_grow(works: int, django_assert_max_num_queries: Any) -> None:
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    make_profile(name="Marie Curie", slug="marie-curie")
    for _ in range(works):
        make_publication([pierre, "Marie Curie"])
    with django_assert_max_num_queries(7):
        assert link_coauthors(["pierre-curie"]) == works
