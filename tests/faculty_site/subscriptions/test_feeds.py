"""Feeds: valid, complete, stable, and silent about what is not public."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import feedparser
import pytest
from django.test import Client
from lxml import etree
from pytest_django import DjangoAssertNumQueries

from profiles.models import Department, Profile
from profiles.models.base import Visibility
from tests.factories import (
    make_department,
    make_news,
    make_profile,
    make_publication,
    make_section,
    make_translation,
)
from tests.harvester import harvested
from tests.security.hostile import MARKUP, what_runs

pytestmark = pytest.mark.django_db

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("atom.rng")))
FEEDS = (
    "/news.atom",
    "/publications.atom",
    "/departments/physics.atom",
    "/departments/physics/publications.atom",
    "/people/ada.atom",
    "/people/ada/publications.atom",
)


@pytest.fixture
def physics() -> Department:
    return make_department(name="Physics", slug="physics")


@pytest.fixture
def ada(physics: Department) -> Profile:
    return make_profile(department=physics, slug="ada", name="Ada Lovelace")


def read(client: Client, address: str) -> Any:
    """The feed as a reader has it, after it was found valid."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "application/atom+xml; charset=utf-8"
    assert response["X-Robots-Tag"] == "noindex"
    SCHEMA.assertValid(etree.fromstring(response.content))
    found = feedparser.parse(response.content)
    assert not found.bozo
    return found


def test_an_entry_says_all(client: Client, ada: Profile) -> None:
    item = make_news(
        ada, title="A <talk>", date="1843-09-03", place="London", category="Talk", language="en-GB",
        body="See [more](#more), [notes](/notes.pdf) and *this*.",
    )  # fmt: skip

    feed = read(client, "/people/ada.atom")

    assert feed.feed.title == "News of Ada Lovelace"
    assert feed.feed.id == "http://testserver/people/ada.atom"
    links = {link.rel: link.href for link in feed.feed.links}
    assert links == {
        "self": "http://testserver/people/ada.atom",
        "alternate": "http://testserver/people/ada/",
    }
    (entry,) = feed.entries
    assert entry.id == entry.link == f"http://testserver{item.get_absolute_url()}"
    assert entry.title == "A <talk>"
    assert entry.updated == entry.published == "1843-09-03T00:00:00+00:00"
    assert entry.author == "Ada Lovelace"
    assert [tag.term for tag in entry.tags] == ["News", "Talk"]
    assert entry.content[0].language == "en-GB"
    html = entry.content[0].value
    assert "3 September 1843 · London" in html
    assert f'href="{entry.id}#more"' in html
    assert "<em>this</em>" in html


def test_no_day_is_invented(client: Client, ada: Profile) -> None:
    make_news(ada, date="1843")
    make_news(ada, date=None, title="Undated")

    (entry,) = read(client, "/news.atom").entries

    assert "published" not in entry
    assert entry.updated == "1843-01-01T00:00:00+00:00"


