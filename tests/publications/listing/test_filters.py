"""What the address of a list asks for, and which works fit it."""

from __future__ import annotations

from urllib.parse import parse_qsl, urlencode

import pytest
from django.http import QueryDict
from pytest_django import DjangoAssertNumQueries

from profiles.models.base import Audience, Visibility
from publications.listing import WorkFilter
from publications.models import Authorship, Publication
from tests.factories import make_department, make_profile, make_publication, make_translation

pytestmark = pytest.mark.django_db


def asked(query: str = "", **parameters: str | list[str]) -> WorkFilter:
    return WorkFilter.from_query(QueryDict(query or urlencode(parameters, doseq=True)))


def found(query: str = "", **parameters: str | list[str]) -> set[str]:
    """Titles of the listed works that fit."""
    works = asked(query, **parameters).apply(Publication.objects.listed())
    titles = list(works.values_list("title", flat=True))
    assert len(titles) == len(set(titles))
    return set(titles)


@pytest.fixture
def library() -> None:
    """Works by two people of two departments."""
    physics = make_department(name="Physics", slug="physics")
    curie = make_profile(name="Marie Curie", slug="curie", department=physics)
    noether = make_profile(name="Emmy Noether", slug="noether", department=make_department())
    make_publication(
        [curie, "Gustave Bémont"],
        title="Sur une substance",
        year=1898,
        venue="Comptes rendus",
        keywords="Radium; Éléments",
    )
    make_publication(
        [curie, noether],
        title="Jointly",
        year=1911,
        type="book",
        venue="Comptes  Rendus",
        abstract="Of rings and radium.",
    )
    make_publication(
        [noether],
        title="Idealtheorie in Ringbereichen",
        year=1921,
        venue="Mathematische Annalen",
        keywords="Radiumring",
    )
    make_publication(["E. Bessel-Hagen", noether], title="Under way", year=None, status="in_press")


EVERYTHING = {"Sur une substance", "Jointly", "Idealtheorie in Ringbereichen", "Under way"}


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", EVERYTHING),
        ("page=3&utm_source=x&lang=fr", EVERYTHING),
        ("person=curie", {"Sur une substance", "Jointly"}),
        ("person=curie&person=noether", EVERYTHING),
        ("department=physics", {"Sur une substance", "Jointly"}),
        ("year=1898", {"Sur une substance"}),
        ("year=1898&year=none", {"Sur une substance", "Under way"}),
        ("from=1900", {"Jointly", "Idealtheorie in Ringbereichen"}),
        ("to=1911", {"Sur une substance", "Jointly"}),
        ("from=1900&to=1911", {"Jointly"}),
        ("from=1911&to=1900", {"Jointly"}),
        ("year=1898&from=1920", {"Sur une substance", "Idealtheorie in Ringbereichen"}),
        ("type=book", {"Jointly"}),
        ("status=in_press", {"Under way"}),
        ("venue=comptes rendus", {"Sur une substance", "Jointly"}),
        ("keyword=radium", {"Sur une substance"}),
        ("keyword=elements", {"Sur une substance"}),
        ("q=radium", {"Jointly"}),
        ("q=RING radium", {"Jointly"}),
        ("q=ring", {"Jointly", "Idealtheorie in Ringbereichen"}),
        ("q=bemont", {"Sur une substance"}),
        ("q=emmy", {"Jointly", "Idealtheorie in Ringbereichen", "Under way"}),
        ("q=Bessel-Hagen, E.", {"Under way"}),
        ("person=curie&year=1911&type=book&q=jointly&venue=comptes rendus", {"Jointly"}),
        ("person=curie&type=thesis", set()),
    ],
)
def test_the_works_that_fit(query: str, titles: set[str]) -> None:
    assert found(query) == titles
    assert asked(query).messages == ()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("person=nobody", "No listed person here has the address “nobody”."),
        ("department=alchemy", "No department here has the address “alchemy”."),
        ("year=MCM", "“MCM” is no year; write it in figures, such as 1998."),
        ("from=19980", "“19980” is no year; write it in figures, such as 1998."),
        ("type=poem", "“poem” is no kind of work that this site knows."),
        ("status=burnt", "“burnt” is no status of a work that this site knows."),
        ("q=--", "“--” has no letters or digits to look for."),
    ],
)
def test_what_nothing_can_fit_finds_nothing_and_is_told(query: str, message: str) -> None:
    assert found(query) == set()
    assert asked(query).messages == (message,)


@pytest.mark.usefixtures("library")
def test_one_good_value_is_enough_beside_a_bad_one() -> None:
    assert found("year=1898&year=MCM") == {"Sur une substance"}
    assert len(asked("year=1898&year=MCM").messages) == 1


