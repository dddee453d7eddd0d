"""Every door of the admin, with everybody who could knock."""

from __future__ import annotations

from typing import Any

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db.models import ForeignKey, Model
from django.test import Client
from django.urls import reverse

from profiles.models import (
    Delegation,
    DepartmentRole,
    Membership,
    Profile,
    Section,
)
from profiles.permissions import can, may_add, visible
from publications.models import Authorship, Publication
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import HANDS, OUTSIDERS, World

pytestmark = pytest.mark.django_db

ROLES = (*HANDS, "foreign_admin", "foreign_owner")
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)
DOORS = ("change", "delete", "history")
NOBODY = 9_999_999
"""The key of an object that does not exist."""


def samples(world: World, model: type[Model]) -> list[Model]:
    """Objects of the model on all kinds of pages: own, same department, others', drafts.

    Shown ones and hidden ones in turn; all of them where they belong to no page.
    """
    found: list[Model] = []
    for number, objects in enumerate(world.objects.values()):
        rows = [obj for obj in objects if type(obj) is model]
        found += rows[-1:] if number % 2 else rows[:1]
    if model is Publication:
        found += Publication.objects.filter(slug__in=["joint", "suggested"])
    return (
        found
        or [obj for obj in world.everything() if type(obj) is model]
        or list(model._default_manager.all()[:4])
    )


def test_the_registered_models() -> None:
    """A model that is registered anew is walked by the tests below; this says which there are."""
    assert {model._meta.label for model in MODELS} == {
        "auth.User",
        "importing.ImportRun",
        "invitations.Claim",
        "invitations.Invitation",
        "news.NewsItem",
        "profiles.Asset",
        "profiles.Department",
        "profiles.Entry",
        "profiles.ImportRecord",
        "profiles.LegacyUrl",
        "profiles.Link",
        "profiles.Page",
        "profiles.Profile",
        "profiles.Section",
        "profiles.Source",
        "profiles.SourceFile",
        "publications.Authorship",
        "publications.Publication",
    }


def test_the_addresses_of_the_site() -> None:
    names = {getattr(url, "name", None) for url in admin.site.get_urls()} - {None}
    assert names == {
        "app_list",
        "autocomplete",
        "import_publications",
        "index",
        "jsi18n",
        "login",
        "logout",
        "markdown_help",
        "markdown_preview",
        "markdown_upload",
        "restore",
        "restore_change",
        "people_become",
        "people_erase",
        "people_export",
        "people_handover",
        "people_leavers",
        "people_receipt",
    }


@pytest.mark.parametrize("name", [name for name in OUTSIDERS if not name.startswith("inactive")])
def test_outsiders_reach_the_login_and_nothing_else(world: World, name: str) -> None:
    client = signed_in(world, name)
    addresses = [reverse("admin:index"), reverse("admin:autocomplete"), reverse("admin:jsi18n")]
    addresses.append(reverse("admin:import_publications"))
    for model in MODELS:
        addresses += [address(model, "changelist"), address(model, "add")]
        obj = samples(world, model)[0]
        addresses += [address(model, door, obj.pk) for door in DOORS]
    for url in addresses:
        for response in (client.get(url), client.post(url)):
            assert response.status_code == 302, url
            assert response["Location"].startswith("/admin/login/"), url


@pytest.mark.parametrize("name", ["inactive_owner", "inactive_superuser"])
def test_a_session_of_an_inactive_account_is_none(world: World, name: str) -> None:
    client = Client()
    user = world.account(name)
    user.is_active = True
    user.save()
    client.force_login(user)
    User.objects.filter(pk=user.pk).update(is_active=False)
    assert client.get("/admin/")["Location"].startswith("/admin/login/")


def test_ownership_is_enough_for_the_admin(world: World) -> None:
    for name, expected in (("owner", 200), ("nobody", 403), ("staff", 403)):
        client = Client()
        client.force_login(world.account(name))
        response = client.get("/admin/", follow=True)
        assert response.status_code == expected, name
        if expected == 403:
            assert "looks after no page yet" in response.content.decode()