def test_a_feed_changes_only_when_it_says_something_else(client: Client, ada: Profile) -> None:
    item = make_news(ada, date="1843")
    make_news(ada, date="2999-01-01")
    first = client.get("/news.atom")
    assert read(client, "/news.atom").feed.updated == "1843-01-01T00:00:00+00:00"

    item.save()
    again = client.get("/news.atom", headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    item.body = "Something else."
    item.save()
    assert client.get("/news.atom", headers={"If-None-Match": first["ETag"]}).status_code == 200


def test_kinds_can_be_had_alone(client: Client, ada: Profile) -> None:
    make_news(ada, kind="post", title="A post")
    make_news(ada, title="An item")

    assert [e.title for e in read(client, "/news.atom?kind=post").entries] == ["A post"]
    assert client.get("/news.atom?kind=nothing").status_code == 404


def test_long_feeds_have_pages(client: Client, ada: Profile) -> None:
    for _ in range(41):
        make_news(ada)

    first = read(client, "/news.atom?kind=news")
    links = {link.rel: link.href for link in first.feed.links}
    second = read(client, links["next"].removeprefix("http://testserver"))

    assert len(first.entries) == 40
    assert len(second.entries) == 1
    assert first.feed.id == second.feed.id == links["first"]
    assert client.get("/news.atom?page=3").status_code == 404


def test_works_are_told_with_their_authors(client: Client, ada: Profile) -> None:
    make_publication(
        [ada, "Charles Babbage"], title="Sketch", abstract="An engine.",
        date="1843-09", doi="10.1000/x",
    )  # fmt: skip
    make_publication([ada], year=None, title="Under way")

    (entry,) = read(client, "/people/ada/publications.atom").entries

    assert [author.name for author in entry.authors] == ["Ada Lovelace", "Charles Babbage"]
    assert entry.updated == "1843-09-01T00:00:00+00:00"
    assert "An engine." in entry.content[0].value
    assert 'href="https://doi.org/10.1000/x"' in entry.content[0].value


def test_works_are_filtered_as_their_list_is(client: Client, ada: Profile) -> None:
    make_publication([ada], title="Engines", keywords="engines")
    make_publication([ada], title="Rings", keywords="rings")

    feed = read(client, "/publications.atom?keyword=rings")

    assert [entry.title for entry in feed.entries] == ["Rings"]


def test_a_translation_is_asked_for_by_the_address_alone(client: Client, ada: Profile) -> None:
    make_translation(make_news(ada, title="Notes"), language="fr", title="Remarques")

    assert read(client, "/news.atom").entries[0].title == "Notes"
    assert read(client, "/news.atom?lang=fr").entries[0].title == "Remarques"
    response = client.get("/news.atom", headers={"Accept-Language": "fr"})
    assert "Remarques" not in response.text


@pytest.mark.parametrize("address", FEEDS)
def test_hostile_texts_stay_texts_and_addresses_are_not_told(
    client: Client, physics: Department, address: str
) -> None:
    person = make_profile(department=physics, slug="ada", name=f"{MARKUP}\x08 ada@example.org")
    body = f"{MARKUP} [me](mailto:ada@example.org) <ada@example.org> \x01\x1b"
    for title in (f"{MARKUP} ada@example.org \x0b", ""):
        make_news(person, title=title, body=body, category=MARKUP, place=MARKUP, date="1843-01-01")
    make_publication([person, MARKUP], title=MARKUP, abstract=body, venue=MARKUP)

    for entry in read(client, address).entries:
        html = entry.content[0].value
        assert what_runs(html) == []
        assert "<script" not in html
    assert harvested(client.get(address).content.decode().partition("?>")[2]) == set()


@pytest.mark.parametrize("address", FEEDS)
def test_nothing_hidden_is_told(
    client: Client, physics: Department, ada: Profile, address: str
) -> None:
    hidden = {"visibility": Visibility.HIDDEN}
    section = make_section(ada, kind="news", heading="News", **hidden)
    make_news(ada, title="secret", **hidden)
    make_publication([ada], title="secret", **hidden)
    for state in ("draft", "unlisted"):
        other = make_profile(department=physics, state=state, slug=state)
        make_news(other, title="secret")
        make_publication([other], title="secret")
    if address == "/people/ada.atom":
        make_news(ada, title="secret", section=section)

    assert "secret" not in client.get(address).text
    assert client.get("/people/draft.atom").status_code == 404
    assert client.get("/people/draft/publications.atom").status_code == 404
    assert client.get("/people/unlisted.atom").status_code == 200


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(("address", "queries"), [("/news.atom", 4), ("/publications.atom", 3)])
def test_queries_do_not_grow(
    client: Client,
    count: int,
    address: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        person = make_profile()
        make_news(person, body="See [the notes](notes.pdf).")
        make_publication([person, make_profile()])

    with django_assert_num_queries(queries):
        client.get(address)
