"""Linking authors to the people of a deployment, and asking them."""

from __future__ import annotations

from typing import Any

import pytest

from profiles.models import Profile
from publications.linking import link_coauthors
from publications.models import Authorship, Publication, Suggestion
from tests.factories import make_profile, make_publication

pytestmark = pytest.mark.django_db

MARIE, PIERRE = "0000-0002-1825-0097", "0000-0001-5109-3700"
"""ORCID iDs, as their own documentation shows them."""


def link() -> int:
    return link_coauthors(list(Profile.objects.values_list("slug", flat=True)))


def asked(work: Publication) -> list[tuple[str, str, str]]:
    """Who is asked about a work, for which author, and how sure it is."""
    rows = work.suggestions.open().order_by("profile__slug")
    return list(rows.values_list("profile__slug", "name", "certainty"))


def linked(work: Publication) -> list[str | None]:
    return list(work.authorships.order_by("position").values_list("profile__slug", flat=True))


def test_a_full_name_is_suggested_once() -> None:
    make_profile(name="Marie Curie", slug="marie-curie")
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    work = make_publication([pierre, "Curie, Marie", "G. Bémont"])
    assert link_coauthors(["pierre-curie"]) == 1
    assert asked(work) == [("marie-curie", "Curie, Marie", "likely")]
    assert linked(work) == ["pierre-curie", None, None]
    assert link_coauthors(["pierre-curie"]) == 0
    assert work.suggestions.get().reason == "Same name"


def test_works_of_others_are_found_when_a_person_comes_in() -> None:
    work = make_publication(["Marie Curie"])
    make_profile(name="Marie Curie", slug="marie-curie")
    other = make_publication(["Niels Bohr"])
    make_profile(name="Niels Bohr", slug="niels-bohr")
    assert link_coauthors(["marie-curie"]) == 1
    assert asked(work)
    assert not asked(other)
    assert link_coauthors([]) == 0


def test_an_equal_id_links_at_once_whatever_the_name() -> None:
    make_profile(name="Marie Curie", slug="marie-curie", orcid=MARIE)
    make_profile(name="M. Curie", slug="maurice-curie")
    work = make_publication([Authorship(name="Skłodowska, M.", orcid=MARIE), "G. Bémont"])
    assert link() == 1
    assert linked(work) == ["marie-curie", None]
    assert not asked(work)
    assert link() == 0


def test_a_name_learnt_by_an_id_is_looked_for_in_the_same_run() -> None:
    make_profile(name="Marie Curie", slug="marie-curie", orcid=MARIE)
    make_publication([Authorship(name="Maria Skłodowska", orcid=MARIE)])
    work = make_publication(["Maria Skłodowska"])
    assert link() == 2
    assert asked(work) == [("marie-curie", "Maria Skłodowska", "likely")]
    assert work.suggestions.get().reason == "Same name as “Maria Skłodowska”"
    assert link() == 0


def test_ids_that_differ_are_two_people() -> None:
    make_profile(name="Marie Curie", slug="marie-curie", orcid=MARIE)
    work = make_publication([Authorship(name="Marie Curie", orcid=PIERRE)])
    assert link() == 0
    assert not asked(work)


def test_an_id_of_two_people_or_two_authors_is_a_question() -> None:
    for slug in ("marie-curie", "pierre-curie"):
        make_profile(name=slug.replace("-", " ").title(), slug=slug, orcid=MARIE)
    twice = make_publication([Authorship(name="M. C.", orcid=MARIE)])
    assert link() == 2
    assert linked(twice) == [None]
    assert {(slug, certainty) for slug, _name, certainty in asked(twice)} == {
        ("marie-curie", "likely"),
        ("pierre-curie", "likely"),
    }
    Profile.objects.filter(slug="pierre-curie").update(orcid="")
    muddled = make_publication(
        [Authorship(name="Marie Curie", orcid=MARIE), Authorship(name="P. Langevin", orcid=MARIE)]
    )
    link()
    assert linked(muddled) == [None, None]
    assert asked(muddled) == [("marie-curie", "Marie Curie", "likely")]


def test_of_two_people_with_one_name_both_are_asked() -> None:
    for slug in ("jean-perrin", "jean-perrin-2"):
        make_profile(name="Jean Perrin", slug=slug)
    work = make_publication(["Jean Perrin"])
    assert link() == 2
    assert [slug for slug, *_ in asked(work)] == ["jean-perrin", "jean-perrin-2"]


