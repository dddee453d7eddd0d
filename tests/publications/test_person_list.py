"""A person's list, and how their own page leads to it."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from profiles.models import LegacyUrl, Profile
from publications.models import Authorship
from tests.factories import make_page, make_profile, make_publication, make_section, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def noether() -> Profile:
    return make_profile(name="Emmy Noether", slug="noether")


def titles(html: str) -> list[str]:
    return re.findall(r'class="work__title"><a href="[^"]*">([^<]+)', html)


def headings(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]+)</h2>", html)


def test_a_persons_list_has_the_selected_works_first_in_their_order(
    client: Client, noether: Profile
) -> None:
    for title, year, selected, order in (
        ("Newest", 1933, False, 1),
        ("Second choice", 1932, True, 9),
        ("First choice", 1918, True, 2),
        ("Old", 1918, False, 3),
    ):
        author = Authorship(name="E. Noether", profile=noether, selected=selected, order=order)
        make_publication([author], title=title, year=year)

    html = client.get("/people/noether/publications/").text

    assert titles(html) == ["First choice", "Second choice", "Newest", "Old"]
    assert headings(html) == ["Selected works", "1933", "1918"]
    assert html.count('<b class="authors__own">E. Noether</b>') == 4
    assert titles(client.get("/people/noether/publications/?to=1920").text) == [
        "First choice",
        "Old",
    ]


def test_a_persons_page_leads_to_the_list(client: Client, noether: Profile) -> None:
    make_publication([noether])
    assert "filter, search, export" not in client.get("/people/noether/").text

    make_publication([noether])
    html = client.get("/people/noether/").text
    assert (
        '<a href="/people/noether/publications/">All 2 publications: filter, search, export</a>'
        in html
    )


def test_a_persons_page_has_the_years_where_the_person_wants_them(
    client: Client, noether: Profile
) -> None:
    for title, year, selected, order in (
        ("By hand first", 1918, False, 1),
        ("Chosen second", 1933, True, 9),
        ("Chosen first", 1920, True, 3),
        ("Newest", 1932, False, 4),
    ):
        author = Authorship(name="E. Noether", profile=noether, selected=selected, order=order)
        make_publication([author], title=title, year=year)

    by_hand = client.get("/people/noether/").text
    Profile.objects.update(works_order="year")
    by_year = client.get("/people/noether/").text

    assert titles(by_hand) == ["Chosen first", "Chosen second", "By hand first", "Newest"]
    assert titles(by_year) == ["Chosen first", "Chosen second", "Newest", "By hand first"]
    assert ['<p class="section__label label">1932</p>' in x for x in (by_hand, by_year)] == [
        False,
        True,
    ]


@pytest.mark.parametrize("state", ["unlisted", "former", "in_memoriam"])
def test_the_list_of_somebody_not_listed_is_not_for_search_engines(
    client: Client, state: str
) -> None:
    make_publication([make_profile(slug="x", state=state)], title="Theirs")

    html = client.get("/people/x/publications/").text

    assert titles(html) == ["Theirs"]
    assert "noindex" in html


def test_the_list_of_a_draft_is_for_those_who_see_the_draft(client: Client) -> None:
    owner = make_user()
    make_publication([make_profile(slug="x", state="draft", owner=owner)])

    assert client.get("/people/x/publications/").status_code == 404
    client.force_login(owner)
    assert "belongs to a draft" in client.get("/people/x/publications/").text


def test_what_the_person_hides_is_not_in_their_list(client: Client, noether: Profile) -> None:
    make_publication([noether], title="Shown")
    make_publication([Authorship(name="N", profile=noether, hidden=True), make_profile()])

    assert titles(client.get("/people/noether/publications/").text) == ["Shown"]


def test_without_works_an_old_address_has_the_place_of_the_list(
    client: Client, noether: Profile
) -> None:
    page = make_page(noether, key="publications-page", title="Old list")
    LegacyUrl.objects.create(profile=noether, path="/publications/", page=page)

    answer = client.get("/people/noether/publications/")
    assert (answer.status_code, answer["Location"]) == (301, page.get_absolute_url())

    make_publication([noether], title="New")
    html = client.get("/people/noether/publications/").text
    assert titles(html) == ["New"]
    assert f'href="{page.get_absolute_url()}"' in html


def test_works_are_found_by_the_anchors_of_the_old_list(client: Client, noether: Profile) -> None:
    make_publication([Authorship(name="N", profile=noether, citation_key="noether1921")])

    assert '<li id="noether1921">' in client.get("/people/noether/publications/").text


def test_keys_are_ids_without_blanks_and_each_once(client: Client, noether: Profile) -> None:
    for key in ("1918 invariant", "ideal", "ideal"):
        make_publication([Authorship(name="Noether", profile=noether, citation_key=key)])
    make_section(noether, body="[I](#1918%20invariant)", heading="Works", key="works")

    for address in (noether.get_absolute_url(), f"{noether.get_absolute_url()}publications/"):
        html = client.get(address).text
        assert html.count('id="1918_invariant"') == 1
        assert html.count('id="ideal"') == 1
    assert '<a href="#1918_invariant">I</a>' in client.get(noether.get_absolute_url()).text
