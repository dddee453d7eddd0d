"""Old lists, terms, feeds and further pages lead to where their things stand now."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import LegacyUrl, Profile
from profiles.old_lists import is_list, wider
from tests.factories import make_entry, make_news, make_profile, make_section

LISTS = [
    "/",
    "/blog/",
    "/blog/2023/",
    "/blog/2023/05/",
    "/blog/tag/radium/",
    "/blog/page/2/",
    "/posts/page2/",
    "/year-archive/",
    "/tags/",
    "/tags.html",
    "/tags/polish%20science/",
    "/categories/a/b/",
    "/fr/categories/",
    "/zh-cn/tags/radium/page/3/",
    "/publication/",
    "/publication-type/2/",
    "/author/pierre-curie/",
    "/event/index.xml",
    "/feed.xml",
    "/index.json",
    "/2023/",
    "/cv/",
]
OTHERS = ["/rays/", "/blog/rays/", "/2023/rays/", "/blog/2023/rays/", "/tags.pdf", "/x/tags/"]


@pytest.mark.parametrize("path", LISTS)
def test_lists_are_known_by_their_names(path: str) -> None:
    assert is_list(path)


@pytest.mark.parametrize("path", OTHERS)
def test_a_page_is_no_list(path: str) -> None:
    assert not is_list(path)


@pytest.mark.parametrize(
    ("path", "wide"),
    [
        ("/rays/", []),
        ("/rays.html", []),
        ("/rays/page/2/", ["/rays/"]),
        ("/rays/2023/", ["/rays/"]),
        ("/rays/feed.xml", ["/rays/"]),
        ("/de/rays/", ["/rays/"]),
        ("/de/rays/page/2", ["/de/rays/", "/rays/page/2", "/rays/"]),
        ("/fr/", ["/"]),
        ("/feed.xml", ["/"]),
    ],
)
def test_the_whole_list_stands_for_its_parts(path: str, wide: list[str]) -> None:
    assert list(wider(path)) == wide


@pytest.fixture
def curie(db: None) -> Profile:
    person = make_profile(slug="curie")
    make_news(person, section=make_section(person, heading="What is new", kind="news"))
    talks = make_section(person, heading="Lectures given", kind="entries")
    talk = make_entry(person, kind="talk", section=talks)
    LegacyUrl.objects.create(profile=person, path="/talk/radium/", entry=talk)
    LegacyUrl.objects.create(profile=person, path="/", target="")
    return person


def leads(path: str, slug: str = "curie") -> str:
    response = Client().get(f"/people/{slug}{path}")
    return response["Location"] if response.status_code == 301 else str(response.status_code)


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("/blog/2023/", "#what-is-new"),
        ("/posts/", "#what-is-new"),
        ("/talk/", "#lectures-given"),
        ("/en/event/index.xml", "#lectures-given"),
        ("/teaching/", ""),
        ("/publications/", ""),
        ("/tags/radium/", ""),
        ("/feed.xml", ""),
        ("/de/", ""),
    ],
)
def test_an_old_list_leads_to_the_list_on_the_page(curie: Profile, path: str, place: str) -> None:
    assert leads(path) == f"/people/curie/{place}"


def test_a_list_that_we_have_too_is_ours_where_something_stands_in_it(curie: Profile) -> None:
    assert leads("/talks/") == leads("/news/") == "200"
    curie.entries.all().delete()
    curie.news.all().delete()
    assert leads("/talks/") == leads("/news/") == "/people/curie/"


def test_a_list_that_is_stored_leads_there(curie: Profile) -> None:
    section = make_section(curie, heading="Diary", body="Radium.")
    LegacyUrl.objects.create(profile=curie, path="/blog/", section=section)
    assert (
        leads("/blog/")
        == leads("/blog/page/2/")
        == leads("/en/blog/2023")
        == "/people/curie/#diary"
    )


def test_a_folder_of_pages_that_are_known_is_a_list(curie: Profile) -> None:
    item = make_news(curie)
    LegacyUrl.objects.create(profile=curie, path="/notes/1898/radium/", news_item=item)
    for folder in ("/notes/", "/notes", "/notes/1898/", "/fr/notes/", "/notes/page/2/"):
        assert leads(folder) == "/people/curie/#what-is-new"
    assert leads("/note/") == leads("/notes/1898/rad/") == "404"


def test_whoever_had_no_old_site_has_no_lists_either(curie: Profile) -> None:
    make_profile(slug="meitner")
    assert leads("/tags/", "meitner") == leads("/feed.xml", "meitner") == "404"

    Profile.objects.update(state="draft")
    assert leads("/tags/") == leads("/talk/") == "404"


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(
    curie: Profile, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        item = make_news(curie)
        LegacyUrl.objects.create(profile=curie, path=f"/notes/{number}/", news_item=item)
    with django_assert_num_queries(10):
        leads("/notes/")
