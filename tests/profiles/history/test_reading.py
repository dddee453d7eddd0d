"""Histories in the admin: who sees what, and at what cost."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import CHANGE, LogEntry
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from faculty_site.lib.changes import change
from profiles.history.reading import kept_models, read
from profiles.models import Profile, Section
from profiles.models.history import rows_of
from profiles.permissions import can, visible
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import HANDS, OUTSIDERS, World, make_world

pytestmark = pytest.mark.django_db

ROLES = (*HANDS, *OUTSIDERS, "foreign_admin", "foreign_owner", "superuser")


@pytest.fixture
def world() -> World:
    return make_world()


def pieces(page: Any) -> str:
    return " ".join(
        piece.text
        for each in page.changes
        for line in each.lines
        for field in line.fields
        for piece in field.pieces
    )


@pytest.mark.parametrize("name", ROLES)
def test_a_history_is_open_to_whoever_may_inspect_the_row(world: World, name: str) -> None:
    user, kept = world.users[name], kept_models()
    for obj in world.everything():
        if type(obj) in kept:
            rows = visible(user, "inspect", rows_of(type(obj))).filter(id=obj.pk)
            assert rows.exists() == can(user, "inspect", obj), obj


@pytest.mark.parametrize("name", ROLES)
def test_what_is_gone_is_open_to_whoever_looked_after_it(world: World, name: str) -> None:
    user = world.users[name]
    for model in ("section", "link", "entry", "page", "delegation", "membership"):
        kind = apps.get_model("profiles", model)
        for obj in list(kind._default_manager.all()):
            before, key = can(user, "inspect", obj), obj.pk
            obj.delete()
            rows = visible(user, "inspect", rows_of(kind)).filter(id=key)
            assert rows.exists() == (before and can(user, "inspect", obj.profile)), obj


@pytest.mark.parametrize("name", [*HANDS, "foreign_admin", "foreign_owner"])
def test_a_page_of_history_names_nothing_else(world: World, name: str) -> None:
    """Works that stand on two pages are in the histories of both, and no other row of the other."""
    client = signed_in(world, name)
    for page in world.pages.values():
        response = client.get(address(Profile, "history", page.pk))
        if not can(world.users[name], "inspect", page):
            missing = client.get(address(Profile, "history", 9_999_999))
            assert response.status_code == missing.status_code == 302
            continue
        for other in world.pages.values():
            if other != page:
                assert f"public of {other.slug}<" not in response.content.decode()


def test_queries_do_not_grow(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    person = factories.make_profile()
    url = address(Profile, "history", person.pk)
    counts = []
    for more in (30, 270):
        for n in range(more // 10):
            with change("admin"):
                for _ in range(5):
                    factories.make_section(person, heading=f"{n}")
                    factories.make_publication([person])
        client.get(url)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(url).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1] <= 56


def test_what_a_change_says(client: Client) -> None:
    client.force_login(factories.make_user("marie", is_superuser=True))
    person = factories.make_profile(state="draft")
    section = factories.make_section(person, heading="Life", body="She found radium in 1898.")
    section.body, section.visibility = "She found polonium in 1898.", "hidden"
    section.save()
    person.state = "listed"
    person.save()
    shown = client.get(address(Profile, "history", person.pk)).content.decode()
    assert "She found <del>radium</del><ins>polonium</ins> in 1898." in shown
    assert "<del>Public</del><ins>Hidden</ins>" in shown
    assert "<del>Draft</del><ins>Listed</ins>" in shown
    alone = client.get(address(Profile, "history", person.pk), {"only": "1"}).content.decode()
    assert "polonium" not in alone
    assert "<ins>Listed</ins>" in alone


def test_lines_of_the_log_that_are_no_rows_stand_among_them() -> None:
    user = factories.make_user(is_superuser=True)
    person = factories.make_profile()
    for message in ("Not theirs: “Radium”.", '[{"changed": {"fields": ["name"]}}]'):
        LogEntry.objects.log_actions(user.pk, Profile.objects.filter(pk=person.pk), CHANGE, message)
    said = [line.said for each in read(user, person).changes for line in each.lines]
    assert [line for line in said if line] == ["Not theirs: “Radium”."]


def test_pages_follow_each_other(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    section = factories.make_section(factories.make_profile(), heading="0")
    for number in range(1, 30):
        section.heading = f"number {number}"
        section.save()
    url = address(Section, "history", section.pk)
    first, second = (client.get(url, {"p": page}).content.decode() for page in (1, 2))
    assert "?p=2" in first
    assert "<ins>29</ins>" in first
    assert "<ins>29</ins>" not in second
    assert "<ins>2</ins>" in second
    assert client.get(url, {"p": "x"}).status_code == 200


def test_a_work_that_went_stays_in_the_history_of_its_authors(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    person = factories.make_profile()
    work = factories.make_publication([person], title="On radium")
    client.post(address(Publication, "delete", work.pk), {"post": "yes"})
    assert not Authorship.objects.exists()
    shown = client.get(address(Profile, "history", person.pk)).content.decode()
    assert "On radium" in shown


def test_markup_in_a_text_is_text(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    section = factories.make_section(factories.make_profile(), heading="<script>x</script>")
    section.heading = "<b>new</b>"
    section.save()
    shown = client.get(address(Section, "history", section.pk)).content.decode()
    assert "<script>x" not in shown
    assert "&lt;" in shown


def history_of(person: Profile) -> list[Any]:
    """The lines of a person's history, newest first, as a superuser reads them."""
    page = read(factories.make_user(is_superuser=True), person)
    return [line for each in page.changes for line in each.lines]


def test_a_text_without_a_heading_is_called_as_it_begins() -> None:
    person = factories.make_profile()
    body = "See [the *seminar*](https://s.example/)."
    section = factories.make_section(person, heading="", body=body)
    section.level = 2
    section.save()
    assert history_of(person)[0].title == "See the seminar."


def test_an_author_is_told_with_the_work() -> None:
    person = factories.make_profile(name="Emmy Noether")
    author = factories.make_publication([person], title="On rings").authorships.get()
    author.order = 3
    author.save()
    assert history_of(person)[0].title == f"{author.name} · On rings"


def test_what_nobody_fills_in_is_not_told() -> None:
    person = factories.make_profile()
    with change("admin"):
        section = factories.make_section(person, heading="Life")
    told = {field.name: field for line in history_of(person) for field in line.fields}
    assert "heading" in told
    assert section.key not in {piece.text for each in told.values() for piece in each.pieces}