@pytest.mark.parametrize(
    "query",
    [
        "q=%00%ff%fe",
        "q=(a%2B)%2B%24[",
        "q=" + "a" * 100_000,
        "q=" + "+".join("abcdefghijklmnop"),
        "person=%00&department=%00&venue=%00&keyword=%00&type=%00&status=%00&year=%00",
        "year=-1&from=٣&to=1e3",
        "venue=" + "x" * 5000,
        "keyword=;&venue=%5C",
        "&".join(f"year={year}" for year in range(1000, 1400)),
        "&".join(f"keyword={word}" for word in range(100)),
    ],
)
def test_whatever_is_asked_is_answered(query: str) -> None:
    make_publication(title="(a+)+$")

    wanted = asked(query)

    assert wanted.apply(Publication.objects.listed()).count() <= 1
    assert len(wanted.values) <= 20 * 10
    assert asked(wanted.query[1:]).query == wanted.query


def test_cut_short_is_told() -> None:
    assert asked(q="a b c d e f g h i j k").messages == ("Only the first 10 words are looked for.",)
    assert "only the first 20 values" in asked(year=[str(n) for n in range(30)]).messages[0]
    assert "Only the first 300 characters" in asked(venue="x" * 301).messages[0]


def test_the_query_is_the_same_for_the_same_filter() -> None:
    make_profile(slug="ada")
    wanted = asked("type=book&q=++two+%20words&page=7&person=ada&person=&year=2001&year=1999&x=y")

    assert wanted.query == "?q=two+words&person=ada&year=1999&year=2001&type=book"
    assert wanted == asked(wanted.query[1:])
    assert wanted.pairs == parse_qsl(wanted.query[1:])
    assert asked("page=2").query == ""
    assert not asked("page=2")


def test_each_value_can_be_removed() -> None:
    make_profile(slug="ada", name="Ada Lovelace")

    chips = asked("person=ada&type=book&type=thesis").applied

    assert [(chip.name, chip.label, chip.remove) for chip in chips] == [
        ("person", "Ada Lovelace", "?type=book&type=thesis"),
        ("type", "Book", "?person=ada&type=thesis"),
        ("type", "Thesis", "?person=ada&type=book"),
    ]
    assert asked("year=1998").applied[0].remove == ""


def test_words_are_found_in_public_translations() -> None:
    work = make_publication(title="On rays")
    make_translation(work, title="Über Strahlen")
    make_translation(work, language="la", title="De radiis", visibility=Visibility.HIDDEN)

    assert found(q="ueber") == {"On rays"}
    assert found(q="radiis") == set()


def test_a_person_does_not_stand_for_what_their_page_does_not_show() -> None:
    coy = make_profile(slug="coy", unfinished_works=Audience.MEMBERS)
    other = make_profile(slug="other")
    make_publication(
        [Authorship(name="Coy", profile=coy, hidden=True), other], title="Hidden by one"
    )
    make_publication([coy, other], title="Unfinished", status="under_review")

    assert found(person="other") == {"Hidden by one", "Unfinished"}
    assert found(person="coy") == set()
    members = WorkFilter.from_query(QueryDict("person=coy"), Audience.EVERYBODY, Audience.MEMBERS)
    assert [w.title for w in members.apply(Publication.objects.listed())] == ["Unfinished"]


def test_drafts_and_unlisted_people_are_no_filter() -> None:
    for state in ("draft", "unlisted"):
        make_publication([make_profile(slug=state, state=state), make_profile()])

        assert asked(person=state).messages
        assert found(person=state) == set()


@pytest.mark.parametrize("count", [3, 30])
def test_reading_the_address_asks_two_queries(
    count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    query = QueryDict(mutable=True)
    for _ in range(count):
        query.appendlist("person", make_profile().slug)
        query.appendlist("department", make_department().slug)

    with django_assert_num_queries(2):
        WorkFilter.from_query(query)


@pytest.mark.parametrize(
    ("word", "abstract"),
    [
        ("godel", "By Godel."),
        ("godel", "By Gödel."),
        ("Gödel", "By Goedel, in ASCII"),
        ("Gödel", "By Go\u0308del"),
        ("图", "关于图论"),
        ("rings", "Of “Rings”"),
    ],
)
def test_abstracts_are_searched_in_ascii_and_beyond(word: str, abstract: str) -> None:
    make_publication(title="This", abstract=abstract)
    make_publication(title="Other", abstract="Nothing, or Nöthing")

    assert found(q=word) == {"This"}
