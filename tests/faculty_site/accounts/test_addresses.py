"""The e-mail address of an account: nobody takes one that is not theirs."""

from __future__ import annotations

import pytest
from allauth.account.models import EmailAddress
from django.core.cache import cache
from django.test import Client

from tests import factories

pytestmark = pytest.mark.django_db

ADDRESSES = "/account/email/"
PASSWORD = "a ring without zero divisors"


@pytest.fixture(autouse=True)
def fresh() -> None:
    cache.clear()


def signed_in(email: str) -> Client:
    """An account whose address was written down by an admin and confirmed by nobody."""
    user = factories.make_user(email=email, username="emmy")
    user.set_password(PASSWORD)
    user.save()
    client = Client()
    client.post("/account/login/", {"login": "emmy", "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


@pytest.mark.parametrize("email", ["", "emmy@example.org"])
def test_an_address_counts_only_once_it_is_confirmed(email: str) -> None:
    client = signed_in(email)
    client.post(ADDRESSES, {"action_add": "", "email": "hilbert@example.org"})
    row = EmailAddress.objects.get(email="hilbert@example.org")
    assert not row.verified
    answer = client.post(
        ADDRESSES, {"action_primary": "", "email": "hilbert@example.org"}, follow=True
    )
    assert answer.status_code == 200
    assert "has to be confirmed first" in answer.content.decode()
    row.refresh_from_db()
    assert not row.primary
    assert row.user.email != "hilbert@example.org"


def test_a_confirmed_address_becomes_that_of_the_account() -> None:
    client = signed_in("emmy@example.org")
    client.post(ADDRESSES, {"action_add": "", "email": "noether@example.org"})
    EmailAddress.objects.filter(email="noether@example.org").update(verified=True)
    client.post(ADDRESSES, {"action_primary": "", "email": "noether@example.org"})
    row = EmailAddress.objects.get(email="noether@example.org")
    assert row.primary
    assert row.user.email == "noether@example.org"
