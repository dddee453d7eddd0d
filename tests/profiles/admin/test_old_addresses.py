"""What people enter as an old address, and where it may lead."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from profiles.models import LegacyUrl
from tests.factories import make_page
from tests.profiles.admin.browsing import address, errors, post, signed_in
from tests.profiles.world import World

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("target", ["https://example.org/", "//example.org/", "news"])
def test_an_old_address_leads_nowhere_else(world: World, target: str) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"].pk
    said = errors(post(client, address(LegacyUrl, "add"), profile=own, path="/x/", target=target))

    assert "is no address of this site" in said


def test_an_address_copied_from_the_browser_is_one_of_ours(
    world: World, settings: Settings
) -> None:
    settings.SITE_URL = "https://people.example.org"
    client, own = signed_in(world, "owner"), world.pages["own"].pk
    target = "https://people.example.org/news/#x"
    post(client, address(LegacyUrl, "add"), profile=own, path="/x/", target=target)

    assert LegacyUrl.objects.get(path="/x/").target == "/news/#x"
    target = "https://people.example.org.evil.example/"
    said = errors(post(client, address(LegacyUrl, "add"), profile=own, path="/y/", target=target))
    assert "is no address of this site" in said


def test_an_old_address_begins_with_a_slash(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"].pk
    said = errors(post(client, address(LegacyUrl, "add"), profile=own, path="x/", target=""))

    assert "begins with a slash" in said


def test_the_list_says_where_each_leads(world: World) -> None:
    client, own = signed_in(world, "owner"), world.pages["own"]
    page = make_page(own, title="Lectures on radium")
    LegacyUrl.objects.create(profile=own, path="/a/", page=page)
    LegacyUrl.objects.create(profile=own, path="/b/", target="#talks")

    html = client.get(address(LegacyUrl, "changelist")).text
    assert all(
        words in html for words in ("Lectures on radium", "#talks", "The person&#x27;s page")
    )
