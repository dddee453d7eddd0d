"""What lists, filters and lookups of the admin tell; tests/matrix tries its doors."""

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
from profiles.permissions import can, visible
from publications.models import Authorship, Publication
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import HANDS, World

pytestmark = pytest.mark.django_db

ROLES = (*HANDS, "foreign_admin", "foreign_owner")
MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def test_ownership_is_enough_for_the_admin(world: World) -> None:
    for name, expected in (("owner", 200), ("nobody", 403), ("staff", 403)):
        client = Client()
        client.force_login(world.account(name))
        response = client.get("/admin/", follow=True)
        assert response.status_code == expected, name
        if expected == 403:
            assert "looks after no page yet" in response.content.decode()


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
