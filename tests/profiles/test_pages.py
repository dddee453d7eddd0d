"""Further pages of a person: who sees them, what stands there, how they are found."""

from __future__ import annotations

import re

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import LegacyUrl, Page, Profile
from profiles.models.base import Visibility
from profiles.models.pages import RESERVED_KEYS
from tests.factories import make_entry, make_page, make_profile, make_user

pytestmark = pytest.mark.django_db


def read(client: Client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200, address
    return response.text


def navigation(html: str) -> list[tuple[str, str, bool]]:
    """Address, words and whether it is the page at hand, of each link."""
    found = re.search(r'<nav class="person__pages".*?</nav>', html, re.DOTALL)
    links = re.findall(r"<a ([^>]*)>([^<]*)</a>", found[0]) if found else []
    return [
        (attributes.split('"')[1], words, 'aria-current="page"' in attributes)
        for attributes, words in links
    ]


# Who sees them


@pytest.mark.parametrize("state", ["listed", "unlisted", "former", "in_memoriam"])
def test_everybody_reads_a_page_of_somebody_who_is_no_draft(client: Client, state: str) -> None:
    html = read(client, make_page(make_profile(state=state)).get_absolute_url())

    assert ("noindex" in html) == (state != "listed")
    assert "Edit this page" not in html
    assert "belongs to a draft" not in html


def test_a_page_of_a_draft_is_a_404_but_for_those_who_may_edit_it(client: Client) -> None:
    owner = make_user()
    address = make_page(make_profile(owner=owner, state="draft")).get_absolute_url()

    for path in (address, address.rstrip("/")):
        assert client.get(path).status_code == 404
    client.force_login(make_user())
    assert client.get(address).status_code == 404
    client.force_login(owner)
    assert "This page belongs to a draft." in read(client, address)


def test_a_hidden_page_is_seen_in_the_admin_only(client: Client) -> None:
    owner = make_user()
    person = make_profile(owner=owner)
    hidden = make_page(person, title="Notes", visibility=Visibility.HIDDEN)

    for user in (None, make_user(), owner):
        if user is not None:
            client.force_login(user)
        for path in (hidden.get_absolute_url(), hidden.get_absolute_url().rstrip("/")):
            assert client.get(path).status_code == 404
        assert "Notes" not in read(client, person.get_absolute_url())


def test_who_is_refused_learns_nothing(client: Client) -> None:
    draft = make_page(make_profile(slug="drafts", state="draft"), key="notes")
    hidden = make_page(make_profile(slug="public"), key="notes", visibility="hidden")

    for page in (draft, hidden):
        slug = page.profile.slug
        refused, unknown = (client.get(f"/people/{who}/notes/") for who in (slug, "nobody"))
        assert refused.status_code == unknown.status_code == 404
        assert refused.headers == unknown.headers
        assert refused.text == unknown.text.replace("nobody", slug)


def test_those_who_may_edit_it_find_its_form(client: Client) -> None:
    owner = make_user()
    page = make_page(make_profile(owner=owner))
    client.force_login(owner)

    assert f"/admin/profiles/page/{page.pk}/change/" in read(client, page.get_absolute_url())


# Its address


def test_addresses_are_unique_per_person() -> None:
    curie, meitner = make_profile(slug="curie"), make_profile(slug="meitner")
    pages = [make_page(person, key="lectures") for person in (curie, meitner)]

    assert [page.get_absolute_url() for page in pages] == [
        "/people/curie/lectures/",
        "/people/meitner/lectures/",
    ]
    with pytest.raises(IntegrityError), transaction.atomic():
        make_page(curie, key="lectures")


def test_without_the_slash_it_leads_to_the_page(client: Client) -> None:
    make_page(make_profile(slug="curie"), key="lectures")
    response = client.get("/people/curie/lectures")

    assert (response.status_code, response["Location"]) == (301, "/people/curie/lectures/")
    assert client.get("/people/curie/lecture").status_code == 404
    assert client.get("/people/meitner/lectures").status_code == 404


@pytest.mark.parametrize("key", sorted(RESERVED_KEYS))
def test_no_page_takes_an_address_of_the_sites_own(key: str) -> None:
    page = Page(profile=make_profile(), key=key, title="Mine")

    with pytest.raises(ValidationError, match=f"take another one, such as “{key}-page”"):
        page.full_clean()
    page.key = f"{key}-page"
    page.full_clean()


def test_a_page_wins_over_an_old_address_until_it_is_hidden(client: Client) -> None:
    person = make_profile(slug="curie")
    page = make_page(person, key="lectures")
    LegacyUrl.objects.create(profile=person, path="/lectures/", target="#lectures")

    assert client.get("/people/curie/lectures/").status_code == 200
    Page.objects.filter(pk=page.pk).update(visibility=Visibility.HIDDEN)
    assert client.get("/people/curie/lectures/")["Location"] == "/people/curie/#lectures"


def test_an_old_address_leads_to_a_page_that_everybody_may_see(client: Client) -> None:
    person = make_profile(slug="curie")
    page = make_page(person, key="lectures")
    LegacyUrl.objects.create(profile=person, path="/talks/", target=page.get_absolute_url())

    assert client.get("/people/curie/talks/")["Location"] == "/people/curie/lectures/"
    Page.objects.filter(pk=page.pk).update(visibility=Visibility.HIDDEN)
    assert client.get("/people/curie/talks/").status_code == 404


# What stands there


def test_a_page_shows_its_title_and_text_and_whose_it_is(client: Client) -> None:
    person = make_profile(name="Ada Lovelace", position="Countess", language="en")
    page = make_page(
        person, title="Note <G>", body="# Numbers\n\n*Bernoulli*", language="fr", dialect="kramdown"
    )

    html = read(client, page.get_absolute_url())

    assert re.findall(r"<h1[^>]*>(.*?)</h1>", html) == ["Note &lt;G&gt;"]
    heading = r'<h2 id="(page-\d+-numbers)"><a class="here" href="#\1">Numbers</a></h2>'
    assert re.search(heading, html)
    assert "<em>Bernoulli</em>" in html
    assert f'<a href="{person.get_absolute_url()}">Ada Lovelace</a>' in html
    assert "Countess" in html
    assert re.search(
        r'<div class="further" lang="en"[^>]*>.*<article [^>]*lang="fr"', html, re.DOTALL
    )
    assert "<title>Note &lt;G&gt; – Ada Lovelace – " in html
    assert '<meta name="description" content="Numbers Bernoulli">' in html
    address = f"http://testserver{page.get_absolute_url()}"
    assert f'<link rel="canonical" href="{address}">' in html
    assert f'<meta property="og:url" content="{address}">' in html
    assert '<meta property="og:title" content="Note &lt;G&gt; – Ada Lovelace">' in html


def test_a_page_without_a_text_says_so(client: Client) -> None:
    html = read(client, make_page(make_profile()).get_absolute_url())

    assert "There is nothing more on this page." in html


# Finding one's way


def test_the_navigation_is_the_same_on_all_pages_of_a_person(client: Client) -> None:
    person = make_profile(slug="curie")
    letters = make_page(person, key="letters", title="Letters", order=2)
    make_page(person, key="lectures", title="Lectures & more", order=1)
    aside = make_page(person, key="aside", title="Aside", in_navigation=False)
    make_page(person, key="secret", title="Secret", visibility=Visibility.HIDDEN)
    make_page(make_profile(), title="Somebody else's")
    listed = [
        ("/people/curie/", "About"),
        ("/people/curie/lectures/", "Lectures &amp; more"),
        ("/people/curie/letters/", "Letters"),
    ]

    for address, current in (
        (person.get_absolute_url(), "About"),
        (letters.get_absolute_url(), "Letters"),
        (aside.get_absolute_url(), ""),
    ):
        found = navigation(read(client, address))
        # On a page that the navigation leaves out no other page is the one at hand.
        assert found == [(url, words, words == current) for url, words in listed]


def test_a_page_leads_to_the_one_before_and_the_one_after(client: Client) -> None:
    person = make_profile(slug="curie")
    make_entry(person, kind="talk")
    make_page(person, key="aside", in_navigation=False)
    for order, key in enumerate(("lectures", "letters", "notes")):
        make_page(person, key=key, title=key.title(), order=order)
    expected = {
        "lectures": [("next", "letters", "Letters")],
        "letters": [("prev", "lectures", "Lectures"), ("next", "notes", "Notes")],
        "notes": [("prev", "letters", "Letters")],
        "aside": [],
    }

    for key, links in expected.items():
        html = read(client, f"/people/curie/{key}/?lang=fr")
        pair = re.findall(
            r'rel="(prev|next)" href="/people/curie/(.*?)/\?lang=fr">.*?title">(.*?)</', html
        )
        assert pair == links


def test_a_long_page_has_contents(client: Client) -> None:
    words = "Bernoulli's numbers. " * 200
    page = make_page(make_profile(), body=f"## A\n\n{words}\n\n## B\n\n### b\n\n## C")

    contents = read(client, page.get_absolute_url()).partition('<nav class="contents"')[2]
    links = re.findall(r'<a href="#(.*?)">(.*?)</a>', contents.partition("</nav>")[0])
    prefix = f"page-{page.pk}-"
    assert links == [
        (f"{prefix}a", "A"),
        (f"{prefix}b", "B"),
        (f"{prefix}b-1", "b"),
        (f"{prefix}c", "C"),
    ]


def test_without_pages_there_is_no_navigation(client: Client) -> None:
    person = make_profile()
    aside = make_page(person, in_navigation=False)

    for address in (person.get_absolute_url(), aside.get_absolute_url()):
        assert "person__pages" not in read(client, address)


def test_a_draft_shows_its_navigation_to_those_who_may_edit_it(client: Client) -> None:
    owner = make_user()
    draft = make_profile(owner=owner, state="draft")
    make_page(draft, title="Lectures")
    client.force_login(owner)

    html = read(client, draft.get_absolute_url())
    assert [words for _address, words, _ in navigation(html)] == ["About", "Lectures"]


# Queries


def fill(person: Profile, count: int) -> None:
    text = "".join(
        f"[old](/{number}.html) [page](page:page-of-{number}) [file]({number}.pdf)\n\n"
        for number in range(count)
    )
    for number in range(count):
        make_page(person, key=f"page-of-{number}", body=text)
        LegacyUrl.objects.create(profile=person, path=f"/{number}/")


@pytest.mark.parametrize("count", [3, 30])
def test_a_page_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_profile(slug="curie")
    fill(person, count)

    # The page with its person, the languages that there are, the navigation's lists and its pages,
    # files, old addresses and pages that its text names, the site's name, whether engines
    # may show it.
    with django_assert_num_queries(10):
        html = read(client, "/people/curie/page-of-1/")
    # In the navigation, in the text, and as the one after.
    assert html.count('href="/people/curie/page-of-2/"') == 3
    assert html.count('href="/people/curie/2/"') == 1
