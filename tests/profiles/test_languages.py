"""The language in which a person's pages are read."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import LegacyUrl, Page, Profile, Section
from profiles.models.translations import name_of_language
from tests.factories import (
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def marie() -> Profile:
    """A page in English, all of which is there in French too, but for one section."""
    marie = make_profile(slug="curie", name="Marie Curie", position="Professor", language="en")
    make_translation(marie, name="", position="Professeure")
    section = make_section(marie, heading="Research", body="On radium.", language="en")
    make_translation(section, heading="Recherche", body="Sur le radium.")
    make_section(marie, heading="Teaching", body="At Sèvres.")
    entry = make_entry(marie, title="Doctor of Science")
    make_translation(entry, title="Doctorat ès sciences")
    news = make_news(marie, slug="prize", title="A second prize", body="From Stockholm.")
    make_translation(news, title="Un second prix", body="De Stockholm.")
    work = make_publication([marie], slug="substance", title="On a new substance", language="en")
    make_translation(work, title="Sur une nouvelle substance")
    lectures = make_page(marie, key="lectures", title="Lectures", body="On Mondays; [prize](/p/).")
    make_translation(lectures, title="Cours", body="Le lundi; [page](page:lectures).")
    return marie


FRENCH = {"Accept-Language": "fr-CH, fr;q=0.9, en;q=0.5"}
PAGE = "/people/curie/"


def read(client: Client, address: str, headers: dict[str, str] | None = None) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return response.text


def test_a_page_is_read_in_its_own_language(client: Client, marie: Profile) -> None:
    html = read(client, PAGE)
    assert "On radium." in html
    assert "Sur le radium." not in html
    assert html.count("substance</a>") == html.count("On a new substance</a>") == 1


def test_a_reader_gets_what_their_browser_prefers(client: Client, marie: Profile) -> None:
    html = read(client, PAGE, FRENCH)
    words = ["Professeure", "Recherche", "Sur le radium.", "Doctorat", "Un second prix"]
    assert [word for word in [*words, "Sur une nouvelle substance", "Cours"] if word in html] == [
        *words,
        "Sur une nouvelle substance",
        "Cours",
    ]
    assert "On radium." not in html
    assert "A second prize" not in html


def test_what_was_asked_for_wins_and_is_carried_on(client: Client, marie: Profile) -> None:
    assert "On radium." in read(client, f"{PAGE}?lang=en", FRENCH)
    html = read(client, f"{PAGE}?lang=fr")
    assert "Sur le radium." in html
    links = re.findall(r'href="(/(?:people/curie|news/prize|publications/sub)[^".]*)"', html)
    assert len(links) > 4
    assert [x for x in links if not x.endswith(("?lang=fr", "?lang=en"))] == []


def test_what_has_no_translation_stays_and_says_its_language(
    client: Client, marie: Profile
) -> None:
    html = read(client, f"{PAGE}?lang=fr")
    section = re.search(r"<section[^>]*>\s*<h2[^>]*><a [^>]*>Teaching", html)
    assert section is not None
    assert 'lang="en"' in section[0]
    french = re.search(r"<section[^>]*>\s*<h2[^>]*><a [^>]*>Recherche", html)
    assert french is not None
    assert 'lang="fr"' in french[0]


def test_languages_are_links_in_their_own_names(client: Client, marie: Profile) -> None:
    html = read(client, f"{PAGE}?lang=fr")
    found = re.search(r'<nav class="languages".*?</nav>', html, re.DOTALL)
    assert found is not None
    assert re.findall(r'href="([^"]*)"[^>]*hreflang="(\w+)"[^>]*>([^<]*)<', found[0]) == [
        (f"{PAGE}?lang=en", "en", "English"),
        (f"{PAGE}?lang=fr", "fr", "Français"),
    ]
    assert 'hreflang="fr" href="http://testserver/people/curie/?lang=fr"' in html
    assert '<link rel="canonical" href="http://testserver/people/curie/?lang=fr">' in html
    assert '<link rel="canonical" href="http://testserver/people/curie/">' in read(client, PAGE)


@pytest.mark.parametrize(
    "address", [PAGE, f"{PAGE}lectures/", "/news/prize/", "/publications/substance/"]
)
def test_caches_are_told(client: Client, marie: Profile, address: str) -> None:
    assert "Accept-Language" in client.get(address).headers["Vary"]
    assert "hreflang" in read(client, address)


def test_a_page_of_one_language_says_nothing_of_languages(client: Client) -> None:
    assert "hreflang" not in client.get(make_profile(language="en").get_absolute_url()).text


@pytest.mark.parametrize(
    ("address", "word"),
    [
        (f"{PAGE}lectures/", "Le lundi"),
        ("/news/prize/", "De Stockholm."),
        ("/publications/substance/", "Sur une nouvelle substance"),
    ],
)
def test_pages_about_one_thing_too(client: Client, marie: Profile, address: str, word: str) -> None:
    assert word in read(client, f"{address}?lang=fr")
    assert word in read(client, address, FRENCH)
    assert word not in read(client, address)


@pytest.mark.parametrize("asked", ["xx", "fr-CA", "", "<b>", "f" * 500, "../x"])
def test_a_language_that_there_is_not_does_no_harm(
    client: Client, marie: Profile, asked: str
) -> None:
    html = client.get(PAGE, {"lang": asked}).text
    assert ("Sur le radium." in html) == (asked == "fr-CA")
    assert "<b>" not in html


def test_a_hidden_translation_is_nowhere(client: Client, marie: Profile) -> None:
    secret = make_section(marie, heading="Plans", body="Open.")
    make_translation(secret, language="pl", heading="Plany", visibility="hidden")
    html = read(client, f"{PAGE}?lang=pl")
    assert "Plany" not in html
    assert 'hreflang="pl"' not in html


def test_a_text_that_one_language_alone_has_is_shown_there(client: Client, marie: Profile) -> None:
    make_section(marie, heading="Société", body="Membre de la société.", language="fr")
    assert "Membre de la" in read(client, f"{PAGE}?lang=fr")
    assert "Membre de la" not in read(client, PAGE)


def test_old_addresses_lead_to_the_language(client: Client, marie: Profile) -> None:
    page, section = Page.objects.get(), Section.objects.get(heading="Research")
    LegacyUrl.objects.create(profile=marie, path="/fr/", language="fr")
    LegacyUrl.objects.create(profile=marie, path="/fr/p/", language="fr", page=page)
    LegacyUrl.objects.create(profile=marie, path="/fr/r/", language="fr", section=section)
    paths = ("fr/", "fr/p/", "fr/r/")
    leads = {path: client.get(f"{PAGE}{path}").headers["Location"] for path in paths}
    assert leads == {
        "fr/": f"{PAGE}?lang=fr",
        "fr/p/": f"{PAGE}lectures/?lang=fr",
        "fr/r/": f"{PAGE}?lang=fr#research",
    }
    html = read(client, f"{PAGE}?lang=fr")
    assert '<a class="here" href="#research">Recherche</a>' in html  # the same in all languages


def test_a_name_in_its_own_script_changes_places(client: Client) -> None:
    hideki = make_profile(
        slug="yukawa", name="Hideki Yukawa", native_name="湯川秀樹", language="en"
    )
    make_translation(hideki, language="ja", name="湯川秀樹", position="教授")
    html = read(client, "/people/yukawa/?lang=ja")
    native = '<span class="native-name" lang="und-Latn">Hideki Yukawa</span>'
    assert f"<h1>湯川秀樹 {native}</h1>" in html
    Profile.objects.update(native_name="")
    assert read(client, "/people/yukawa/?lang=ja").count("Hideki Yukawa</span>") == 1


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_profile(slug="euler", language="la")
    for record in (
        person,
        *(make_section(person, heading=f"De {n}") for n in range(count)),
        *(make_entry(person) for _ in range(count)),
        *(make_news(person) for _ in range(count)),
        *(make_publication([person]) for _ in range(count)),
        *(make_page(person) for _ in range(count)),
    ):
        make_translation(record)
    with django_assert_num_queries(22):
        html = read(client, "/people/euler/?lang=fr")
    assert html.count("Traduction") > 4 * count


@pytest.mark.parametrize(
    ("tag", "name"),
    [
        ("de", "Deutsch"),
        ("zh", "简体中文"),
        ("zh-TW", "繁體中文"),
        ("fr", "Français"),
        ("xx", "xx"),
    ],
)
def test_a_language_is_called_as_it_calls_itself(tag: str, name: str) -> None:
    assert name_of_language(tag) == name
