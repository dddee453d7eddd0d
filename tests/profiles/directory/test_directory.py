"""The directory, filtered by its address."""

from __future__ import annotations

import re

import pytest
from django.http import QueryDict
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.directory import Directory
from profiles.models import Department, Membership, Profile
from tests.factories import make_department, make_profile, make_translation

pytestmark = pytest.mark.django_db


@pytest.fixture
def mathematics() -> Department:
    department = make_department(name="Mathematics", slug="mathematics")
    physics = make_department(name="Physics", slug="physics")
    people = [
        ("Emmy Noether", "Noether, Emmy", "Professor", "Rings, number theory", department),
        ("Srinivasa Ramanujan", "Ramanujan, Srinivasa", "Fellow", "Number Theory", department),
        ("Jan Łukasiewicz", "Łukasiewicz, Jan", "Professor Emeritus", "logic", department),
        ("Lise Meitner", "Meitner, Lise", "Professor", "", physics),
    ]
    for name, filed, position, interests, home in people:
        make_profile(
            name=name, sort_name=filed, position=position, interests=interests, department=home
        )
    yukawa = make_profile(
        name="Hideki Yukawa",
        native_name="湯川秀樹",
        sort_name="Yukawa, Hideki",
        position="",
        department=physics,
    )
    Membership.objects.create(profile=yukawa, department=department, role="Visitor", primary=False)
    return department


def found(query: str = "", department: Department | None = None) -> list[str]:
    people = Directory(QueryDict(query), department).sifted.shown
    return [person.names.split("\n")[0].split()[-1] for person in people]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("", ["Łukasiewicz", "Meitner", "Noether", "Ramanujan", "Yukawa"]),
        ("q=lukas", ["Łukasiewicz"]),
        ("q=YUKAWA+hideki", ["Yukawa"]),
        ("q=湯", ["Yukawa"]),
        ("q=oether", []),
        ("department=physics", ["Meitner", "Yukawa"]),
        ("department=physics&department=mathematics&role=professors", ["Meitner", "Noether"]),
        ("role=Professors", ["Meitner", "Noether"]),
        ("role=visitor", ["Yukawa"]),
        ("role=visitor&role=emeriti", ["Łukasiewicz", "Yukawa"]),
        ("area=NUMBER+theory", ["Noether", "Ramanujan"]),
        ("letter=l", ["Łukasiewicz"]),
        ("area=number+theory&letter=R&department=mathematics", ["Ramanujan"]),
        ("letter=%23", []),
        ("department=alchemy", []),
        ("letter=abc", []),
        ("nonsense=1&q=%00", ["Łukasiewicz", "Meitner", "Noether", "Ramanujan", "Yukawa"]),
    ],
)
@pytest.mark.usefixtures("mathematics")
def test_the_people_who_fit(query: str, names: list[str]) -> None:
    assert found(query) == names


def test_a_department_has_its_own_roles_only(mathematics: Department) -> None:
    assert found("role=visitor", mathematics) == ["Yukawa"]
    assert found("", mathematics) == ["Łukasiewicz", "Noether", "Ramanujan", "Yukawa"]
    # Of a department alone there is nothing to choose among departments.
    assert found("department=physics", mathematics) == found("", mathematics)
    facets = Directory(QueryDict(""), mathematics).form.facets
    assert [facet.name for facet in facets] == ["role"]


@pytest.mark.usefixtures("mathematics")
def test_what_there_is_to_choose_from() -> None:
    directory = Directory(QueryDict(""))
    facets = {f.name: [(o.label, o.count) for o in f.options] for f in directory.form.facets}

    assert facets["department"] == [("Mathematics", 4), ("Physics", 2)]
    assert facets["role"] == [
        ("Visitor", 1), ("Emeriti", 1), ("Professors", 2), ("Researchers", 1),
    ]  # fmt: skip
    letters = {letter.sign: letter.count for letter in directory.letters}
    assert (letters["N"], letters["A"], len(letters)) == (1, 0, 26)


@pytest.mark.usefixtures("mathematics")
def test_an_area_of_one_person_is_offered_only_where_it_is_chosen() -> None:
    facet = next(f for f in Directory(QueryDict("area=rings")).form.facets if f.name == "area")

    assert [(o.label.lower(), o.count, o.is_chosen) for o in facet.options] == [
        ("number theory", 2, False), ("rings", 1, True),
    ]  # fmt: skip


@pytest.mark.usefixtures("mathematics")
def test_a_name_is_found_in_a_public_translation() -> None:
    profile = Profile.objects.get(name="Hideki Yukawa")
    make_translation(profile, name="Хидэки Юкава")

    assert found("q=юкава") == ["Yukawa"]


@pytest.mark.parametrize("state", [s for s in Profile.State.values if s != "listed"])
def test_nobody_is_counted_who_is_not_listed(client: Client, state: str) -> None:
    department = make_department(name="Alchemy", slug="alchemy")
    make_department(name="Mathematics")
    make_profile(
        name="Isaac Newton", sort_name="Newton, Isaac", state=state, department=department,
        interests="transmutation", position="Lucasian Professor",
    )  # fmt: skip
    make_profile(name="Emmy Noether", sort_name="Noether, Emmy", position="")

    for query in ("", "?q=newton", "?area=transmutation", "?role=professors", "?letter=N"):
        html = client.get(f"/{query}").text
        assert "Isaac" not in html
        assert "Alchemy" not in html
    assert (
        "No department here has the address “alchemy”." in client.get("/?department=alchemy").text
    )


@pytest.mark.usefixtures("mathematics")
def test_a_filtered_directory_can_be_shared_and_is_no_page_of_its_own(client: Client) -> None:
    html = client.get("/?role=professors&letter=N&lang=de").text

    assert '<meta name="robots" content="noindex, follow">' in html
    assert '<link rel="canonical"' not in html
    assert "Emmy Noether" in html
    assert "Lise Meitner" not in html
    assert 'href="/?letter=N&amp;lang=de"' in html
    assert "Recent news" not in html
    assert "<title>People: Professors, letter N – " in html


@pytest.mark.usefixtures("mathematics")
def test_an_empty_result_says_what_would_find_somebody(client: Client) -> None:
    html = client.get("/?role=visitor&letter=N").text

    assert "Nobody fits all of these filters." in html
    assert re.search(r'href="/\?letter=N"[^>]*>Without Visitor</a>: 1', html, re.IGNORECASE)
    assert "“12” is no letter of the alphabet from A to Z." in client.get("/?letter=12").text


@pytest.mark.parametrize("count", [3, 30])
def test_a_filtered_directory_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    department = make_department()
    make_department()
    for number in range(count):
        make_profile(
            name=f"Ada {number}", department=department, interests=f"engines, topic {number}"
        )

    # People, memberships, translated names; the page's people, their memberships and departments,
    # the departments with people, the translations; the house with its navigation.
    with django_assert_num_queries(8):
        client.get("/?q=ada&role=professors&area=engines")
