"""The lists as visitors see them: filtered, paged, and of a department."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import Membership, Profile
from publications.models import Authorship
from tests.factories import make_department, make_profile, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def noether() -> Profile:
    department = make_department(name="Mathematics", slug="mathematics")
    return make_profile(name="Emmy Noether", slug="noether", department=department)


def titles(html: str) -> list[str]:
    return re.findall(r'class="work__title"><a href="[^"]*">([^<]+)', html)


def headings(html: str) -> list[str]:
    return re.findall(r"<h2[^>]*>([^<]+)</h2>", html)


def test_a_filtered_list_says_what_it_is_and_how_to_undo_it(
    client: Client, noether: Profile
) -> None:
    make_publication([noether], title="Ideals", type="book", year=1921)
    make_publication([noether], title="Others", year=1921)

    html = client.get("/publications/?q=ide&type=book").text

    assert titles(html) == ["Ideals"]
    assert ">1 publication<" in html
    assert "<title>Publications: “ide”, Book – " in html
    assert 'href="/publications/?type=book"' in html
    assert 'href="/publications/"' in html
    assert 'href="/publications.bib?q=ide&amp;type=book"' in html
    assert '<meta name="robots" content="noindex, follow">' in html
    assert 'rel="canonical"' not in html
    assert 'value="book" checked' in html


def test_a_form_leads_to_the_one_address_of_its_filter(client: Client, noether: Profile) -> None:
    sent = "/publications/?type=book&q=+ideal++rings&from=&to=&person=noether&utm=x&lang=de"

    answer = client.get(sent)

    assert answer.status_code == 302
    assert answer["Location"] == "/publications/?q=ideal+rings&person=noether&type=book&lang=de"
    assert client.get(answer["Location"]).status_code == 200


def test_what_is_cut_short_or_wrong_is_told(client: Client, noether: Profile) -> None:
    make_publication([noether])

    assert "Only the first 10 words" in client.get("/publications/?q=a+b+c+d+e+f+g+h+i+j+k").text
    html = client.get("/publications/?year=MCM").text
    assert "“MCM” is no year" in html
    assert "No publication fits" in html
    assert 'href="/publications/">All publications' in html


def test_an_empty_result_names_remedies(client: Client, noether: Profile) -> None:
    make_publication([noether], type="book")

    html = client.get("/publications/?q=sketch&type=thesis").text

    assert '<a href="/publications/?q=sketch" rel="nofollow">Without Thesis</a>: 1<' in html
    assert "must begin a word" in html


@pytest.mark.parametrize("query", ["", "&type=book"])
def test_a_page_beyond_the_end_says_where_the_list_ends(
    client: Client, noether: Profile, query: str
) -> None:
    make_publication([noether], type="book")

    answer = client.get(f"/publications/?page=9{query}")

    assert answer.status_code == 404
    assert "There is no page 9." in answer.text
    assert titles(answer.text) == []


def test_pages_keep_the_filter_and_years_lead_to_theirs(client: Client, noether: Profile) -> None:
    for number in range(60):
        make_publication([noether], type="book", year=1920 + number // 20, title=f"T{number:02}")

    html = client.get("/publications/?type=book").text
    second = client.get("/publications/?type=book&page=2").text

    assert 'href="?type=book&amp;page=2"' in html
    assert 'href="/publications/?type=book#year-1922"' in html
    assert 'href="/publications/?type=book#year-1920"' in html
    assert headings(html) == ["1922", "1921", "1920"]
    assert re.findall(r'<h2 id="(year-\d+)">1920 <span[^>]*>continued<', second) == ["year-1920"]
    assert len(set(titles(html) + titles(second))) == 60


def test_many_years_are_entered_by_decades(client: Client, noether: Profile) -> None:
    for number in range(60):
        make_publication([noether], year=1900 + number)

    html = client.get("/publications/").text

    assert re.findall(r'href="(/publications/[^"]*#year[^"]*)">(\d+s) ', html) == [
        ("/publications/#year-1959", "1950s"),
        ("/publications/#year-1949", "1940s"),
        ("/publications/#year-1939", "1930s"),
        ("/publications/#year-1929", "1920s"),
        ("/publications/#year-1919", "1910s"),
        ("/publications/?page=2#year-1909", "1900s"),
    ]


def test_works_show_what_unfolds_and_what_distinguishes_them(
    client: Client, noether: Profile
) -> None:
    make_publication(
        [
            Authorship(name="E. Noether", profile=noether, marks="*"),
            Authorship(name="X", marks="*"),
        ],
        abstract="First.\n\nSecond <b>one</b>.",
        bibtex="@article{n}",
        marks_note="* equal contribution",
        award="Best paper",
        venue="Crelle",
        volume="83",
        issue="1",
        pages="24--66",
        year=1921,
        status="in_press",
    )
    bare = make_publication([noether], year=1920)

    html = client.get("/publications/").text

    assert "<cite>Crelle</cite> 83(1), 24–66, 1921" in html
    assert ">Best paper</span>" in html
    assert "* equal contribution</p>" in html
    assert "<p>First.</p><p>Second &lt;b&gt;one&lt;/b&gt;.</p>" in html
    assert "<code>@article{n}</code>" in html
    assert ">In press</span>" in html
    assert f'<a href="/publications/{bare.slug}.bib"' in html


# Of a department


def test_a_department_has_a_list_of_its_own(client: Client, noether: Profile) -> None:
    both = make_profile(department=make_department())
    Membership.objects.create(profile=both, department=noether.departments.get(), primary=False)
    make_publication([noether], title="Hers")
    make_publication([both], title="Of both departments")
    make_publication([make_profile(department=make_department())], title="Of others")

    html = client.get("/departments/mathematics/publications/").text

    assert set(titles(html)) == {"Hers", "Of both departments"}
    assert "<title>Publications – Mathematics – " in html
    assert 'href="/departments/mathematics/publications.bib"' in html
    assert (
        'href="/departments/mathematics/publications/"'
        in client.get("/departments/mathematics/").text
    )
    assert client.get("/departments/alchemy/publications/").status_code == 404


# What they cost


@pytest.mark.parametrize("count", [3, 30])
@pytest.mark.parametrize(
    ("path", "queries"),
    [
        ("/publications/?q=sketch&person=noether&from=1800&type=article-journal", 11),
        ("/departments/mathematics/publications/", 11),
        ("/people/noether/publications/?venue=scientific+memoirs&keyword=rings", 14),
        ("/people/noether/publications/?page=1&status=published", 14),
    ],
)
def test_lists_ask_the_same_number_of_queries(
    client: Client,
    noether: Profile,
    count: int,
    path: str,
    queries: int,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(count):
        make_publication(
            [noether, make_profile(department=make_department())],
            keywords="rings; ideals",
            links=[{"kind": "pdf", "url": "papers/notes.pdf"}],
        )

    with django_assert_num_queries(queries):
        assert client.get(path).status_code == 200
