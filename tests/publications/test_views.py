"""The list of publications and one work."""

from __future__ import annotations

import re

import pytest
from django.db.models import JSONField, Value
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models.base import Visibility
from publications.models import Authorship, Publication
from tests.factories import make_profile, make_publication, make_suggestion, make_user

pytestmark = pytest.mark.django_db


def titles(html: str) -> list[str]:
    return re.findall(r'class="work__title"><a href="[^"]*">([^<]+)', html)


def test_list_is_grouped_by_year_newest_first(client: Client) -> None:
    person = make_profile()
    make_publication([person], title="Middle", year=1843)
    make_publication([person], title="Last", year=1842)
    make_publication([person], title="Also in the middle", year=1843)
    make_publication([person], title="Under way", year=None)

    html = client.get("/publications/").text

    assert titles(html) == ["Under way", "Also in the middle", "Middle", "Last"]
    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert headings == ["Under way or undated", "1843", "1842"]


def test_list_leaves_out_what_is_hidden_or_of_nobody_listed(client: Client) -> None:
    person = make_profile()
    make_publication([person], title="Shown")
    make_publication([person], title="Hidden", visibility=Visibility.HIDDEN)
    make_publication([make_profile(state="draft")], title="Of a draft")
    make_publication(
        [Authorship(name="Ada", profile=person, hidden=True)], title="Hidden by its author"
    )
    make_publication(["Charles Babbage"], title="Of nobody here")

    assert titles(client.get("/publications/").text) == ["Shown"]


@pytest.mark.parametrize("count", [3, 30])
def test_list_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_publication(
            [make_profile(), make_profile(), "Luigi Menabrea"],
            links=[{"kind": "pdf", "url": "papers/notes.pdf"}],
        )

    # Which there are; the works of the page, their authors with the people, the files and the old
    # addresses that links name, their translations; to filter by: the people's names, who stands
    # for which work, their departments; the site's name.
    with django_assert_num_queries(10):
        client.get("/publications/")


def test_list_is_paged_in_a_stable_order(client: Client) -> None:
    person = make_profile()
    for _ in range(51):
        make_publication([person], title="The same title")

    first, second = client.get("/publications/").text, client.get("/publications/?page=2").text

    addresses = re.findall(r'work__title"><a href="([^"]+)"', first + second)
    assert len(set(addresses)) == 51


def test_authors_of_ours_are_links_if_their_page_is_public(client: Client) -> None:
    ada, draft = make_profile(name="Ada Lovelace"), make_profile(name="A Draft", state="draft")
    work = make_publication([ada, draft, "Luigi Menabrea", "A. Lovelace"])
    make_suggestion(work, make_profile(name="Another Lovelace"))

    html = client.get(work.get_absolute_url()).text

    assert f'<a href="{ada.get_absolute_url()}">Ada Lovelace</a>' in html
    assert draft.get_absolute_url() not in html
    assert "A Draft" in html
    assert html.count(f'<a href="{ada.get_absolute_url()}"') == 1


def test_a_long_list_of_authors_is_folded_and_complete(client: Client) -> None:
    work = make_publication([make_profile(), *(f"Author {number}" for number in range(1, 30))])

    html = client.get(work.get_absolute_url()).text

    assert "(22 more)" in html
    for number in range(1, 30):
        assert f"Author {number}" in html


def test_work_shows_everything_it_has(client: Client) -> None:
    person = make_profile(old_site="https://example.org/~ada/")
    work = make_publication(
        [person],
        title="Sketch of the Analytical Engine",
        venue="Scientific Memoirs",
        year=1843,
        status=Publication.Status.IN_PRESS,
        doi="10.1000/182",
        arxiv="physics/0503066",
        abstract="The first paragraph.\n\nThe second one.",
        note="With notes by the translator",
        bibtex="@article{menabrea1843}",
        links=[
            {"kind": "pdf", "url": "papers/notes.pdf"},
            {"kind": "code", "url": "https://example.org/code", "label": "Programme"},
            {"kind": "video", "url": "javascript:alert(1)"},
        ],
    )

    html = client.get(work.get_absolute_url()).text

    for shown in (
        "<h1>Sketch of the Analytical Engine</h1>",
        "<cite>Scientific Memoirs</cite>",
        ">In press</span>",
        '<a href="https://doi.org/10.1000/182">DOI</a>',
        '<a href="https://arxiv.org/abs/physics/0503066">arXiv</a>',
        '<a href="https://example.org/~ada/papers/notes.pdf">PDF</a>',
        '<a href="https://example.org/code">Programme</a>',
        "<p>The second one.</p>",
        "With notes by the translator",
        "@article{menabrea1843}",
    ):
        assert shown in html
    assert "javascript:" not in html


@pytest.mark.parametrize("count", [3, 30])
def test_work_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    work = make_publication(
        [make_profile() for _ in range(count)], links=[{"kind": "pdf", "url": "notes.pdf"}]
    )

    # The work, its authors with the people, whether it is public, the files and the old addresses
    # that links name, its languages, its versions, the site's name, whether
    # engines may show it.
    with django_assert_num_queries(10):
        client.get(work.get_absolute_url())


def test_a_hidden_work_is_seen_in_the_admin_only(client: Client) -> None:
    owner = make_user()
    work = make_publication([make_profile(owner=owner)], visibility=Visibility.HIDDEN)

    assert client.get(work.get_absolute_url()).status_code == 404
    client.force_login(owner)
    assert client.get(work.get_absolute_url()).status_code == 404


def test_a_work_of_a_draft_is_a_404_but_for_its_authors(client: Client) -> None:
    owner = make_user()
    work = make_publication([make_profile(owner=owner, state="draft")])

    assert client.get(work.get_absolute_url()).status_code == 404
    client.force_login(owner)
    assert "This work is not public." in client.get(work.get_absolute_url()).text


def test_a_work_of_two_people_here_has_one_page(client: Client) -> None:
    owner = make_user()
    work = make_publication([make_profile(owner=owner), make_profile()])
    client.force_login(owner)

    assert client.get(work.get_absolute_url()).status_code == 200
    assert titles(client.get("/publications/").text) == [work.title]


@pytest.mark.parametrize(
    "links", [None, "https://example.org/", {"url": "x"}, ["x", None, [1], {"kind": 1, "url": 2}]]
)
def test_links_that_are_no_links_are_passed_over(client: Client, links: object) -> None:
    person = make_profile()
    good = {"kind": "pdf", "url": "https://example.org/paper.pdf"}
    broken = [*links, good] if isinstance(links, list) else links
    work = make_publication([person])
    Publication.objects.filter(pk=work.pk).update(links=Value(broken, JSONField()))

    for path in (work.get_absolute_url(), person.get_absolute_url(), "/publications/"):
        html = client.get(path).text
        assert ("https://example.org/paper.pdf" in html) == isinstance(links, list)


def test_the_note_follows_venue_and_year_on_one_line(client: Client) -> None:
    person = make_profile()
    make_publication([person], venue="Crelle", year=1932, note="volume 167, pages 399–404")

    assert (
        "<cite>Crelle</cite>, 1932 · volume 167, pages 399–404</p>"
        in client.get("/publications/").text
    )
