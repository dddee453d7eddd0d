"""Bringing back what was."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import IntegrityError
from django.test import Client
from django.urls import reverse

from profiles.models import Delegation, Department, Profile, Section
from publications.models import Authorship, Publication
from tests import factories
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import HANDS, World, make_world

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return make_world()


def door(row: Any) -> str:
    return reverse("admin:restore", args=[row.instance_type._meta.label_lower, row.pk])


def edited(world: World, page: str = "own") -> Section:
    section: Section = world.of(page, Section)
    section.heading, section.body = "New heading", "New text"
    section.save()
    return section


def test_a_look_changes_nothing_and_one_field_comes_back_alone(world: World) -> None:
    client, section = signed_in(world, "owner"), edited(world)
    old = section.history.all()[1]
    row = section.history.first()
    shown = client.get(door(row)).content.decode()
    assert "<del>New</del>" in shown or "New" in shown
    section.refresh_from_db()
    assert section.heading == "New heading"
    client.post(door(row), {"field": ["heading"]})
    section.refresh_from_db()
    assert (section.heading, section.body) == (old.heading, "New text")
    assert section.history.first().history_door == "restore"


def test_a_whole_row_as_it_stood(world: World) -> None:
    client, section = signed_in(world, "owner"), edited(world)
    first = section.history.last()
    section.visibility = "hidden"
    section.save()
    answer = client.get(f"{door(first)}?as=then")
    names = [field.name for field in answer.context["wishes"][0].fields]
    client.post(f"{door(first)}?as=then", {"field": names})
    section.refresh_from_db()
    assert (section.heading, section.body) == (first.heading, first.body)
    assert section.visibility == first.visibility


@pytest.mark.parametrize("name", [*HANDS, "foreign_admin", "foreign_owner"])
def test_only_who_may_change_it(world: World, name: str) -> None:
    client = signed_in(world, name)
    for page in ("own", "colleague", "foreign"):
        section = edited(world, page)
        row, may = section.history.first(), name in HANDS and page == "own"
        may |= page == "colleague" and name in ("editor", "admin")
        may |= page == "foreign" and name.startswith("foreign")
        answer, missing = client.post(door(row), {"field": ["heading"]}), None
        section.refresh_from_db()
        assert (section.heading != "New heading") == may, page
        if not may:
            missing = client.get(reverse("admin:restore", args=["profiles.section", 9_999_999]))
            assert answer.status_code == missing.status_code == 404
            seen = client.get(door(row)).content.decode()
            assert seen.replace(f"/{row.pk}/", "/9999999/") == missing.content.decode()


@pytest.mark.parametrize("name", ["owner", "delegate", "editor"])
def test_what_places_an_object_or_gives_rights_stays(world: World, name: str) -> None:
    """An owner cannot take back what the admin said of their state, address and account."""
    person = world.pages["own"]
    person.state, person.owner, person.slug = "former", None, "elsewhere"
    person.office = "New office"
    person.save()
    if name == "owner":
        person.owner = world.account("owner")
        person.save()
    for row in person.history.all():
        for query in ("", "?as=then"):
            client = signed_in(world, name)
            fields = ["state", "owner", "slug", "office"]
            client.post(door(row) + query, {"field": fields})
            kept = Profile.objects.get(pk=person.pk)
            assert (kept.state, kept.slug, kept.owner) == ("former", "elsewhere", person.owner)


def test_a_deleted_row_comes_back_with_its_key(world: World) -> None:
    section: Section = world.of("own", Section)
    factories.make_translation(section, language="pt")
    key, heading = section.pk, section.heading
    client = signed_in(world, "delegate")
    client.post(address(Section, "delete", key), {"post": "yes"})
    row = Section.history.filter(id=key).first()
    assert client.get(reverse("admin:restore_change", args=[row.history_mark])).status_code == 200
    client.post(reverse("admin:restore_change", args=[row.history_mark]))
    assert Section.objects.get(pk=key).heading == heading
    assert Section.objects.get(pk=key).translations.filter(language="pt").exists()


def test_a_delegate_restores_no_delegation(world: World) -> None:
    """Nobody whose permission ended gives it to themselves again; the owner may."""
    given = Delegation.objects.get(user=world.account("delegate"))
    given.delete()
    row = Delegation.history.filter(id=given.pk).first() or Delegation.history.first()
    for name, expected in (("delegate", 0), ("editor", 0), ("owner", 1)):
        client = signed_in(world, name)
        client.post(door(row))
        found = Delegation.objects.filter(user=world.account("delegate"))
        assert found.count() == expected, name


def test_a_deleted_work_comes_back_with_its_authors(world: World) -> None:
    person = world.pages["own"]
    work = factories.make_publication([person, "Charles Babbage"], slug="engine")
    client = signed_in(world, "owner")
    client.post(address(Publication, "delete", work.pk), {"post": "yes"})
    assert not Publication.objects.filter(pk=work.pk).exists()
    row = Publication.history.filter(id=work.pk).first()
    client.post(reverse("admin:restore_change", args=[row.history_mark]))
    assert Publication.objects.filter(pk=work.pk).exists()
    assert Authorship.objects.filter(publication=work.pk).count() == 2


def test_what_would_not_be_valid_is_refused(world: World) -> None:
    client, section = signed_in(world, "owner"), edited(world)
    page = world.pages["own"]
    key = section.pk
    row_key = section.key
    section.delete()
    factories.make_section(page, key=row_key)
    row = Section.history.filter(id=key).first()
    answer = client.post(door(row))
    assert answer.status_code == 200
    assert answer.context["faults"]
    assert not Section.objects.filter(pk=key).exists()


def test_a_row_whose_place_is_gone_stays_gone(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    person = factories.make_profile()
    section = factories.make_section(person)
    person.delete()
    row = Section.history.filter(id=section.pk).first()
    answer = client.post(door(row))
    assert answer.context["faults"] == ["That to which it belonged is gone."]


def test_strange_addresses(client: Client) -> None:
    client.force_login(factories.make_user(is_superuser=True))
    for arguments in (["auth.user", 1], ["nothing", 1]):
        assert client.get(reverse("admin:restore", args=arguments)).status_code == 404
    assert client.get(reverse("admin:restore_change", args=["0" * 16])).status_code == 404


def test_the_look_of_a_department(world: World) -> None:
    """A department's kind and place are the superuser's; its admin takes back the rest."""
    department: Department = world.mathematics
    department.tagline, department.kind = "New", "lab"
    department.save()
    row = department.history.first()
    client = signed_in(world, "admin")
    client.post(door(row), {"field": ["tagline", "kind"]})
    department.refresh_from_db()
    assert (department.tagline, department.kind) == ("", "lab")


def test_two_who_bring_back_one_row_at_once(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second one is told, where it looked before the first had done it."""
    client, section = signed_in(world, "owner"), edited(world)
    key = section.pk
    section.delete()
    row = Section.history.filter(id=key).first()

    def first(*_: Any, **__: Any) -> None:
        Section.objects.create(pk=key, profile=world.pages["own"])
        raise IntegrityError

    monkeypatch.setattr("profiles.history.restoring.views.fulfil", first)
    answer = client.post(door(row))
    assert answer.status_code == 200
    assert "at the same moment" in answer.content.decode()
