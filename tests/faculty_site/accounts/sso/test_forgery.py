"""What somebody could send in place of a provider's answer, and what goes wrong on the way."""

from __future__ import annotations

from unittest import mock

import pytest
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_profile
from tests.faculty_site.accounts.sso.providers import (
    Providers,
    Visitor,
    address_in,
    is_signed_in,
    stored,
    words_of,
)

pytestmark = pytest.mark.django_db

CALLBACK = "/account/oidc/university/login/callback/"
LOGIN = "/account/oidc/university/login/"


@pytest.fixture(autouse=True)
def emmy(providers: Providers) -> User:
    providers.know("university", "e.noether", email="emmy@example.edu", email_verified=True)
    account = User.objects.create_user("emmy", "emmy@example.edu")
    make_profile(owner=account)
    return account


def nothing_happened(visitor: Visitor, page: object) -> None:
    assert page.status_code == 401  # type: ignore[attr-defined]
    assert "could not make sure who you are" in words_of(page)
    assert not is_signed_in(visitor.client)
    assert not stored("SocialAccount").exists()


def test_the_question_bears_state_nonce_and_proof_key() -> None:
    address = Visitor().leave()
    for part in ("state=", "nonce=", "code_challenge=", "code_challenge_method=S256"):
        assert part in address
    assert "scope=openid" in address or "openid" in address.partition("scope=")[2]


def test_the_answer_comes_to_the_sites_own_address(settings: Settings) -> None:
    """Whatever host the question was asked at: only one is known to the provider."""
    settings.SITE_URL = "https://people.example.org"
    address = Visitor().leave()
    assert "redirect_uri=https%3A%2F%2Fpeople.example.org%2Faccount%2Foidc%2Funiversity" in address


def test_an_answer_to_nobodys_question() -> None:
    visitor = Visitor()
    nothing_happened(visitor, visitor.come_back(f"{CALLBACK}?code=x&state=forged"))
    nothing_happened(visitor, visitor.come_back(CALLBACK))


def test_an_answer_to_somebody_elses_question() -> None:
    """What an attacker gets for themselves signs nobody else in."""
    attacker, victim = Visitor(), Visitor()
    victim.leave()
    nothing_happened(victim, victim.come_back(attacker.say(attacker.leave(), "e.noether")))


def test_an_answer_that_is_sent_twice() -> None:
    visitor = Visitor()
    address = visitor.say(visitor.leave(), "e.noether")
    visitor.come_back(address)
    assert is_signed_in(visitor.client)
    visitor.client.post(reverse("account_logout"))
    assert visitor.come_back(address).status_code == 401
    assert not is_signed_in(visitor.client)


def test_a_code_that_was_used_before() -> None:
    """With a question of their own, so that only the provider can know."""
    first, second = Visitor(), Visitor()
    used = first.say(first.leave(), "e.noether")
    first.come_back(used)
    stored("SocialAccount").all().delete()
    state = second.leave().partition("state=")[2].partition("&")[0]
    code = used.partition("code=")[2].partition("&")[0]
    nothing_happened(second, second.come_back(f"{CALLBACK}?code={code}&state={state}"))


def test_an_answer_with_the_nonce_of_another_question() -> None:
    visitor = Visitor()
    with mock.patch(
        "faculty_site.accounts.sso.oidc.provider.secrets.token_urlsafe", return_value="mine"
    ):
        address = visitor.leave().replace("nonce=mine", "nonce=another")
    nothing_happened(visitor, visitor.come_back(visitor.say(address, "e.noether")))


def test_an_issuer_that_answers_for_another(settings: Settings, providers: Providers) -> None:
    visitor = Visitor()
    address = visitor.say(visitor.leave(), "e.noether")
    ways = providers.ways()
    (university,) = [
        app for app in ways["openid_connect"]["APPS"] if app["provider_id"] == "university"
    ]
    # The same machine by its other name.
    university["settings"]["server_url"] = providers.university.replace("127.0.0.1", "localhost")
    settings.SOCIALACCOUNT_PROVIDERS = ways
    nothing_happened(visitor, visitor.come_back(address))


def test_two_parts_of_an_answer_about_two_people() -> None:
    visitor = Visitor()
    address = visitor.say(visitor.leave(), "e.noether")
    fetch = "faculty_site.accounts.sso.oidc.provider.Conversation._fetch_user_info"
    with mock.patch(fetch, return_value={"sub": "somebody else", "email": "emmy@example.edu"}):
        page = visitor.come_back(address)
    nothing_happened(visitor, page)


def test_a_provider_that_says_it_all_at_once(providers: Providers) -> None:
    visitor = Visitor()
    address = visitor.say(visitor.leave(), "e.noether")
    config = providers.discovery()
    del config["userinfo_endpoint"]
    where = "faculty_site.accounts.sso.oidc.provider.Conversation.openid_config"
    with mock.patch(where, new_callable=mock.PropertyMock, return_value=config):
        page = visitor.come_back(address)
    assert "did not tell an e-mail address" in words_of(page)


def test_a_wrong_secret(settings: Settings, providers: Providers) -> None:
    ways = providers.ways()
    for app in ways["openid_connect"]["APPS"]:
        app["secret"] = "another"
    settings.SOCIALACCOUNT_PROVIDERS = ways
    visitor = Visitor()
    nothing_happened(visitor, visitor.sign_in("e.noether"))


def test_whoever_turns_back_reads_that_nothing_happened() -> None:
    visitor = Visitor()
    page = visitor.come_back(visitor.cancel(visitor.leave()))
    assert "You stopped on the way" in words_of(page)
    assert not is_signed_in(visitor.client)


def test_a_provider_that_cannot_be_reached(settings: Settings, providers: Providers) -> None:
    ways = providers.ways()
    for app in ways["openid_connect"]["APPS"]:
        app["settings"]["server_url"] = "http://127.0.0.1:1"
    settings.SOCIALACCOUNT_PROVIDERS = ways
    visitor = Visitor()
    nothing_happened(visitor, visitor.client.post(LOGIN))


def test_a_link_of_somebody_elses_only_asks() -> None:
    """Opening the address sends nobody to the provider; that takes a button, and its token."""
    page = Client().get(LOGIN)
    assert 'method="post"' in words_of(page)
    assert "http-equiv" not in words_of(page)
    assert Client(enforce_csrf_checks=True).post(LOGIN).status_code == 403


def test_what_is_asked_for_does_not_depend_on_the_address() -> None:
    asked = (
        "?scope=everything&auth_params=prompt%3Dnone%26redirect_uri%3Dhttps%3A%2F%2Fevil.example"
    )
    address = address_in(words_of(Client().post(LOGIN + asked)))
    assert "everything" not in address
    assert "evil.example" not in address
    assert Client().post(LOGIN, {"process": "redirect", "next": "/"}).status_code == 404


@pytest.mark.parametrize("way", ["another", "saml", "university%2F"])
def test_other_ways_do_not_exist(way: str) -> None:
    for address in (f"/account/oidc/{way}/login/", f"/account/oidc/{way}/login/callback/"):
        assert Client().get(address).status_code == 404


def test_nobody_makes_an_account_for_themselves() -> None:
    for address in ("/account/linked/signup/", "/account/signup/"):
        assert Client().get(address).status_code == 404


def test_attempts_are_counted() -> None:
    cache.clear()
    answers = [Client().post(LOGIN).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    cache.clear()