@pytest.mark.parametrize(
    ("printed", "certainty"),
    [
        ("Curie, Marie", "likely"),
        ("MARIE CURIE*", "likely"),
        ("Maria Skłodowska", "likely"),
        ("M. Skłodowska", "possible"),
        ("Marie S. Curie", "possible"),
        ("Curie Marie", "possible"),
        ("M. Curie", "possible"),
        ("Curie M", "possible"),
        ("Curie", None),
        ("P. Curie", None),
        ("Marie Meloney", None),
    ],
)
def test_names(printed: str, certainty: str | None) -> None:
    make_profile(name="Marie Curie", slug="marie-curie", name_variants=["Maria Skłodowska"])
    work = make_publication([printed])
    link()
    assert [c for *_, c in asked(work)] == ([certainty] if certainty else [])


def test_a_name_in_another_script() -> None:
    make_profile(name="Tu Youyou", slug="tu-youyou")
    work = make_publication(["屠呦呦"])
    link()
    assert asked(work) == [("tu-youyou", "屠呦呦", "possible")]
    Profile.objects.update(native_name="屠呦呦")
    link()
    assert asked(work) == [("tu-youyou", "屠呦呦", "likely")], "brought up to date"


def test_initials_that_fit_many_are_asked_only_in_known_company() -> None:
    curie = make_profile(name="Marie Curie", slug="marie-curie")
    make_publication(["Maurice Curie"])
    make_publication(["Marcel Curie"])
    alone = make_publication(["M. Curie", "E. Rutherford"])
    assert link() == 0
    make_publication([curie, "André Debierne"])
    with_known = make_publication(["M. Curie", "Debierne, A."])
    assert link() == 1
    assert asked(with_known) == [("marie-curie", "M. Curie", "possible")]
    assert "Debierne, A. is a co-author elsewhere too" in with_known.suggestions.get().reason
    assert not asked(alone)


def test_parted_names_count_as_they_are_parted() -> None:
    make_profile(name="Ramón y Cajal, Santiago", slug="cajal")
    author = Authorship(name="Santiago Ramón y Cajal", family="Ramón y Cajal", given="Santiago")
    work = make_publication([author])
    link()
    assert asked(work) == [("cajal", "Santiago Ramón y Cajal", "likely")]


def test_organisations_and_second_places_are_left_alone() -> None:
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    make_profile(name="Marie Curie", slug="marie-curie")
    make_publication([pierre, "Pierre Curie", Authorship(name="Marie Curie", is_organization=True)])
    assert link() == 0


def test_a_person_is_asked_once_about_a_work_for_the_best_author() -> None:
    make_profile(name="Marie Curie", slug="marie-curie")
    work = make_publication(["M. Curie", "Marie Curie"])
    assert link() == 1
    assert asked(work) == [("marie-curie", "Marie Curie", "likely")]


def test_no_stays_no() -> None:
    make_profile(name="Marie Curie", slug="marie-curie")
    work = make_publication(["Marie Curie"])
    link()
    work.suggestions.update(refused=True)
    Profile.objects.update(orcid=MARIE)
    work.authorships.update(orcid=MARIE)
    assert link() == 0
    assert linked(work) == [None]
    assert work.suggestions.get().refused


def test_questions_that_nobody_can_say_yes_to_are_dropped() -> None:
    person = make_profile(name="Marie Curie", slug="marie-curie")
    gone, taken, own, other_id, kept = (make_publication(["Marie Curie"]) for _ in range(5))
    assert link() == 5
    gone.authorships.all().delete()
    taken.authorships.update(profile=make_profile(name="Maurice Curie"))
    own.authorships.update(profile=person)
    other_id.authorships.update(orcid=PIERRE)
    Profile.objects.filter(pk=person.pk).update(orcid=MARIE)
    link()
    assert [row.publication for row in Suggestion.objects.filter(profile=person)] == [kept]


@pytest.mark.parametrize("works", [3, 30])
def test_queries_do_not_grow(works: int, django_assert_num_queries: Any) -> None:
    pierre = make_profile(name="Pierre Curie", slug="pierre-curie")
    make_profile(name="Marie Curie", slug="marie-curie")
    make_profile(name="André Debierne", slug="debierne", orcid=PIERRE)
    for _ in range(works):
        make_publication([pierre, "Marie Curie", Authorship(name="A. D.", orcid=PIERRE)])
    with django_assert_num_queries(9):
        assert link_coauthors(["pierre-curie"]) == 2 * works
    for _ in range(works):
        make_profile()
    with django_assert_num_queries(6):
        assert link_coauthors(["pierre-curie"]) == 0
