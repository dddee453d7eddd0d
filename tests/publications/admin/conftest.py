"""What the tests of the admin of works share."""

from __future__ import annotations

import pytest
from django.test import Client

from tests.profiles.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()


@pytest.fixture
def owner(world: World) -> Client:
    client = Client()
    client.force_login(world.account("owner"))
    return client


@pytest.fixture
def editor(world: World) -> Client:
    client = Client()
    client.force_login(world.account("editor"))
    return client
