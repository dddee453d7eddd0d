"""Somebody to be erased, and who may do it."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import User

from profiles.models import Profile
from tests import factories
from tests.faculty_site.people.leaver import make_leaver


@pytest.fixture
def superuser() -> User:
    return factories.make_user("root", is_superuser=True)


@pytest.fixture
def person() -> Profile:
    return make_leaver()
