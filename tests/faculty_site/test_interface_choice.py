"""The language of the interface: as chosen, as the browser prefers, or the site's own."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries, Settings

from tests.factories import (
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
)

pytestmark = pytest.mark.django_db

HERE = {"Sec-Fetch-Site": "same-origin"}
GERMAN, FRENCH = {"Accept-Language": "de-CH, de;q=0.9"}, {"Accept-Language": "fr"}
TITLES = {"en": "Publications", "de": "Publikationen", "zh-hans": "论文", "es": "Publicaciones"}


def choose(client: Client, language: str, way_back: str = "/news/?page=1") -> str:
    """Where the form leads after it was sent."""
    form = {"language": language, "next": way_back}
    response = client.post("/language/", form, headers=HERE)
    assert response.status_code == 302
    return response["Location"]


def spoken(client: Client, headers: dict[str, str] | None = None, **cookies: str) -> str:
    """The language that the list of publications says it is in, and is."""
    client.cookies.load(cookies)
    response = client.get("/publications/", headers=headers)
    found = re.search(r'<html lang="([^"]*)" dir="ltr"', response.text)
    assert found is not None
    assert f"<h1>{TITLES[found[1]]}</h1>" in response.text
    assert response["Content-Language"] == found[1]
    return found[1]


@pytest.mark.parametrize(
    ("accepted", "language"),
    [
        ("de-CH, de;q=0.9, en;q=0.5", "de"),
        ("zh-CN", "zh-hans"),
        ("zh-TW, en;q=0.5", "zh-hans"),
        ("es-MX", "es"),
        ("fr, es;q=0.5", "es"),
        ("fr", "en"),
        ("", "en"),
        ("*", "en"),
        (";;q=x, ,", "en"),
    ],
)
def test_the_browser_says_what_its_reader_prefers(
    client: Client, accepted: str, language: str
) -> None:
    assert spoken(client, {"Accept-Language": accepted}) == language


def test_the_sites_own_is_for_who_says_nothing_that_fits(
    client: Client, settings: Settings
) -> None:
    settings.LANGUAGE_CODE = "es"
    assert spoken(client) == spoken(client, FRENCH) == "es"
    assert spoken(client, GERMAN) == "de"


def test_what_was_chosen_comes_first_and_leads_back(client: Client) -> None:
    assert choose(client, "zh-hans", "/people/?q=%C3%BC&page=2") == "/people/?q=%C3%BC&page=2"
    cookie = client.cookies["language"]
    assert cookie["max-age"] > 300 * 24 * 3600
    assert cookie["samesite"] == "Lax"

    assert spoken(client, GERMAN) == "zh-hans"


@pytest.mark.parametrize("wrong", ["xx", "", '"><b>', "fr", "d" * 600])
def test_what_is_no_choice_changes_nothing(client: Client, wrong: str) -> None:
    choose(client, wrong)
    assert spoken(client, GERMAN) == "de"
    assert spoken(client, GERMAN, language=wrong) == "de"


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "", "http://["]
)
def test_the_way_back_stays_here(client: Client, elsewhere: str) -> None:
    assert choose(client, "de", elsewhere) == "/"


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://evil.example"}]
)
def test_a_form_of_another_site_changes_nothing(client: Client, headers: dict[str, str]) -> None:
    response = client.post("/language/", {"language": "de"}, headers=headers)
    assert response.status_code == 403
    assert "language" not in response.cookies
    assert client.get("/language/").status_code == 405


@pytest.fixture
def addresses() -> list[str]:
    """Of pages of each type."""
    ada = make_profile(slug="ada", name="Ada Lovelace")
    make_section(ada, heading="Notes", body="On the engine.")
    make_page(ada, key="engine", title="The engine", body="It weaves.")
    make_publication([ada], slug="sketch", title="Sketch", year=1843)
    make_news(ada, slug="notes", title="Notes", date="1843-09")
    person = "/people/ada/"
    return [
        "/", "/news/", "/publications/", "/search/", "/search/?q=ada", "/api/", "/nothing-here/",
        person, f"{person}cv/", f"{person}publications/", f"{person}news/", f"{person}engine/",
        "/news/notes/", "/publications/sketch/", "/?q=ada",
    ]  # fmt: skip


def test_every_page_offers_the_languages_by_their_own_names(
    client: Client, addresses: list[str]
) -> None:
    client.cookies["language"] = "de"
    for address in addresses:
        html = client.get(address).text
        assert re.findall(r'lang="([\w-]+)" aria-pressed="(\w+)">([^<]+)</button>', html) == [
            ("en", "false", "English"),
            ("de", "true", "Deutsch"),
            ("zh-hans", "false", "简体中文"),
            ("es", "false", "Español"),
        ], address
        form = html[html.index('class="interface-languages"') :]
        back = re.search(r'name="next" value="([^"]*)"', form)
        assert back is not None
        assert back[1] == address
        assert choose(client, "de", address) == address


def test_caches_are_told_and_no_page_sets_a_cookie(client: Client, addresses: list[str]) -> None:
    for address in (*addresses, "/search/suggest/?q=ada"):
        response = client.get(address)
        assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", ")), address
        assert not response.cookies, address


def test_it_costs_no_query(
    client: Client, addresses: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/people/ada/")
    with CaptureQueriesContext(connection) as queries:
        client.get("/people/ada/")
        before = len(queries)
    choose(client, "de")
    with django_assert_num_queries(before):
        client.get("/people/ada/", headers=GERMAN)


def test_error_pages_speak_it_too(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "Anfrage" in client.post("/theme/", headers=HERE | GERMAN).text
    stranger = client.get("/", headers=GERMAN | {"Host": "elsewhere.example"})
    assert stranger.status_code == 400
    assert '<html lang="de"' in stranger.text
    assert '<html lang="de"' in client.post("/theme/", headers={"Origin": "null"} | GERMAN).text
    assert '<html lang="es"' in client.get("/x/", headers={"Accept-Language": "es"}).text

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr("faculty_site.views.answer_in_wanted", broken)
    client.raise_request_exception = False
    response = client.get("/", headers=GERMAN)
    assert response.status_code == 500
    assert '<html lang="de"' in response.text


def test_one_reader_leaves_nothing_behind_for_the_next(client: Client) -> None:
    assert spoken(client, GERMAN) == "de"
    stranger = client.get("/", headers={"Host": "elsewhere.example"})
    assert '<html lang="en"' in stranger.text


class TestContents:
    """Which language of a text is shown, and that the interface is asked for apart from it."""

    ADDRESS = "/people/curie/"

    @pytest.fixture(autouse=True)
    def _marie(self) -> None:
        marie = make_profile(slug="curie", name="Marie Curie", language="pl")
        section = make_section(marie, heading="Badania", body="Rad.")
        for language, body in (("de", "Radium auf Deutsch."), ("es", "El radio.")):
            make_translation(section, language=language, heading="Radium", body=body)

    def text(self, client: Client, query: str = "", **headers: str) -> str:
        response = client.get(f"{self.ADDRESS}{query}", headers=headers)
        texts = ("Rad.", "Radium auf Deutsch.", "El radio.")
        return next(text for text in texts if text in response.text)

    def test_the_address_comes_first_then_the_choice_then_the_browser(self, client: Client) -> None:
        assert self.text(client) == "Rad."
        assert self.text(client, **GERMAN) == "Radium auf Deutsch."
        choose(client, "es")
        assert self.text(client, **GERMAN) == "El radio."
        assert self.text(client, "?lang=de", **GERMAN) == "Radium auf Deutsch."
        assert self.text(client, "?lang=pl", **GERMAN) == "Rad."

    def test_a_choice_that_no_text_speaks_leaves_it_to_the_browser(self, client: Client) -> None:
        choose(client, "zh-hans")
        assert self.text(client, **GERMAN) == "Radium auf Deutsch."
        assert self.text(client) == "Rad."

    def test_the_address_asks_for_texts_alone(self, client: Client) -> None:
        html = client.get(f"{self.ADDRESS}?lang=de").text
        assert '<html lang="en"' in html
        assert "Radium auf Deutsch." in html
        assert re.search(r'<section[^>]* lang="de" dir="ltr"', html)


@pytest.mark.parametrize("language", ["de", "zh-hans"])
def test_what_runs_from_right_to_left_does_so_in_any_interface(
    client: Client, language: str
) -> None:
    person = make_profile(slug="ibn", name="Ibn al-Haytham", language="ar")
    make_section(person, heading="المناظر", body="كتاب المناظر")
    make_page(person, key="talmud", title="תלמוד", body="שלום", language="he")
    make_news(person, slug="book", title="كتاب", date="1021", body="نص")
    client.cookies["language"] = language

    html = client.get("/people/ibn/").text
    assert f'<html lang="{language}" dir="ltr"' in html
    assert re.search(r'<section[^>]* lang="ar" dir="rtl"', html)
    assert 'lang="he" dir="rtl"' in client.get("/people/ibn/talmud/").text
    assert 'lang="ar" dir="rtl"' in client.get("/news/book/").text
    assert 'lang="ar" dir="rtl"' in client.get(reverse("news:list")).text
