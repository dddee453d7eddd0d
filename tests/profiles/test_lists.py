"""The lists of a person on pages of their own: what stands there, for whom, and in which order."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import LegacyUrl, Profile
from profiles.models.base import Visibility
from profiles.page import lists
from tests.factories import (
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
    make_user,
)

pytestmark = pytest.mark.django_db

ENTRIES = {"talks": "talk", "teaching": "teaching", "projects": "project"}
KEYS = ["news", *ENTRIES]


@pytest.fixture(autouse=True)
def today(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.utils.timezone.localdate", lambda: date(1921, 6, 15))


@pytest.fixture
def person() -> Profile:
    return make_profile(slug="noether", name="Emmy Noether")


def make(person: Profile, key: str, title: str, when: str | None = None, **fields: object) -> None:
    if key == "news":
        make_news(person, title=title, body="", date=when, **fields)
    else:
        make_entry(person, kind=ENTRIES[key], title=title, start=when, **fields)


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.text


def places(html: str) -> list[tuple[str, str, bool]]:
    """Address, words and whether it is the page at hand, of each link of the navigation."""
    found = re.search(r'<nav class="person__pages".*?</nav>', html, re.DOTALL)
    links = re.findall(r"<a ([^>]*)>([^<]*)</a>", found[0]) if found else []
    return [(a.split('"')[1], words, "aria-current" in a) for a, words in links]


def outline(html: str) -> list[str]:
    """Headings of the groups and titles of what stands below them."""
    main = html.partition('class="further__page"')[2]
    return re.findall(r'<h2 id="[^"]*">([^<]*)|<(?:h3><a [^>]*|p)>(Title[^<]*)', main)


def words(html: str) -> list[str]:
    return ["".join(pair) for pair in outline(html)]


# The navigation


def test_the_navigation_leads_to_each_list_in_which_something_stands(
    client: Client, person: Profile
) -> None:
    for key in KEYS:
        make(person, key, "Title")
    make_publication([person])
    make_page(person, key="letters", title="Letters")
    expected = [
        ("/people/noether/", "About"),
        ("/people/noether/news/", "News"),
        ("/people/noether/publications/", "Publications"),
        ("/people/noether/talks/", "Talks"),
        ("/people/noether/teaching/", "Teaching"),
        ("/people/noether/projects/", "Projects"),
        ("/people/noether/letters/", "Letters"),
    ]

    for address, _words in expected:
        found = places(read(client, address))
        assert found == [(url, label, url == address) for url, label in expected]


def test_what_is_hidden_is_in_no_list_and_no_navigation(client: Client, person: Profile) -> None:
    for key in KEYS:
        make(person, key, "Title", visibility=Visibility.HIDDEN)
    make_entry(person, kind="award")

    assert places(read(client, person.get_absolute_url())) == []
    for key in KEYS:
        assert client.get(f"/people/noether/{key}/").status_code == 404


@pytest.mark.parametrize(("key", "kind"), [("news", "news"), ("talks", "entries")])
def test_a_list_shows_what_the_page_about_the_person_shows(
    client: Client, person: Profile, key: str, kind: str
) -> None:
    """Records by the section they name: a public one, a hidden one, none."""
    shown = make_section(person, kind=kind)
    hidden = make_section(person, kind=kind, visibility=Visibility.HIDDEN)
    for number, section in enumerate((shown, hidden, None)):
        make(person, key, f"Title {number}", section=section)
    home, address = person.get_absolute_url(), f"/people/noether/{key}/"

    def seen(html: str) -> set[str]:
        return set(re.findall(r"Title \d", html))

    assert seen(read(client, address)) == seen(read(client, home)) == {"Title 0", "Title 2"}
    shown.visibility = Visibility.HIDDEN
    shown.save()
    assert seen(read(client, home)) == set()
    assert client.get(address).status_code == 404
    person.sections.all().delete()
    assert seen(read(client, address)) == seen(read(client, home))
    assert len(seen(read(client, address))) == 3


def test_a_further_page_keeps_its_name_beside_a_list_of_that_name(
    client: Client, person: Profile
) -> None:
    make(person, "talks", "Title")
    make_page(person, key="my-talks", title="Talks")

    labels = [label for _url, label, _ in places(read(client, "/people/noether/"))]
    assert labels == ["About", "All talks", "Talks"]


def test_a_page_keeps_the_address_that_it_had_before_the_list(
    client: Client, person: Profile
) -> None:
    make(person, "projects", "Title of a project")
    page = make_page(person, key="projects", title="What we build")

    html = read(client, "/people/noether/projects/")
    assert "<h1>What we build</h1>" in html
    assert [label for _url, label, _ in places(html)] == ["About", "What we build"]
    page.visibility = Visibility.HIDDEN
    page.save()
    assert "Title of a project" in read(client, "/people/noether/projects/")


# A list


@pytest.mark.parametrize("key", KEYS)
def test_a_list_has_everything_below_its_year(client: Client, person: Profile, key: str) -> None:
    for when in ("1919", "1922-01", None, "1921-06-20", "1921-03", "1919-05"):
        make(person, key, f"Title {when}", when)

    assert words(read(client, f"/people/noether/{key}/")) == [
        *("Upcoming", "Title 1921-06-20", "Title 1922-01"),
        *("1921", "Title 1921-03"),
        *("1919", "Title 1919", "Title 1919-05"),
        *("Undated", "Title None"),
    ]


def test_a_long_list_names_how_many_there_are_and_its_years(
    client: Client, person: Profile
) -> None:
    for year in (1918, 1919, 1919, 1920):
        make(person, "news", "Title", str(year))
    assert "Years" not in read(client, "/people/noether/news/")
    for _ in range(lists.LONG - 4):
        make(person, "news", "Title", "1920")

    html = read(client, "/people/noether/news/")
    assert re.search(r"<h1>News <span [^>]*>12</span></h1>", html)
    assert re.findall(r'<a href="([^"]*)">(\d+) <span class="count">(\d)', html) == [
        ("/people/noether/news/#year-1920", "1920", "9"),
        ("/people/noether/news/#year-1919", "1919", "2"),
        ("/people/noether/news/#year-1918", "1918", "1"),
    ]


def test_a_long_list_has_pages_that_keep_the_language(
    client: Client, person: Profile, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lists, "PAGE_SIZE", 2)
    monkeypatch.setattr(lists, "LONG", 4)
    for year in (1918, 1919, 1919, 1920):
        make(person, "talks", f"Title {year}", str(year))
    make_translation(person.entries.get(title="Title 1918"), title="Titre 1918")

    html = read(client, "/people/noether/talks/?lang=fr")
    assert "/people/noether/talks/?lang=fr&amp;page=2#year-1918" in html
    second = read(client, "/people/noether/talks/?lang=fr&page=2")
    assert "continued" in second
    assert "Titre 1918" in second
    assert "/people/noether/?lang=fr" in second
    for bad in ("3", "0", "x", "%00"):
        assert client.get(f"/people/noether/talks/?page={bad}").status_code == 404


def test_a_list_is_open_to_whom_the_page_is_open(client: Client) -> None:
    owner = make_user()
    make(make_profile(slug="draft", state="draft", owner=owner), "news", "Title")

    assert client.get("/people/draft/news/").status_code == 404
    assert client.get("/people/nobody/news/").status_code == 404
    client.force_login(owner)
    assert "belongs to a draft" in read(client, "/people/draft/news/")


def test_without_records_an_old_address_has_the_place_of_the_list(
    client: Client, person: Profile
) -> None:
    page = make_page(person, key="talks-page", title="Old talks")
    LegacyUrl.objects.create(profile=person, path="/talks/", page=page)

    answer = client.get("/people/noether/talks/")
    assert (answer.status_code, answer["Location"]) == (301, page.get_absolute_url())
    make(person, "talks", "Title")
    assert words(read(client, "/people/noether/talks/")) == ["Undated", "Title"]


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize("key", KEYS)
def test_a_list_asks_the_same_number_of_queries(
    client: Client,
    person: Profile,
    key: str,
    count: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for year in range(1900, 1900 + count):
        make(person, key, "Title", str(year))
        make_page(person)

    # The person, dates, records, the languages that there are, the navigation's lists and pages,
    # the house, whether engines may show it; and whether a further page has the list's address.
    with django_assert_num_queries(10 if key == "projects" else 9):
        assert read(client, f"/people/noether/{key}/").count("Title") >= count
