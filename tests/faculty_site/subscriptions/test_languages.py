"""In which language feeds, calendars and cards speak: never in that of whoever fetches them."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from icalendar import Calendar
from lxml import etree
from pytest_django import Settings

from profiles.models import Entry
from tests.factories import (
    make_department,
    make_entry,
    make_news,
    make_profile,
    make_publication,
    make_translation,
)

pytestmark = pytest.mark.django_db

SPANISH = {"Accept-Language": "es"}
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
ATOM = {"a": "http://www.w3.org/2005/Atom"}

FILES = [
    "/news.atom", "/departments/physics.atom", "/people/ada.atom", "/publications.atom",
    "/departments/physics/publications.atom", "/people/ada/publications.atom", "/calendar.ics",
    "/departments/physics.ics", "/people/ada.ics", "/people/ada.vcf", "/opensearch.xml",
    "/publications.bib", "/publications.ris", "/publications.csl.json", "/publications/sketch.bib",
    "/sitemap.xml", "/sitemap-people.xml", "/robots.txt", "/api/v1/people", "/api/v1/news",
    "/api/v1/publications", "/api/v1/openapi.json", "/health/live/",
]  # fmt: skip


def make_ada(language: str) -> None:
    ada = make_profile(
        department=make_department(slug="physics", name="Physics"),
        slug="ada", name="Ada Lovelace", language=language, position="Gräfin, ada@example.org",
    )  # fmt: skip
    make_news(ada, slug="notes", title="Notes", date="1843-05-03", body="- [x] done")
    make_news(ada, title="", body="", date="2999-05-03")
    make_entry(ada, kind=Entry.Kind.TALK, title="A talk", start="2999-05-03")
    make_publication([ada], slug="sketch", title="Sketch", year=1843, issue="3", venue="Memoirs")


def feed(client: Client, address: str) -> tuple[str, str, list[str], str]:
    """Its language, its title, the languages of its entries, and all of it."""
    text = client.get(address, headers=SPANISH).text
    root = etree.fromstring(text.encode())
    entries = [entry.get(LANG) for entry in root.findall("a:entry", ATOM)]
    return root.get(LANG), root.findtext("a:title", namespaces=ATOM), entries, text


@pytest.mark.parametrize("address", FILES)
def test_files_are_the_same_for_everybody_and_caches_keep_one(client: Client, address: str) -> None:
    make_ada("")

    plain = client.get(address)
    client.cookies["language"] = "de"
    asked = client.get(address, headers=SPANISH)

    assert plain.status_code == asked.status_code == 200
    assert plain.getvalue() == asked.getvalue()
    assert "Accept-Language" not in asked.get("Vary", "")
    assert "Content-Language" not in asked


def test_a_feed_speaks_the_language_of_its_person(client: Client) -> None:
    make_ada("de")

    language, title, entries, text = feed(client, "/people/ada.atom")
    assert (language, title) == ("de", "Aktuelles: Ada Lovelace")
    assert entries == ["de", "de"]
    assert "3. Mai 1843" in text
    assert 'term="News"' in text

    language, title, entries, text = feed(client, "/people/ada/publications.atom")
    assert (language, title) == ("de", "Publikationen: Ada Lovelace")
    assert entries == ["de"]
    assert "Nr. 3" in text


def test_where_the_interface_has_not_the_language_its_words_are_the_sites(client: Client) -> None:
    make_ada("fr")
    language, title, entries, _text = feed(client, "/people/ada.atom")
    assert (language, title) == ("en", "News of Ada Lovelace")
    assert entries == ["fr", "fr"]


def test_a_feed_of_all_speaks_the_sites_and_each_entry_its_own(
    client: Client, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "de"
    make_ada("en")
    language, title, entries, text = feed(client, "/news.atom")
    assert (language, title) == ("de", "Aktuelles")
    assert entries == ["en", "en"]
    assert "3 May 1843" in text


def test_a_feed_speaks_what_its_address_asks_for(client: Client) -> None:
    make_ada("")
    news = make_profile(slug="bo", name="Bo").news.create(slug="b", title="One", date="1843-05-04")
    make_translation(news, language="de", title="Eins")
    language, title, entries, text = feed(client, "/news.atom?lang=de")
    assert (language, title) == ("de", "Aktuelles")
    assert entries == ["en", "de", "en"]
    assert "4. Mai 1843" in text
    assert "3 May 1843" in text


def test_a_calendar_and_a_card_speak_the_language_of_their_person(client: Client) -> None:
    make_ada("de")

    calendar = Calendar.from_ical(client.get("/people/ada.ics", headers=SPANISH).content)
    assert calendar["x-wr-calname"] == "Termine: Ada Lovelace"
    events = calendar.walk("VEVENT")
    assert {str(event["summary"]) for event in events} == {"Meldung", "Ada Lovelace: A talk"}
    assert {event["summary"].params["language"] for event in events} == {"de"}
    everybody = Calendar.from_ical(client.get("/calendar.ics", headers=SPANISH).content)
    assert everybody["x-wr-calname"] == "Events"

    card = client.get("/people/ada.vcf", headers=SPANISH).text
    assert re.search(r"TITLE:Gräfin\\, \(E-Mail-Adresse\)", card)