# Doors to objects


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.parametrize("name", ROLES)
def test_doors_to_objects(world: World, name: str, model: type[Model]) -> None:
    client, user = signed_in(world, name), world.users[name]
    listed = admin.site._registry[model]
    for obj in samples(world, model):
        seen = can(user, "inspect", obj)
        if model is Authorship:
            seen = can(user, "delete", obj) and getattr(obj, "profile", None) is not None
        for door in DOORS:
            response = client.get(address(model, door, obj.pk))
            if not seen:
                missing = client.get(address(model, door, NOBODY))
                assert response.status_code == missing.status_code != 200, (door, obj)
                assert response.headers.get("Location") == missing.headers.get("Location")
            elif door == "delete":
                allowed = can(user, "delete", obj)
                assert response.status_code == (200 if allowed else 403), obj
            else:
                assert response.status_code == 200, (door, obj)
                if door == "change":
                    expected = can(user, "change", obj)
                    assert response.context["has_change_permission"] == expected
        if not can(user, "change", obj):
            before = model._default_manager.filter(pk=obj.pk).values().get()
            answer = client.post(address(model, "change", obj.pk), {"_save": "1"})
            assert answer.status_code in (302, 403)
            assert model._default_manager.filter(pk=obj.pk).values().get() == before
        if not can(user, "delete", obj):
            answer = client.post(address(model, "delete", obj.pk), {"post": "yes"})
            assert answer.status_code in (302, 403)
            assert model._default_manager.filter(pk=obj.pk).exists()
    assert listed.has_add_permission is not None


@pytest.mark.parametrize("name", [*ROLES, "superuser"])
def test_lists_hold_what_may_be_inspected_and_nothing_else(world: World, name: str) -> None:
    client, user = signed_in(world, name), world.users[name]
    for model in MODELS:
        response = client.get(address(model, "changelist"), {"all": ""})
        expected = set(visible(user, "inspect", model))
        if model is Authorship:
            expected = {row for row in expected if row.profile and can(user, "change", row.profile)}
        if not expected and not may_add(user, model):
            assert response.status_code == 403, model
            continue
        assert response.status_code == 200, model
        assert set(response.context["cl"].queryset) == expected, model


@pytest.mark.parametrize("name", ROLES)
def test_add_pages(world: World, name: str) -> None:
    client, user = signed_in(world, name), world.users[name]
    closed = {"Authorship", "Claim", "Source", "SourceFile", "ImportRecord"}
    for model in MODELS:
        expected = may_add(user, model) and model.__name__ not in closed
        response = client.get(address(model, "add"))
        assert response.status_code == (200 if expected else 403), model


@pytest.mark.parametrize("name", ROLES)
def test_lists_say_nothing_of_others(world: World, name: str) -> None:
    """No filter, choice or column of a page names a person whom the reader does not look after."""
    client, user = signed_in(world, name), world.users[name]
    foreign = [row.name for row in Profile.objects.all() if not can(user, "change", row)]
    assert foreign
    for model in MODELS:
        for door in ("changelist", "add"):
            response = client.get(address(model, door))
            if model in (Publication, Authorship) or response.status_code != 200:
                continue  # works name their authors, wherever these are
            for person in foreign:
                assert person not in response.content.decode(), (model, door)


@pytest.mark.parametrize("name", ROLES)
def test_autocomplete_gives_only_what_may_be_inspected(world: World, name: str) -> None:
    client, user = signed_in(world, name), world.users[name]
    models: list[type[Model]] = [*MODELS, Membership, Delegation, DepartmentRole]
    for model in models:
        for field in model._meta.fields:
            if not isinstance(field, ForeignKey):
                continue
            target: Any = field.remote_field.model
            query = {
                "app_label": model._meta.app_label,
                "model_name": model._meta.model_name or "",
                "field_name": field.name,
                "term": "",
            }
            response = client.get(reverse("admin:autocomplete"), query)
            if target is User:
                assert response.status_code == 403
            elif response.status_code == 200:
                found = {row["id"] for row in response.json()["results"]}
                allowed = visible(user, "inspect", target).values_list("pk", flat=True)
                assert found <= {str(pk) for pk in allowed}, field
            else:
                assert response.status_code in (403, 404)


def test_no_detour_by_content_type(world: World) -> None:
    page = world.pages["foreign_draft"]
    response = signed_in(world, "owner").get(f"/admin/r/7/{page.pk}/")
    assert response.status_code == 404


def test_search_and_forged_filters_stay_inside(world: World) -> None:
    client = signed_in(world, "owner")
    foreign = world.pages["foreign"]
    for query in ({"q": "foreign"}, {"person": foreign.pk}, {"profile__id__exact": foreign.pk}):
        response = client.get(address(Section, "changelist"), query)
        if response.status_code == 200:
            assert not set(response.context["cl"].queryset) - set(
                visible(world.users["owner"], "inspect", Section)
            )
    # A lookup through a relation could read a stranger's fields letter by letter.
    assert client.get(
        address(Section, "changelist"), {"profile__email__startswith": "a"}
    ).status_code in (302, 400)
