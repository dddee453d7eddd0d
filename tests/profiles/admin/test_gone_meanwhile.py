"""What goes at the very moment at which somebody saves it, or saves something on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.admin import ModelAdmin
from django.db import connection
from django.test import Client
from django.urls import reverse

from profiles.history.clashes import OPENED
from profiles.models import Asset, Profile, Section
from tests import factories
from tests.profiles.admin.browsing import address, sent_back

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(client: Client) -> Client:
    client.force_login(factories.make_user("root", is_superuser=True))
    other = factories.make_section(factories.make_profile()).profile  # a list without rows is shut
    Asset.objects.create(profile=other, key="other", file="other.pdf")
    return client


@pytest.fixture
def goes(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], None]:
    """Something is deleted once the form was checked, before it is saved."""

    def arrange(obj: Any) -> None:
        save, view = ModelAdmin.save_form, ModelAdmin._changeform_view  # type: ignore[attr-defined]
        tries: list[int] = []

        def delete() -> None:
            type(obj).objects.filter(pk=obj.pk).delete()

        def save_form(self: Any, *args: Any, **kwargs: Any) -> Any:
            delete()
            return save(self, *args, **kwargs)

        def changeform_view(self: Any, *args: Any, **kwargs: Any) -> Any:
            if tries:  # what went with the first try came back with it
                delete()
            tries.append(1)
            return view(self, *args, **kwargs)

        monkeypatch.setattr(ModelAdmin, "save_form", save_form)
        monkeypatch.setattr(ModelAdmin, "_changeform_view", changeform_view)

    return arrange


@pytest.mark.parametrize("opened", [True, False])
@pytest.mark.parametrize("whole", [True, False])
def test_nothing_is_saved_back(client: Client, goes: Any, whole: bool, opened: bool) -> None:
    section = factories.make_section(factories.make_profile(), body="old")
    thing: Profile | Section = section.profile if whole else section
    url = address(type(thing), "change", thing.pk)
    page = client.get(url)
    data = sent_back(page)
    if opened:
        data[OPENED] = page.context["opened"]
    goes(thing)
    assert client.post(url, data).status_code in (200, 302, 404)
    assert not type(thing).objects.filter(pk=thing.pk).exists()


def test_nor_is_what_keeps_no_history(client: Client, goes: Any) -> None:
    asset = Asset.objects.create(profile=factories.make_profile(), key="a", file="a.pdf")
    url = address(Asset, "change", asset.pk)
    data = sent_back(client.get(url))
    goes(asset)
    assert client.post(url, data).status_code in (302, 404)
    assert not Asset.objects.filter(pk=asset.pk).exists()


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite lets one write at a time")
def test_what_it_was_to_stand_on(client: Client, goes: Any) -> None:
    """The form comes back with all that was typed."""
    person = factories.make_profile()
    url = reverse("admin:profiles_section_add")
    data = sent_back(client.get(url)) | {
        "profile": person.pk, "heading": "New", "body": "Typed for an hour",
    }  # fmt: skip
    goes(person)
    answer = client.post(url, data)
    assert answer.status_code == 200
    assert "Typed for an hour" in answer.content.decode()
    assert "was added successfully" not in answer.content.decode()
    assert not Section.objects.filter(heading="New").exists()
