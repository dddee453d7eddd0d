"""Old addresses that name a record: they follow it, and tell nothing of what is hidden."""

from __future__ import annotations

from importlib import import_module

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from profiles.models import LegacyUrl, Profile
from tests.factories import (
    make_entry,
    make_news,
    make_page,
    make_profile,
    make_publication,
    make_section,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def curie() -> Profile:
    return make_profile(slug="curie")


def leads(path: str) -> str:
    """Where a visitor is sent for good from an old address; the status where they are not."""
    response = Client().get(f"/people/curie{path}")
    return response["Location"] if response.status_code == 301 else str(response.status_code)


def test_an_address_follows_its_record_to_another_slug(curie: Profile) -> None:
    item, work = make_news(curie, slug="radium"), make_publication([curie], slug="rays")
    page = make_page(curie, key="lectures")
    LegacyUrl.objects.create(profile=curie, path="/a/", news_item=item)
    LegacyUrl.objects.create(profile=curie, path="/b/", publication=work)
    LegacyUrl.objects.create(profile=curie, path="/c/", page=page)
    for record in (item, work):
        record.slug += "-2"
        record.save()
    page.key = "courses"
    page.save()
    make_news(curie, slug="radium")

    assert leads("/a/") == "/news/radium-2/"
    assert leads("/b/") == "/publications/rays-2/"
    assert leads("/c/") == "/people/curie/courses/"


def test_what_is_hidden_or_gone_has_no_old_address(curie: Profile) -> None:
    item, work = make_news(curie), make_publication([curie])
    page, entry = make_page(curie), make_entry(curie)
    LegacyUrl.objects.create(profile=curie, path="/a/", news_item=item)
    LegacyUrl.objects.create(profile=curie, path="/b/", publication=work)
    LegacyUrl.objects.create(profile=curie, path="/c/", page=page)
    LegacyUrl.objects.create(profile=curie, path="/d/", entry=entry)
    assert all(leads(path).startswith("/") for path in ("/a/", "/b/", "/c/", "/d/"))
    for record in (item, work, page, entry):
        record.visibility = "hidden"
        record.save()
    assert {leads(path) for path in ("/a/", "/b/", "/c/", "/d/")} == {"404"}

    for each in (item, work, page):
        each.delete()
    assert {leads(path) for path in ("/a/", "/b/", "/c/")} == {"404"}


def test_a_line_of_the_cv_is_found_on_the_page(curie: Profile) -> None:
    talk = make_entry(curie, kind="talk", title="On radium")
    LegacyUrl.objects.create(profile=curie, path="/talks/radium/", entry=talk)

    place = leads("/talks/radium/")
    html = Client().get("/people/curie/").text
    assert place == f"/people/curie/#entry-{talk.pk}"
    assert f'id="entry-{talk.pk}"' in html

    talk.delete()
    assert leads("/talks/radium/") == "/people/curie/"


def test_an_old_list_leads_to_its_section_whatever_that_is_called_now(curie: Profile) -> None:
    talks = make_section(curie, heading="Talks", kind="entries")
    make_entry(curie, kind="talk", section=talks)
    LegacyUrl.objects.create(profile=curie, path="/given/", section=talks)
    assert leads("/given/") == "/people/curie/#talks"

    talks.heading = "Lectures & talks"
    talks.save()
    assert leads("/given/") == "/people/curie/#lectures-talks"
    assert 'id="lectures-talks"' in Client().get("/people/curie/").text

    talks.visibility = "hidden"
    talks.save()
    assert leads("/given/") == "/people/curie/"
    talks.delete()
    assert leads("/given/") == "/people/curie/"


def test_the_anchor_of_a_work_is_left_to_the_request(curie: Profile) -> None:
    """A browser keeps the `#curie1898` it came with only where the answer has no anchor."""
    works = make_section(curie, heading="Publications", kind="publications")
    LegacyUrl.objects.create(profile=curie, path="/publications/", section=works)

    assert leads("/publications/") == "/people/curie/"


def test_a_target_written_by_hand_wins(curie: Profile) -> None:
    item = make_news(curie)
    LegacyUrl.objects.create(profile=curie, path="/a/", news_item=item, target="#talks")

    assert leads("/a/") == "/people/curie/#talks"


@pytest.mark.parametrize("count", [3, 30])
def test_queries_do_not_grow(
    curie: Profile, count: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for number in range(count):
        item, section = make_news(curie), make_section(curie, body="Text.")
        LegacyUrl.objects.create(profile=curie, path=f"/a{number}/", news_item=item)
        LegacyUrl.objects.create(profile=curie, path=f"/b{number}/", section=section)
    with django_assert_num_queries(
        4
    ):  # two for what would be a 404; the address, and who may see it
        leads("/a1/")
    with django_assert_num_queries(7):  # the first three, and what stands on the page
        leads("/b1/")


def test_the_migration_names_the_records(curie: Profile) -> None:
    item, work = make_news(curie, slug="radium"), make_publication([curie], slug="rays")
    page = make_page(curie, key="lectures")
    targets = {
        "/a/": "/news/radium/",
        "/b/": "/publications/rays/",
        "/c/": "/people/curie/lectures/",
        "/d/": "/news/",
        "/e/": "#talks",
        "/f/": "",
        "/g/": "/news/unknown/",
    }
    for path, target in targets.items():
        LegacyUrl.objects.create(profile=curie, path=path, target=target)
    migration = import_module("profiles.migrations.0004_old_address_records")

    editor = connection.SchemaEditorClass(connection)
    migration.name_records(apps, editor)
    rows = LegacyUrl.objects.in_bulk(field_name="pk").values()
    named = {row.path: row.record for row in rows if row.record is not None}
    assert named == {"/a/": item, "/b/": work, "/c/": page}
    assert {row.path: row.target for row in rows if row.target} == {
        "/d/": "/news/",
        "/e/": "#talks",
        "/g/": "/news/unknown/",
    }

    migration.name_addresses(apps, editor)
    assert dict(LegacyUrl.objects.values_list("path", "target")) == targets
