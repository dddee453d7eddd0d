"""The rules' queries are kept once drawn: what they find is always today's."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import timezone

from profiles.models import Delegation, Profile, Section
from profiles.permissions import can, visible
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_right_ends_with_its_last_day(monkeypatch: pytest.MonkeyPatch) -> None:
    today = timezone.localdate()
    user, person = factories.make_user(), factories.make_profile()
    Delegation.objects.create(profile=person, user=user, until=today)
    assert can(user, "change", person)

    monkeypatch.setattr(timezone, "localdate", lambda: today + datetime.timedelta(days=1))

    assert not can(user, "change", person)


def test_what_was_found_once_is_looked_for_again() -> None:
    user = factories.make_user()
    first = factories.make_profile(owner=user)
    assert list(visible(user, "inspect", Profile)) == [first]

    Profile.objects.filter(pk=first.pk).update(owner=None)
    second = factories.make_profile(owner=user)

    assert list(visible(user, "inspect", Profile)) == [second]


def test_accounts_that_are_switched_off_see_what_visitors_see() -> None:
    user = factories.make_user()
    person = factories.make_profile(owner=user)
    factories.make_section(person, visibility="hidden")
    assert visible(user, "view", Section).count() == 1

    user.is_active = False

    assert not visible(user, "view", Section).exists()
    assert not visible(AnonymousUser(), "view", Section).exists()
