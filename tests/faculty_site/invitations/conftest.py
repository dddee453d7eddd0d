"""A department, its admin, and a page without an owner."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache

from profiles.models import Department, Profile
from tests import factories


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


@pytest.fixture
def department() -> Department:
    return factories.make_department(name="Mathematics")


@pytest.fixture
def admin(department: Department) -> User:
    return factories.make_user(role="admin", department=department, email="admin@example.org")


@pytest.fixture
def page(department: Department) -> Profile:
    return factories.make_profile(department=department, name="Sofya Kovalevskaya", slug="sofya")
