"""A form looked at as the page that it would make, with nothing kept."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile

from news.models import NewsItem
from profiles.models import Entry, Link, Page, Profile, Section
from publications.models import Publication
from tests.profiles.admin.browsing import address, post, sent_back, signed_in
from tests.profiles.world import World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def state(model: type[Any]) -> list[dict[str, Any]]:
    return list(model.objects.order_by("pk").values())


def test_the_page_as_the_form_would_make_it(world: World) -> None:
    own = world.pages["own"]
    before = [state(model) for model in (Profile, Section, LogEntry, Profile.history.model)]
    url = address(Profile, "change", own.pk)
    client = signed_in(world, "owner")
    data = sent_back(client.get(url))
    at = data["sections-TOTAL_FORMS"]
    data |= {"sections-TOTAL_FORMS": int(at) + 1, "_preview": "1", "name": "Amalie Noether"}
    values = {"heading": "Idealtheorie", "kind": "text", "level": 1, "visibility": "public"}
    values |= {"order": 0, "body": "In **Ringbereichen**."}
    shown = client.post(url, data | {f"sections-{at}-{name}": v for name, v in values.items()})
    assert shown.status_code == 200
    assert shown["Page-Preview"] == "1"
    assert {"private", "no-store"} <= set(shown["Cache-Control"].split(", "))
    html = shown.content.decode()
    assert "<strong>Ringbereichen</strong>" in html
    assert "Amalie Noether" in html
    assert "This is a preview." in html
    assert before == [state(model) for model in (Profile, Section, LogEntry, Profile.history.model)]
    page = signed_in(world, "owner").get(own.get_absolute_url()).content.decode()
    assert "Ringbereichen" not in page
    assert "This is a preview." not in page


@pytest.mark.parametrize(
    ("model", "field"),
    [(Section, "heading"), (Entry, "title"), (Link, "label"), (Page, "title"), (NewsItem, "title")],
)
def test_everything_that_stands_on_pages(world: World, model: type[Any], field: str) -> None:
    record = world.of("own", model, visibility="public")
    if model is Section:
        Section.objects.filter(pk=record.pk).update(body="Of forms.")
    url = address(model, "change", record.pk)
    shown = post(signed_in(world, "owner"), url, **{field: "Invarianten", "_preview": "1"})
    assert shown.has_header("Page-Preview")
    assert "Invarianten" in shown.content.decode()
    record.refresh_from_db()
    assert getattr(record, field) != "Invarianten"


def test_a_work(world: World) -> None:
    work = world.of("own", Publication, visibility="public")
    client, url = signed_in(world, "owner"), address(Publication, "change", work.pk)
    shown = post(client, url, title="Invariante Variationsprobleme", doi="", _preview="1")
    assert shown.has_header("Page-Preview")
    assert "<h1" in shown.content.decode()
    assert "Invariante Variationsprobleme" in shown.content.decode()
    work.refresh_from_db()
    assert work.title != "Invariante Variationsprobleme"


def test_a_work_that_is_only_being_added_with_what_would_be_told_of_it(world: World) -> None:
    works = state(Publication)
    client, url = signed_in(world, "owner"), address(Publication, "add")
    authors = f"{world.pages['own'].name}; David Hilbert"
    sent = {"title": "Idealtheorie in Ringbereichen", "author_list": authors, "_preview": "1"}
    shown = post(client, url, **sent)
    assert shown.has_header("Page-Preview")
    assert "David Hilbert" in shown.content.decode()
    assert state(Publication) == works
    assert [str(each) for each in client.get(url).context["messages"]] == []


def test_a_record_that_is_only_being_added(world: World) -> None:
    news = state(NewsItem)
    client, url = signed_in(world, "owner"), address(NewsItem, "add")
    shown = post(client, url, title="Habilitation", _preview="1")
    assert "Habilitation" in shown.content.decode()
    assert shown.has_header("Page-Preview")
    assert state(NewsItem) == news


def test_what_is_hidden_leaves_the_page_as_it_is(world: World) -> None:
    page = world.of("own", Page, visibility="hidden")
    url = address(Page, "change", page.pk)
    shown = post(signed_in(world, "owner"), url, title="Invarianten", _preview="1")
    html = shown.content.decode()
    assert "<h1>Person own" in html
    assert "Invarianten" not in html


def test_an_error_is_told_in_the_form(world: World) -> None:
    url = address(Profile, "change", world.pages["own"].pk)
    shown = post(signed_in(world, "owner"), url, name="", _preview="1")
    assert not shown.has_header("Page-Preview")
    assert "This field is required." in shown.content.decode()


def test_a_file_is_not_stored(world: World) -> None:
    own = world.pages["own"]
    url = address(Profile, "change", own.pk)
    upload = SimpleUploadedFile("me.png", b"\x89PNG", content_type="image/png")
    shown = post(signed_in(world, "owner"), url, photo=upload, _preview="1")
    assert shown.has_header("Page-Preview")
    assert not default_storage.exists("photos") or not default_storage.listdir("photos")[1]


@pytest.mark.parametrize("name", ["delegate", "foreign_owner", "foreign_admin", "anonymous"])
def test_only_whoever_may_save(world: World, name: str) -> None:
    client = signed_in(world, name)
    section = world.of("own", Section, visibility="public")
    sent = {"heading": "Invarianten", "kind": "text", "level": 1, "order": 0, "body": "",
            "visibility": "public", "language": "", "profile": section.profile_id, "_preview": "1",
            "translations-TOTAL_FORMS": 0, "translations-INITIAL_FORMS": 0}  # fmt: skip
    shown = client.post(address(Section, "change", section.pk), sent)
    absent = client.post(address(Section, "change", 9_999_999), sent)
    if name == "delegate":
        assert shown.has_header("Page-Preview")
    else:
        assert not shown.has_header("Page-Preview")
        assert (shown.status_code, shown.content) == (absent.status_code, absent.content)
