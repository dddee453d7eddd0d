"""Pages whose interface is in another language than the texts that they show."""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

import pytest
from django.test import Client
from django.utils import translation
from django.utils.translation import gettext

from faculty_site.templatetags.languages import in_interface_language, in_language
from tests.factories import make_news, make_page, make_profile, make_publication, make_section

pytestmark = pytest.mark.django_db

EMPTY = {"meta", "link", "img", "input", "br", "wbr", "source"}


class Spoken(HTMLParser):
    """The words of a page, each with the language in which it is said to be."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str]] = []
        self.words: dict[str, str] = {}
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _value in attrs]
        assert len(names) == len(set(names)), (tag, attrs)
        around = self._open[-1][1] if self._open else ""
        if tag not in EMPTY:
            self._open.append((tag, dict(attrs).get("lang") or around))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """What is closed at once, as in SVG, has no words."""

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if data.strip():
            self.words[data.strip()] = self._open[-1][1]


@pytest.fixture
def in_german() -> Iterator[None]:
    """The interface is read in German; that of the site stays English."""
    with translation.override("de"):
        yield


def languages(client: Client, address: str) -> dict[str, str]:
    response = client.get(address, headers={"accept-language": "de"})
    assert response.status_code == 200
    return Spoken(response.text).words


def test_words_that_name_no_language_are_in_the_sites_own_and_say_so_in_another() -> None:
    assert in_language("") == in_language() == in_language(None) == ""
    with translation.override("de"):
        assert in_language("") == in_language() == ' lang="en" dir="ltr"'
        assert in_language("", "fa") == ' lang="fa" dir="rtl"'
    with translation.override(None):
        assert in_language("") == ""


def test_the_records_language_comes_before_that_of_its_person() -> None:
    assert in_language("fr", "de") == ' lang="fr" dir="ltr"'
    assert in_language("", "de") == ' lang="de" dir="ltr"'


def test_words_of_the_interface_say_their_language_amid_another() -> None:
    assert in_interface_language("") == in_interface_language("en") == ""
    assert in_interface_language("", "fa") == ' lang="en"'
    with translation.override("de"):
        assert in_interface_language("") == ' lang="de"'
        assert in_interface_language("de", "fa") == ""


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize(("own", "said"), [("", "en"), ("fr", "fr"), ("de", "de")])
def test_a_persons_page(client: Client, own: str, said: str) -> None:
    person = make_profile(slug="curie", name="Marie Curie", position="Chair", language=own)
    person.phone, person.office = "1", "Room 7"
    person.save()
    make_section(person, heading="On radium", body="It glows.")
    make_news(person, title="A prize", date="1903", body="word " * 300)
    make_page(person, key="lab", title="The laboratory", body="A shed.")
    make_publication([person], title="A new substance", year=1898)

    words = languages(client, person.get_absolute_url())
    for text in ("Chair", "Room 7", "On radium", "It glows.", "A prize", "The laboratory"):
        assert words[text] == said, text
    assert words["A new substance"] == said
    for label in ("Phone", "CV to print", "1903", "Contact card"):
        assert words[gettext(label)] == "de", label


def test_values_of_filters_that_people_wrote(client: Client) -> None:
    for name in ("Marie Curie", "Lise Meitner"):
        person = make_profile(name=name, position="Professor", interests="rays, metals")
        make_publication([person], keywords="radium; uranium")
        make_news(person, title="A prize", category=f"Prize of {person.slug}")

    assert languages(client, "/")["rays"] == "en"
    assert languages(client, "/publications/")["radium"] == "en"
    news = languages(client, "/news/")
    assert {news[word] for word in news if word.startswith("Prize of")} == {"en"}


def test_dates_of_results(client: Client) -> None:
    make_news(make_profile(language="fr"), title="Polonium", date="1898-07-18")
    words = languages(client, "/search/?q=polonium")
    assert words["18. Juli 1898"] == "de"
    assert words["Polonium"] == "fr"


@pytest.mark.usefixtures("in_german")
@pytest.mark.parametrize("address", ["/news/", "/people/curie/news/", "/people/curie/lab/", "/"])
def test_lists_and_further_pages(client: Client, address: str) -> None:
    person = make_profile(slug="curie", name="Marie Curie", position="Chair", language="fr")
    make_news(person, title="A prize", date="1903")
    make_page(person, key="lab", title="The laboratory", body="A shed.")

    words = languages(client, address)
    own = [text for text in ("A prize", "The laboratory", "Chair", "A shed.") if text in words]
    assert own
    assert {words[text] for text in own} == {"fr"}
    assert words[gettext("Sign in to edit")] == "de"
