"""Links in mails about accounts lead to this site, whatever host the request names."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.cache import cache
from django.test import Client
from pytest_django import Settings

from tests import factories

pytestmark = pytest.mark.django_db

SITE = "https://people.example.org"
ELSEWHERE = "forgotten.example.org"


@pytest.fixture(autouse=True)
def of_several_hosts(settings: Settings) -> None:
    cache.clear()
    settings.SITE_URL, settings.ALLOWED_HOSTS = SITE, [".example.org"]


def links() -> list[str]:
    return re.findall(r"https?://\S+", "\n".join(str(each.body) for each in mail.outbox))


def test_a_new_password_is_chosen_here() -> None:
    factories.make_user(email="emmy@example.org")
    sent = {"email": "emmy@example.org"}
    Client().post("/account/password/reset/", sent, headers={"host": ELSEWHERE})
    assert [link.rpartition("/account/")[0] for link in links()] == [SITE]
    assert ELSEWHERE not in str(mail.outbox[0].body)


def test_an_address_is_confirmed_here() -> None:
    user = factories.make_user(email="emmy@example.org")
    client = Client()
    client.force_login(user)
    EmailAddress.objects.create(user=user, email="emmy@example.org", verified=False)
    sent = {"action_send": "", "email": "emmy@example.org"}
    client.post("/account/email/", sent, headers={"host": ELSEWHERE})
    assert [link.rpartition("/account/")[0] for link in links()] == [SITE]
