"""What there is to filter by, and how many works each choice leaves."""

from __future__ import annotations

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from profiles.models import Profile
from profiles.models.base import Audience
from publications.listing import (
    FilterForm,
    Found,
    WorkFilter,
    works_of_all,
    works_of_department,
    works_of_person,
)
from publications.listing.facets import MOST_OPTIONS
from publications.models import Authorship
from tests.factories import make_department, make_profile, make_publication

pytestmark = pytest.mark.django_db


def asked(query: str) -> WorkFilter:
    return WorkFilter.from_query(QueryDict(query))


def among_all(query: str = "") -> Found:
    return Found.among(works_of_all(), asked(query))


def counts(found: Found) -> dict[str, dict[str, int]]:
    """Counts by facet and value."""
    return {
        facet.name: {option.value: option.count for option in facet.options}
        for facet in found.facets()
    }


@pytest.fixture
def curie() -> Profile:
    physics = make_department(name="Physics", slug="physics")
    curie = make_profile(name="Marie Curie", sort_name="Curie", slug="curie", department=physics)
    noether = make_profile(
        name="Emmy Noether",
        sort_name="Noether",
        slug="noether",
        department=make_department(name="Mathematics", slug="mathematics"),
    )
    make_publication([curie], year=1898, venue="Nature", keywords="Radium; rays")
    make_publication([curie, noether], year=1898, type="book", venue="NATURE", keywords="radium")
    make_publication([noether], year=None, venue="Crelle", status="in_press", type="book")
    return curie


def test_each_value_has_the_number_of_its_works(curie: Profile) -> None:
    assert counts(among_all()) == {
        "type": {"book": 2, "article-journal": 1},
        "year": {"none": 1, "1898": 2},
        "person": {"curie": 2, "noether": 2},
        "department": {"mathematics": 2, "physics": 2},
        "venue": {"Nature": 2, "Crelle": 1},
        "status": {"published": 2, "in_press": 1},
        "keyword": {"Radium": 2, "rays": 1},
    }


def test_a_facet_is_counted_with_the_other_filters_only(curie: Profile) -> None:
    found = counts(among_all("type=book&person=curie"))

    assert found["type"] == {"article-journal": 1, "book": 1}
    assert found["person"] == {"curie": 1, "noether": 2}
    assert "venue" not in found


@pytest.mark.parametrize(
    "query", ["", "type=book", "person=curie&year=1898", "q=sketch&venue=crelle&status=in_press"]
)
def test_each_count_is_what_choosing_that_value_alone_finds(curie: Profile, query: str) -> None:
    wanted = asked(query)
    for name, values in counts(among_all(query)).items():
        others = wanted.without(name)
        for value, count in values.items():
            chosen = among_all(f"{others[1:]}&{name}={value}")
            assert len(chosen.shown) == count, (name, value)


def test_what_is_shown_is_what_the_filter_applies(curie: Profile) -> None:
    for query in ("", "person=curie", "q=sketch&type=book", "year=1898&year=MCM", "type=x"):
        found = among_all(query)
        applied = found.wanted.apply(found.scope.works).newest_first()
        assert [row.pk for row in found.shown] == [work.pk for work in applied]


def test_a_chosen_value_stays_to_be_unchosen(curie: Profile) -> None:
    facets = among_all("keyword=xylophone&venue=NÁTURE").facets()

    chosen = {f.name: [o.label for o in f.options if o.is_chosen] for f in facets if f.chosen}
    assert chosen == {"keyword": ["xylophone"], "venue": ["NÁTURE"]}


def test_the_commonest_venues_are_offered(curie: Profile) -> None:
    for number in range(MOST_OPTIONS + 5):
        make_publication([curie], venue=f"Journal {number}")
    rare = asked(f"venue=Journal {MOST_OPTIONS + 4}")

    venues = next(f for f in among_all().facets() if f.name == "venue")
    chosen = next(f for f in Found.among(works_of_all(), rare).facets() if f.name == "venue")

    assert (len(venues.options), venues.left_out) == (MOST_OPTIONS, 7)
    assert venues.options[0].label == "Nature"
    assert chosen.chosen == 1


def test_a_persons_list_offers_the_co_authors(curie: Profile) -> None:
    found = counts(Found.among(works_of_person(curie), asked("")))

    assert "department" not in found
    assert "person" not in found  # there is one only
    make_publication([curie, make_profile(slug="debierne")])
    assert counts(Found.among(works_of_person(curie), asked("")))["person"] == {
        "noether": 1,
        "debierne": 1,
    }


def test_a_departments_list_has_the_works_of_its_people(curie: Profile) -> None:
    department = curie.departments.get()

    assert len(Found.among(works_of_department(department), asked("")).shown) == 2


def test_nobody_is_offered_who_is_not_listed_or_hides_the_work(curie: Profile) -> None:
    draft = make_profile(slug="draft", state="draft")
    hiding = Authorship(name="Hiding", profile=make_profile(slug="hiding"), hidden=True)
    make_publication([draft, hiding, curie], year=1903)

    assert set(counts(among_all("year=1903")).get("person", {})) <= {"curie"}
    assert set(counts(among_all())["person"]) == {"curie", "noether"}


def test_remedies_say_what_would_be_found_without_a_filter(curie: Profile) -> None:
    found = among_all("type=thesis&person=curie")

    assert [(r.label, r.count, r.query) for r in found.remedies] == [("Thesis", 2, "?person=curie")]


def test_the_form_sends_on_what_it_does_not_show(curie: Profile) -> None:
    found = Found.among(works_of_person(curie), asked("department=physics&q=x&lang=fr&from=1900"))
    form = FilterForm(found)

    assert form.hidden == [("department", "physics"), ("lang", "fr")]
    own = Found.among(works_of_person(curie), asked("person=curie&person=noether"))
    assert FilterForm(own).hidden == [("person", "curie")]
    assert (form.words, form.first_year, form.last_year) == ("x", "1900", "")


@pytest.mark.parametrize("count", [3, 30])
def test_finding_asks_four_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        person = make_profile(department=make_department(), slug=f"p-{number}")
        make_publication([person], keywords="a; b", venue=f"V {number}", year=1900 + number)
    wanted = asked("q=sketch&person=p-1&person=p-2&from=1900&type=article-journal&keyword=a")

    with django_assert_num_queries(4):
        assert len(Found.among(works_of_all(), wanted).facets()) > 0


def test_whoever_keeps_unfinished_works_is_not_counted_for_them(curie: Profile) -> None:
    coy = make_profile(slug="coy", unfinished_works=Audience.MEMBERS)
    make_publication([coy, curie], status="under_review")
    make_publication([coy], status="in_preparation")
    make_publication([coy])

    assert counts(among_all())["person"]["coy"] == len(among_all("person=coy").shown) == 1
    members = (Audience.EVERYBODY, Audience.MEMBERS)
    wanted = WorkFilter.from_query(QueryDict("person=coy"), *members)
    found = Found.among(works_of_all(*members), wanted)
    assert counts(found)["person"]["coy"] == len(found.shown) == 3
