"""A site where only superusers sign in by a password."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_profile

pytestmark = pytest.mark.django_db

PASSWORD = "on the rotation of a body"


@pytest.fixture(autouse=True)
def _switched_off(settings: Settings) -> None:
    cache.clear()
    settings.PASSWORD_SIGN_IN = False


def sign_in(name: str, password: str = PASSWORD) -> tuple[bool, list[str]]:
    """Whether they got in, and what they read if not."""
    client = Client()
    page = client.post(reverse("account_login"), {"login": name, "password": password})
    said = re.findall(r'class="errornote"[^>]*>(.*?)<', page.content.decode())
    return "_auth_user_id" in client.session, said


def test_superusers_are_not_locked_out() -> None:
    User.objects.create_superuser("mary", "mary@example.org", PASSWORD)
    assert sign_in("mary") == (True, [])


def test_nobody_learns_whether_a_password_is_right() -> None:
    make_profile(owner=User.objects.create_user("sofya", "sofya@example.org", PASSWORD))
    User.objects.create_superuser("mary", "mary@example.org", PASSWORD)
    answers = [sign_in("sofya"), sign_in("sofya", "wrong"), sign_in("mary", "wrong")]
    answers.append(sign_in("nobody@example.org"))
    assert answers[0][0] is False
    assert "Only superusers sign in by a password here" in answers[0][1][0]
    assert [answer == answers[0] for answer in answers] == [True] * 4


def test_attempts_are_still_counted() -> None:
    User.objects.create_superuser("mary", "mary@example.org", PASSWORD)
    for _ in range(5):
        sign_in("mary", "wrong")
    assert "Too many failed login attempts" in sign_in("mary")[1][0]
