"""The page of the search, what it offers while one types, and how browsers hear of it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from lxml import html

from faculty_site.search import upkeep
from profiles.models import Profile
from profiles.models.base import Visibility
from tests.factories import (
    make_department,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
    make_translation,
    make_user,
)
from tests.faculty_site.search.cases import CASES

pytestmark = pytest.mark.django_db

Queries = Callable[[int], AbstractContextManager[Any]]


def test_all_kinds_are_found_with_their_counts(client: Client) -> None:
    person = make_profile(name="Kurt Gödel", slug="godel")
    make_publication([person, "A. Other"], title="On sentences by Gödel")
    make_news(person, title="", body="A talk on **Gödel**")
    make_page(person, key="notes", title="Notes")

    page = client.get("/search/?q=godel").text

    assert '<a href="/people/godel/">Kurt <mark>Gödel</mark></a>' in page
    assert "On sentences by <mark>Gödel</mark>" in page
    assert "Kurt <mark>Gödel</mark>, A. Other" in page
    assert "A talk on <mark>Gödel</mark>" in page
    assert "4 results for <q>godel</q>" in page
    assert (
        'href="/search/?q=godel&amp;kind=news" rel="nofollow">News <span class="count">1<' in page
    )


def test_one_kind_is_shown_and_the_others_are_counted(client: Client) -> None:
    person = make_profile(name="Emmy Noether")
    make_publication([person])

    page = client.get("/search/?q=noether&kind=publications")

    assert [result.kind for result in page.context["results"]] == ["publications"]
    assert 'kind=people" rel="nofollow">People <span class="count">1<' in page.text
    assert 'aria-current="page">Publications' in page.text
    nothing = client.get("/search/?q=noether&kind=news")
    assert "Nothing of this kind fits." in nothing.text
    assert "See all results" in nothing.text
    assert len(client.get("/search/?q=noether&kind=bogus").context["results"]) == 2


def test_many_results_are_on_several_pages(client: Client) -> None:
    for number in range(45):
        make_profile(name=f"Noether {number}")

    second = client.get("/search/?q=noether&kind=people&page=2")

    assert len(second.context["results"]) == 20
    assert 'href="?q=noether&amp;kind=people&amp;page=3"' in second.text
    assert client.get("/search/?q=noether&page=4").status_code == 404
    assert client.get("/search/?q=noether&page=x").status_code == 404


def test_search_engines_leave_what_is_searched_alone(client: Client) -> None:
    page = client.get("/search/?q=noether").text

    assert '<meta name="robots" content="noindex">' in page
    assert 'rel="canonical"' not in page


def test_without_words_the_page_says_what_can_be_found(client: Client) -> None:
    for address in ("/search/", "/search/?q=", "/search/?q=%20"):
        page = client.get(address).text
        assert "One box for the people" in page
        assert 'role="search"' in page
    assert "has no letters or digits" in client.get("/search/", {"q": "***"}).text


def test_an_empty_result_explains_and_leads_on(client: Client) -> None:
    page = client.get("/search/?q=<b>xyzzy").text

    assert "Nothing here has “&lt;b&gt;xyzzy”." in page
    assert 'href="/publications/"' in page
    assert "one letter wrong" in page


def test_a_slip_and_words_that_stand_nowhere_together_are_told(client: Client) -> None:
    person = make_profile(name="Emmy Noether")
    make_publication([person], title="Idealtheorie")

    near = client.get("/search/?q=noehter").text
    assert (
        'Did you mean <a href="/search/?q=Noether" rel="nofollow"><bdi>Noether</bdi></a>?' in near
    )
    assert "shown is what they may mean" in client.get("/search/?q=idealteorie").text
    assert "Nothing has all of these words" in client.get("/search/?q=noether+xyzzy").text


def test_no_word_of_a_hidden_thing_is_offered(client: Client) -> None:
    make_profile(name="Hypatia", state=Profile.State.DRAFT)
    make_news(make_profile(name="Ada"), title="Hypathia", body="Ada on slips")

    page = client.get("/search/?q=hypatai").text

    assert "Hypatia<" not in page


def test_what_is_written_is_escaped(client: Client) -> None:
    person = make_profile(name='<i>"Noether"</i>', position="<script>")
    make_section(person, body="Ideals & <u>rings</u> of x < y", heading="")

    for address in ("/search/?q=noether+rings", "/search/suggest/?q=noether"):
        page = client.get(address).text
        assert "&lt;i&gt;&quot;<mark>Noether</mark>&quot;&lt;/i&gt;" in page
        assert "<i>" not in page
        assert "<script>" not in page
    assert (
        "Ideals &amp; <mark>rings</mark> of x &lt; y" in client.get("/search/?q=noether+rings").text
    )


@pytest.mark.parametrize("case", CASES[-31:], ids=lambda case: ascii(case.query[:20]))
def test_whatever_is_pasted_has_an_answer(client: Client, case: Any) -> None:
    query = {"q": case.query.encode("utf-8", "replace").decode()}

    assert client.get("/search/", query).status_code == 200
    assert client.get("/search/suggest/", query).status_code == 200


def test_a_long_query_is_cut_and_said_to_be(client: Client) -> None:
    make_profile(name="Emmy Noether")
    words = "noether " + " ".join(f"word{number}" for number in range(2000))

    assert (
        "Only the first 10 words of this are looked for."
        in client.get("/search/", {"q": words}).text
    )


def test_a_search_that_cannot_answer_leaves_the_page_standing(client: Client) -> None:
    upkeep.refresh()
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE search_record")

    page = client.get("/search/?q=noether")

    assert page.status_code == 503
    assert "does not answer just now" in page.text
    assert client.get("/search/suggest/?q=noether").status_code == 200


def test_results_speak_the_language_of_the_reader(client: Client) -> None:
    work = make_publication(title="Radium", language="en")
    make_translation(work, language="fr", title="Le radium")

    page = client.get("/search/?q=radium", headers={"accept-language": "fr"})

    assert "Le <mark>radium</mark>" in page.text
    assert "Accept-Language" in page["Vary"]


def test_suggestions_are_options_with_addresses(client: Client) -> None:
    person = make_profile(name="Emmy Noether", slug="noether", position="Professor")
    make_section(person, body="Gyroscopes")
    make_publication([person], title="On ideals", slug="ideals", year=1921)
    make_page(person, key="hidden", title="Noether", visibility=Visibility.HIDDEN)

    answer = client.get("/search/suggest/?q=noe")

    assert 'data-url="/people/noether/"' in answer.text
    assert 'data-url="/publications/ideals/"' in answer.text
    assert answer.text.count('role="option"') == 2
    assert 'data-said="2 suggestions' in answer.text
    assert answer["Cache-Control"] == "max-age=60, public"
    # Texts are for the page: what is offered while one types is names and titles.
    assert "No suggestions" in client.get("/search/suggest/?q=gyroscopes").text


def test_what_a_member_is_offered_stays_theirs(client: Client) -> None:
    client.force_login(make_user(is_staff=True))

    assert client.get("/search/suggest/?q=noe")["Cache-Control"] == "max-age=60, private"
    assert "private" in client.get("/search/?q=noe")["Cache-Control"]


def test_browsers_learn_how_to_search_here(client: Client) -> None:
    make_department(name="Physics & Chemistry of the Whole World")

    answer = client.get("/opensearch.xml")

    assert answer["Content-Type"] == "application/opensearchdescription+xml"
    root = html.fromstring(answer.content)
    assert len(root.findtext("shortname")) <= 16
    assert [url.get("template") for url in root.iter() if url.get("type") == "text/html"] == [
        "http://testserver/search/?q={searchTerms}"
    ]
    assert 'rel="search"' in client.get("/").text


def test_every_page_has_the_box_and_the_search_its_own(client: Client) -> None:
    assert 'id="site-search"' in client.get("/").text
    page = client.get("/search/?q=noether").text
    assert 'id="site-search"' not in page
    assert page.count('role="search"') == 1


@pytest.mark.parametrize("address", ["/search/?q=noether", "/search/suggest/?q=noether"])
def test_more_results_need_no_more_queries(client: Client, address: str) -> None:
    _make(3)
    few = _count(client, address)
    _make(27)

    assert _count(client, address) <= few


def _make(number: int) -> None:
    for _ in range(number):
        person = make_profile(name="Emmy Noether")
        make_translation(
            make_publication([person, make_profile()], title="Noether"), title="Noether"
        )
        make_translation(make_news(person, title="Noether"), title="Noether")
        make_page(person, title="Noether")
    upkeep.refresh()


def _count(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)
