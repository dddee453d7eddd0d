from __future__ import annotations

import pytest

from profiles.models import Section
from tests import factories
from tests.profiles.world import World, make_world


@pytest.fixture
def world() -> World:
    return make_world()


@pytest.fixture
def section(world: World) -> Section:
    """One on the owner's page that has no draft yet."""
    return factories.make_section(world.pages["own"], heading="Research", body="Old words.")
