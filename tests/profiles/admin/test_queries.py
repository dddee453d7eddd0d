"""Pages take the same number of queries however much there is."""

from __future__ import annotations

import pytest
from django.contrib import admin
from django.contrib.auth.models import User
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from profiles.models import (
    Asset,
    Delegation,
    Profile,
)
from tests import factories
from tests.profiles.admin.browsing import address, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db

MODELS = sorted(admin.site._registry, key=lambda model: model._meta.label)


def queries_of(client: Client, url: str) -> int:
    client.get(url)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(url).status_code == 200
    return len(queries)


@pytest.mark.parametrize("name", ["admin", "superuser"])
def test_lists_take_a_constant_number_of_queries(world: World, name: str) -> None:
    client = signed_in(world, name)
    lists = {model: address(model, "changelist") for model in MODELS}
    client_sees = [m for m, url in lists.items() if client.get(url).status_code == 200]
    before = {model: queries_of(client, lists[model]) for model in client_sees}
    for _ in range(27):
        profile = factories.make_profile(department=world.mathematics)
        factories.make_section(profile)
        factories.make_link(profile)
        factories.make_page(profile)
        factories.make_entry(profile)
        factories.make_news(profile)
        factories.make_publication([profile, "Charles Babbage"])
        Asset.objects.create(profile=profile, key="a", file="assets/a.pdf")
        factories.make_department()
    after = {model: queries_of(client, lists[model]) for model in client_sees}
    assert after == before


@pytest.mark.parametrize("name", ["owner", "admin"])
def test_a_page_s_form_takes_a_constant_number_of_queries(world: World, name: str) -> None:
    client, own = signed_in(world, name), world.pages["own"]
    url = address(Profile, "change", own.pk)
    before = queries_of(client, url)
    for number in range(27):
        factories.make_section(own)
        factories.make_link(own)
        factories.make_page(own)
        factories.make_entry(own)
        user = User.objects.create(username=f"helper-{number}")
        Delegation.objects.create(profile=own, user=user)
    assert queries_of(client, url) == before
