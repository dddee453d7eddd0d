"""The news list and one item."""

from __future__ import annotations

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models.base import Visibility
from tests.factories import make_department, make_news, make_profile, make_user

pytestmark = pytest.mark.django_db


def test_list_is_newest_first_and_grouped_by_year(client: Client) -> None:
    person = make_profile()
    make_news(person, date="1842", body="the older")
    make_news(person, date="1843-09-03", body="the newer")
    make_news(person, date=None, body="the undated")

    html = client.get("/news/").text

    assert re.findall(r"<h2[^>]*>([^<]+)</h2>", html) == ["1843", "1842", "Undated"]
    assert html.index("the newer") < html.index("the older") < html.index("the undated")
    assert '<time datetime="1843-09-03">3 September 1843</time>' in html


def test_list_shows_listed_people_and_departments_only(client: Client) -> None:
    make_news(make_profile(state="unlisted"), body="of somebody unlisted")
    make_news(make_profile(state="draft"), body="of a draft")
    make_news(make_profile(), visibility=Visibility.HIDDEN, body="hidden")
    make_news(department=make_department(name="Mathematics"), body="of the department")

    html = client.get("/news/").text

    assert "of the department" in html
    assert ">Mathematics</a>" in html
    for kept_out in ("of somebody unlisted", "of a draft", "hidden</p>"):
        assert kept_out not in html


@pytest.mark.parametrize("count", [3, 50])
def test_list_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for _ in range(count):
        make_news(make_profile(), body="See [the notes](notes.pdf).")

    # The people, their departments, the departments with news, the dates of all items, those of the
    # page, the files and the old addresses they name, their translations, the site's name.
    with django_assert_num_queries(9):
        client.get("/news/")


def test_list_is_paged(client: Client) -> None:
    person = make_profile()
    for number in range(51):
        make_news(person, body=f"number {number}.")

    assert client.get("/news/").text.count("<time") == 50
    assert client.get("/news/?page=2").text.count("<time") == 1


def test_a_long_text_is_cut_short_in_the_list_and_whole_on_its_page(client: Client) -> None:
    item = make_news(make_profile(), title="Notes", body="engine " * 200 + "\n\nlast words")

    assert "last words" not in client.get("/news/").text
    assert "last words" in client.get(item.get_absolute_url()).text


def test_a_post_is_told_in_lists_and_read_on_its_page(client: Client) -> None:
    person = make_profile()
    words = " ".join(f"word{number}" for number in range(60))
    post = make_news(person, kind="post", title="On punched cards", body=f"**First** {words}")
    make_news(person, body="*Short* news")

    for path in ("/news/", person.get_absolute_url()):
        html = client.get(path).text
        assert f'<a href="{post.get_absolute_url()}">On punched cards</a>' in html
        assert "<p>First word0 word1" in html
        assert "<em>Short</em> news" in html
        assert "word59" not in html
    html = client.get(post.get_absolute_url()).text
    assert "<strong>First</strong> word0" in html
    assert "word59" in html
    assert '<span class="category">Post</span>' in html


