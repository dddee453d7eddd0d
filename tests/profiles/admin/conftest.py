"""What the tests of the admin share."""

from __future__ import annotations

import pytest

from tests.profiles.world import World, make_world


@pytest.fixture
def world(db: None) -> World:
    return make_world()
