"""Lists of talks, teaching and projects."""

from __future__ import annotations

import datetime
import re

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.entries import KINDS
from profiles.entries.listing import entry_list
from profiles.models import Department, Entry
from profiles.models.base import Visibility
from tests.factories import make_department, make_entry, make_profile, make_translation

pytestmark = pytest.mark.django_db

TALKS = KINDS[0]
TODAY = datetime.date(1928, 9, 5)


@pytest.fixture
def mathematics() -> Department:
    department = make_department(name="Mathematics", slug="mathematics")
    noether = make_profile(name="Emmy Noether", slug="noether", department=department)
    hardy = make_profile(name="G. H. Hardy", slug="hardy", department=make_department())
    make_entry(noether, kind="talk", title="Group characters", start="1925-09", place="Danzig")
    make_entry(
        noether, kind="talk", title="Hypercomplex", start="1928-09-03", end="1928-09-10",
        place="Bologna",
    )  # fmt: skip
    make_entry(noether, kind="talk", title="Plenary", start="1932-09-07", place="Zürich")
    make_entry(hardy, kind="talk", title="Gibbs Lecture", start="1928-12-28", place="New York")
    make_entry(hardy, kind="talk", title="A conversation", body="On prime numbers.")
    make_entry(hardy, kind="teaching", title="Analysis", start="1919", end="..")
    return department


def found(query: str = "", department: Department | None = None) -> list[str]:
    listed = entry_list(QueryDict(query), TALKS, department, TODAY)
    titles = dict(Entry.objects.values_list("pk", "title"))
    return [titles[row.pk] for row in listed.rows]


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["Gibbs Lecture", "Plenary", "Hypercomplex", "Group characters", "A conversation"]),
        ("year=1928", ["Gibbs Lecture", "Hypercomplex"]),
        ("year=1928&person=hardy", ["Gibbs Lecture"]),
        ("department=mathematics", ["Plenary", "Hypercomplex", "Group characters"]),
        ("q=zurich", ["Plenary"]),
        ("q=hardy+gibbs", ["Gibbs Lecture"]),
        ("q=prime", ["A conversation"]),
        ("year=MCM", []),
        ("person=nobody", []),
        ("person=nobody&person=hardy", ["Gibbs Lecture", "A conversation"]),
    ],
)
@pytest.mark.usefixtures("mathematics")
def test_the_talks_that_fit_what_comes_first(query: str, titles: list[str]) -> None:
    assert found(query) == titles


def test_a_department_has_those_of_its_people(mathematics: Department) -> None:
    assert found("", mathematics) == ["Plenary", "Hypercomplex", "Group characters"]
    assert found("person=hardy", mathematics) == []


@pytest.mark.usefixtures("mathematics")
def test_words_are_found_in_public_translations() -> None:
    make_translation(Entry.objects.get(title="Plenary"), title="Conférence plénière")

    assert found("q=conference") == ["Plenary"]


@pytest.mark.usefixtures("mathematics")
def test_each_says_whose_it_is_and_leads_to_its_place(client: Client) -> None:
    html = client.get("/talks/").text

    assert re.search(r'href="/people/noether/#entry-\d+">Plenary</a>', html)
    assert '<a href="/people/hardy/">G. H. Hardy</a> · New York' in html
    assert '<time datetime="1928-12-28">28 December 1928</time>' in html
    assert "Analysis" not in html
    teaching = client.get("/teaching/").text
    assert ">Current</h2>" in teaching
    assert "since 1919" in teaching


def test_only_public_entries_of_listed_people_are_shown(client: Client) -> None:
    department = make_department()
    for state in ("draft", "unlisted", "former", "in_memoriam"):
        make_entry(make_profile(state=state, department=department), kind="talk", title="Secret")
    hidden = make_profile(department=department, name="Hidden Hand")
    make_entry(hidden, kind="talk", title="Secret", visibility=Visibility.HIDDEN)

    for path in ("/talks/", f"{department.get_absolute_url()}talks/", "/talks/?q=secret", "/"):
        html = client.get(path).text
        assert ">Secret" not in html, path
    assert "No talks yet." in client.get("/talks/").text
    assert "Talks" not in client.get("/").text


@pytest.mark.parametrize("word", [each.word for each in KINDS])
def test_every_kind_has_an_empty_list_and_one_of_each_department(client: Client, word: str) -> None:
    department = make_department(name="Mathematics")

    assert f"No {word} yet." in client.get(f"/{word}/").text
    assert "Mathematics" in client.get(f"{department.get_absolute_url()}{word}/").text
    assert client.get(f"/departments/alchemy/{word}/").status_code == 404
    assert client.get(f"/{word}/?page=2").status_code == 404


@pytest.mark.usefixtures("mathematics")
def test_an_empty_result_is_explained(client: Client) -> None:
    html = client.get("/talks/?year=1928&q=plenary").text

    assert "Nothing fits all of these filters." in html
    assert 'href="/talks/?q=plenary" rel="nofollow">Without 1928</a>: 1' in html
    assert "noindex" in html
    assert "“MCM” is no year" in client.get("/talks/?year=MCM").text


@pytest.mark.parametrize("count", [3, 30])
def test_it_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        person = make_profile(department=make_department())
        make_entry(person, kind="talk", start=str(1900 + number))

    # People, their departments, the dates of all, those that fit the words, those of the page,
    # their translations, the house.
    with django_assert_num_queries(7):
        client.get("/talks/?q=entry")