@pytest.mark.parametrize("count", [3, 30])
def test_item_asks_the_same_number_of_queries(
    client: Client, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    person = make_profile()
    items = [make_news(person, body="See [the notes](notes.pdf).") for _ in range(count)]

    # The item with its person, the keys of its siblings, its two neighbours, the files and the old
    # addresses it names, its languages, the site's name, whether engines may show it.
    with django_assert_num_queries(9):
        client.get(items[1].get_absolute_url())


def test_item_leads_to_its_neighbours_of_the_same_person(client: Client) -> None:
    person = make_profile()
    old = make_news(person, date="1841")
    item = make_news(person, date="1842", category="Talk", place="Turin")
    make_news(person, date="1842", visibility=Visibility.HIDDEN, body="hidden")
    new = make_news(person, date="1843")
    make_news(make_profile(), date="1842")

    html = client.get(item.get_absolute_url()).text

    assert f'rel="prev" href="{old.get_absolute_url()}"' in html
    assert f'rel="next" href="{new.get_absolute_url()}"' in html
    assert "Talk" in html
    assert "Turin" in html


def test_the_newest_item_has_no_later_one(client: Client) -> None:
    person = make_profile()
    make_news(person, date="1841")
    item = make_news(person, date="1842")

    assert 'rel="next"' not in client.get(item.get_absolute_url()).text


def test_a_hidden_item_is_seen_in_the_admin_only(client: Client) -> None:
    owner = make_user()
    item = make_news(make_profile(owner=owner), visibility=Visibility.HIDDEN)

    assert client.get(item.get_absolute_url()).status_code == 404
    client.force_login(owner)
    assert client.get(item.get_absolute_url()).status_code == 404


def test_an_item_of_a_draft_is_a_404_but_for_those_who_may_edit_it(client: Client) -> None:
    owner = make_user()
    item = make_news(make_profile(owner=owner, state="draft"))

    assert client.get(item.get_absolute_url()).status_code == 404
    client.force_login(make_user())
    assert client.get(item.get_absolute_url()).status_code == 404
    client.force_login(owner)
    assert "This item belongs to a draft." in client.get(item.get_absolute_url()).text


def test_an_item_of_an_unlisted_person_is_open_but_asks_engines_to_stay_out(
    client: Client,
) -> None:
    listed, unlisted = make_news(make_profile()), make_news(make_profile(state="unlisted"))

    assert "noindex" in client.get(unlisted.get_absolute_url()).text
    assert "noindex" not in client.get(listed.get_absolute_url()).text


def test_what_comes_stands_before_what_is_on_and_that_before_what_is_over(client: Client) -> None:
    person = make_profile()
    for number in range(20):
        make_news(person, date="1843", body=f"past {number}.")
    make_news(person, date="9998-03", body="much later")
    make_news(person, date="9998-02", body="later")
    make_news(person, date="1900", end_date="..", body="since then")

    html = client.get("/news/").text

    headings = re.findall(r"<h2[^>]*>([^<]+)</h2>", html)
    assert headings == ["Upcoming", "Current", "1843"]
    assert html.index(">later<") < html.index("much later") < html.index("since then")
    assert re.findall(r'class="more"><summary>([^<]+)', html) == ["Show 5 more of 1843"]


@pytest.fixture
def archive() -> None:
    mathematics = make_department(name="Mathematics", slug="mathematics")
    noether = make_profile(name="Emmy Noether", slug="noether", department=mathematics)
    meitner = make_profile(name="Lise Meitner", slug="meitner")
    make_news(noether, title="Plenary", date="1932-09-07", category="Talk", place="Zürich")
    make_news(noether, title="On ideals", date="1921", kind="post", category="talk")
    make_news(meitner, title="Fission", date="1939-02", category="Paper release", body="Nature")
    make_news(department=mathematics, title="The new building", date="1929", pinned=True)
    make_news(meitner, title="My pin", date="1922", pinned=True)


@pytest.mark.parametrize(
    ("query", "titles"),
    [
        ("", ["The new building", "Fission", "Plenary", "My pin", "On ideals"]),
        ("?year=1932&year=1921", ["Plenary", "On ideals"]),
        ("?kind=post", ["On ideals"]),
        ("?category=TALK&year=1932", ["Plenary"]),
        ("?person=meitner", ["Fission", "My pin"]),
        ("?department=mathematics", ["The new building", "Plenary", "On ideals"]),
        ("?q=zurich", ["Plenary"]),
        ("?q=meitner+nat", ["Fission"]),
        ("?kind=rumour", []),
        ("?year=next", []),
        ("?person=nobody", []),
    ],
)
@pytest.mark.usefixtures("archive")
def test_list_is_filtered_by_its_address(client: Client, query: str, titles: list[str]) -> None:
    html = client.get(f"/news/{query}", follow=True).text

    assert re.findall(r'<h3><a href="/news/[^"]+">([^<]+)', html) == titles
    assert ("noindex" in html) == bool(query)
    assert ("No news fits all of these filters." in html) == (not titles)


@pytest.mark.usefixtures("archive")
def test_a_department_has_its_own_news_and_that_of_its_people(client: Client) -> None:
    html = client.get("/departments/mathematics/news/").text

    found = re.findall(r'<h3><a href="/news/[^"]+">([^<]+)', html)
    assert found == ["The new building", "Plenary", "On ideals"]
    assert re.findall(r"<h2[^>]*>([^<]+)", html) == ["Pinned", "1932", "1921"]
    assert client.get("/departments/alchemy/news/").status_code == 404


@pytest.mark.usefixtures("archive")
def test_filters_offer_what_is_listed_alone(client: Client) -> None:
    secret = make_department(name="Alchemy", slug="alchemy")
    make_news(make_profile(name="Isaac Newton", state="unlisted"), category="Gold")
    make_news(department=secret, category="Gold", visibility=Visibility.HIDDEN)

    html = client.get("/news/").text

    assert 'value="noether"' in html
    assert 'value="Talk"' in html or 'value="talk"' in html
    for kept_out in ("Newton", "Alchemy", "Gold"):
        assert kept_out not in html
