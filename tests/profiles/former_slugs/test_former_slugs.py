"""Every address stays: whoever gets another slug is found by the one before as well."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from news.models import NewsItem
from profiles.former_slugs import slugs_today
from profiles.models import FormerSlug, ImportRecord, Page, Profile, Source
from publications.models import FormerSlug as FormerSlugOfWork
from tests import factories
from tests.profiles.admin.browsing import address, errors, post

pytestmark = pytest.mark.django_db


def renamed(obj: Any, slug: str) -> Any:
    """The object as it is read and saved with another slug."""
    found = type(obj).objects.get(pk=obj.pk)
    found.slug = slug
    found.save()
    return found


def leads(path: str, client: Client | None = None) -> tuple[int, str]:
    response = (client or Client()).get(path)
    return response.status_code, response.headers.get("Location", "")


@pytest.mark.parametrize(
    "end",
    [
        "/", ".atom", ".ics", ".vcf", "/publications/", "/publications.bib", "/publications.atom",
        "/news/", "/cv/", "/lectures/", "/lectures", "/?lang=fr",
    ],
)  # fmt: skip
def test_every_address_of_a_person(end: str) -> None:
    person = factories.make_profile(slug="mileva-maric")
    factories.make_page(person, key="lectures")
    factories.make_news(person)
    factories.make_publication([person])
    renamed(person, "mileva-einstein")
    told = leads(f"/people/mileva-maric{end}")
    assert told == (301, f"/people/mileva-einstein{end}")
    assert Client().get(told[1], follow=True).status_code == 200


def test_departments_and_news_and_the_api() -> None:
    department = factories.make_department(slug="physics")
    person = factories.make_profile(department=department, slug="old")
    item = factories.make_news(person, slug="prize")
    renamed(department, "natural-sciences")
    renamed(item, "nobel-prize")
    renamed(person, "new")
    for old, new in (
        ("/departments/physics/", "/departments/natural-sciences/"),
        ("/departments/physics/news/", "/departments/natural-sciences/news/"),
        ("/departments/physics.atom", "/departments/natural-sciences.atom"),
        ("/news/prize/", "/news/nobel-prize/"),
        ("/api/v1/people/old", "/api/v1/people/new"),
    ):
        assert leads(old) == (301, new), old
        assert Client().get(new).status_code == 200, new


def test_a_chain_and_the_way_back() -> None:
    person = factories.make_profile(slug="first")
    person = renamed(renamed(person, "second"), "third")
    assert leads("/people/first/") == leads("/people/second/") == (301, "/people/third/")
    renamed(person, "first")
    assert leads("/people/first/")[0] == 200
    assert leads("/people/third/") == (301, "/people/first/")
    assert sorted(FormerSlug.objects.values_list("slug", flat=True)) == ["second", "third"]


@pytest.mark.parametrize("end", ["/", ".bib", ".ris", ".csl.json"])
def test_works_by_the_same_door(end: str) -> None:
    work = factories.make_publication(slug="new")
    FormerSlugOfWork.objects.create(slug="old", publication=work)
    assert leads(f"/publications/old{end}") == (301, f"/publications/new{end}")
    assert leads(f"/publications/older{end}")[0] == 404
    renamed(work, "newest")
    assert leads(f"/publications/new{end}") == (301, f"/publications/newest{end}")


@pytest.mark.parametrize("private", ["hidden", "draft"])
def test_nothing_leads_to_a_work_that_the_reader_may_not_see(private: str) -> None:
    person = factories.make_profile(state="draft" if private == "draft" else "listed")
    visibility = "hidden" if private == "hidden" else "public"
    work = factories.make_publication([person], slug="new", visibility=visibility)
    FormerSlugOfWork.objects.create(slug="old", publication=work)
    assert leads("/publications/old/")[0] == 404


def test_a_draft_is_told_by_no_former_address() -> None:
    """The same answer, after as many queries, as for what never was."""
    owner = factories.make_user()
    draft = factories.make_profile(slug="secret", state="draft", owner=owner)
    renamed(draft, "secreter")
    counts = []
    for path in ("/people/secret/", "/people/nobody/"):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            assert leads(path)[0] == 404
        counts.append(len(queries))
    assert counts[0] == counts[1]
    client = Client()
    client.force_login(owner)
    answer = client.get("/people/secret/")
    assert (answer.status_code, answer["Location"]) == (301, "/people/secreter/")
    assert answer["Cache-Control"] == "private, no-store"


def test_a_further_page_keeps_its_address() -> None:
    person = factories.make_profile(slug="gauss")
    page = factories.make_page(person, key="letters")
    found = Page.objects.get(pk=page.pk)
    found.key = "correspondence"
    found.save()
    assert leads("/people/gauss/letters/") == (301, "/people/gauss/correspondence/")


def test_imports_find_what_has_another_slug() -> None:
    person = factories.make_profile()
    source = Source.objects.create(profile=person, name="index.md")
    item = factories.make_news(person, slug="prize")
    for origin, key in (("1", ["prize"]), ("2", ["other"])):
        ImportRecord.objects.create(source=source, origin=origin, model="news.newsitem", key=key)
    renamed(item, "nobel-prize")
    keys = ImportRecord.objects.order_by("origin").values_list("key", flat=True)
    assert list(keys) == [["nobel-prize"], ["other"]]


def test_saving_without_another_slug_asks_nothing_more() -> None:
    person = factories.make_profile()
    found = Profile.objects.get(pk=person.pk)
    found.name = "Another"
    with CaptureQueriesContext(connection) as queries:
        found.save()
    assert not any("formerslug" in query["sql"] for query in queries)


# The admin


@pytest.fixture
def admin() -> User:
    return factories.make_user(is_superuser=True)


def test_the_admin_changes_an_address(admin: User) -> None:
    person = factories.make_profile(slug="old")
    other = factories.make_profile(slug="other")
    item = factories.make_news(person, slug="old-news")
    client = Client()
    client.force_login(admin)
    assert errors(post(client, address(Profile, "change", person.pk), slug="new")) == ""
    assert errors(post(client, address(NewsItem, "change", item.pk), slug="new-news")) == ""
    assert leads("/people/old/") == (301, "/people/new/")
    assert leads("/news/old-news/") == (301, "/news/new-news/")
    refused = post(client, address(Profile, "change", other.pk), slug="old")
    assert "was the address of something else" in errors(refused)
    assert errors(post(client, address(Profile, "change", person.pk), slug="old")) == ""


def test_an_owner_does_not(admin: User) -> None:
    owner = factories.make_user()
    person = factories.make_profile(slug="old", owner=owner)
    item = factories.make_news(person, slug="old-news")
    client = Client()
    client.force_login(owner)
    post(client, address(Profile, "change", person.pk), slug="new")
    post(client, address(NewsItem, "change", item.pk), slug="new-news")
    person.refresh_from_db()
    item.refresh_from_db()
    assert (person.slug, item.slug) == ("old", "old-news")


@pytest.mark.parametrize("path", ["/news/", "/publications/", "/talks/"])
def test_filters_of_lists(path: str) -> None:
    department = factories.make_department(slug="physics", name="Physics")
    person = factories.make_profile(department=department, slug="mileva-maric")
    factories.make_news(person)
    factories.make_publication([person])
    renamed(person, "mileva-einstein")
    renamed(department, "natural-sciences")
    for name, old, new in (
        ("person", "mileva-maric", "mileva-einstein"),
        ("department", "physics", "natural-sciences"),
    ):
        assert leads(f"{path}?{name}={old}") == (302, f"{path}?{name}={new}")
        assert leads(f"{path}?{name}={new}")[0] == 200


@pytest.mark.parametrize("path", ["/news/", "/publications/"])
@pytest.mark.parametrize("state", ["draft", "unlisted"])
def test_filters_of_lists_tell_nothing_of_who_is_in_no_list(path: str, state: str) -> None:
    factories.make_news(factories.make_profile())
    renamed(factories.make_profile(slug="before", state=state), "now")
    answers = [Client().get(f"{path}?person={slug}") for slug in ("before", "nobody")]
    pages = [each.content.decode().replace("before", "nobody") for each in answers]
    assert pages[0] == pages[1]
    assert "now" not in {value.raw for value in answers[0].context["wanted"].values}


def test_slugs_given_to_a_command() -> None:
    person = renamed(factories.make_profile(slug="mileva-maric"), "mileva-einstein")
    another = factories.make_profile(slug="albert")
    assert slugs_today(Profile, ["mileva-maric", person.slug, another.slug, "nobody"]) == {
        "mileva-maric": "mileva-einstein",
        "mileva-einstein": "mileva-einstein",
        "albert": "albert",
        "nobody": "nobody",
    }
