"""Everybody and everything that the rules are asked of."""

from __future__ import annotations

import pytest

from tests.profiles.world import World, make_world


@pytest.fixture
def world() -> World:
    return make_world()
