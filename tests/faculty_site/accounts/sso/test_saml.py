"""SAML: a signed answer signs in, and nothing else does."""

from __future__ import annotations

import base64
import copy
import datetime
import zlib
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from django.conf import settings as now
from django.contrib.auth.models import User
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories import make_profile
from tests.faculty_site.accounts.sso.federation import (
    ENTITY,
    MAIL,
    SITE,
    TRANSIENT,
    Federation,
    Said,
)
from tests.faculty_site.accounts.sso.providers import address_in, is_signed_in, stored, words_of

pytestmark = pytest.mark.django_db

EMMY = {MAIL: "emmy@example.edu"}
SHA256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"
ACS = "/account/saml/university/acs/"


@pytest.fixture(scope="module")
def federation() -> Federation:
    return Federation()


@pytest.fixture(autouse=True)
def _trusted(federation: Federation, settings: Settings, tmp_path: Path) -> None:
    cache.clear()
    path = tmp_path / "metadata.xml"
    federation.write_metadata(path)
    ways = copy.deepcopy(now.SSO_WAYS.providers)
    ways["saml"]["APPS"][0]["settings"]["idp"]["metadata_url"] = path.as_uri()
    settings.SOCIALACCOUNT_PROVIDERS = ways


@pytest.fixture
def emmy() -> User:
    account = User.objects.create_user("emmy", "emmy@example.edu")
    make_profile(owner=account)
    return account


def browser(*, enforce_csrf_checks: bool = False) -> Client:
    """The library reads the header that every browser sends."""
    return Client(enforce_csrf_checks=enforce_csrf_checks, HTTP_HOST="testserver")


def leave(client: Client, **said: str) -> str:
    page = client.post(reverse("saml_login", args=["university"]), said)
    return address_in(page.content.decode())


def come_back(client: Client, form: dict[str, str]) -> Any:
    """As a browser does: the page of the provider sends the form, without this site's cookies."""
    answer = browser(enforce_csrf_checks=True).post(ACS, form)
    client.cookies.update(answer.cookies)
    return client.get(answer["Location"], follow=True)


def sign_in(federation: Federation, said: Said, **options: Any) -> tuple[Client, Any]:
    client = browser()
    return client, come_back(client, federation.answer(leave(client), said, **options))


def nothing_happened(client: Client, page: Any, status: int = 401) -> None:
    assert page.status_code == status
    assert not is_signed_in(client)
    assert not stored("SocialAccount").exists()


def test_the_first_time_links_the_account(emmy: User, federation: Federation) -> None:
    client, page = sign_in(federation, Said(attributes=EMMY))
    assert "is linked with Example Federation now" in words_of(page)
    assert stored("SocialAccount").get().uid == f"{ENTITY} f83k2"
    client, _page = sign_in(federation, Said(attributes={MAIL: "noether@example.org"}))
    assert client.session["_auth_user_id"] == str(emmy.pk)


def test_leads_on_to_what_was_asked_for(emmy: User, federation: Federation) -> None:
    client = browser()
    address = leave(client, next="/admin/news/newsitem/")
    assert address.startswith(f"{ENTITY}/sso?SAMLRequest=")
    page = come_back(client, federation.answer(address, Said(attributes=EMMY)))
    assert page.redirect_chain[-1][0] == "/admin/news/newsitem/"


def test_an_address_of_another_domain_is_not_believed(federation: Federation) -> None:
    User.objects.create_user("emmy", "emmy@example.org")
    client, page = sign_in(federation, Said(attributes={MAIL: "emmy@example.org"}))
    nothing_happened(client, page, 403)
    assert "an e-mail address that it has made sure of" in words_of(page)


def test_an_answer_that_nobody_signed(emmy: User, federation: Federation) -> None:
    nothing_happened(*sign_in(federation, Said(attributes=EMMY), signed=False))


def test_an_answer_that_somebody_else_signed(emmy: User) -> None:
    nothing_happened(*sign_in(Federation(), Said(attributes=EMMY)))


def test_an_answer_that_was_changed_afterwards(emmy: User, federation: Federation) -> None:
    client = browser()
    form = federation.answer(leave(client), Said(attributes={MAIL: "sofya@example.edu"}))
    text = base64.b64decode(form["SAMLResponse"]).replace(b"sofya@", b"emmy@")
    form["SAMLResponse"] = base64.b64encode(text).decode()
    nothing_happened(client, come_back(client, form))


def test_an_answer_for_another_site(emmy: User, federation: Federation) -> None:
    said = Said(attributes=EMMY, audience="https://another.example/metadata/")
    nothing_happened(*sign_in(federation, said))


def test_an_answer_of_yesterday(emmy: User, federation: Federation) -> None:
    said = Said(attributes=EMMY, age=datetime.timedelta(days=1))
    nothing_happened(*sign_in(federation, said))


def test_an_answer_that_is_sent_twice(emmy: User, federation: Federation) -> None:
    client = browser()
    form = federation.answer(leave(client), Said(attributes=EMMY))
    come_back(client, form)
    assert is_signed_in(client)
    client.post(reverse("account_logout"))
    assert come_back(client, form).status_code == 401
    assert not is_signed_in(client)


def test_an_answer_to_somebody_elses_question(emmy: User, federation: Federation) -> None:
    attacker, victim = browser(), browser()
    form = federation.answer(leave(attacker), Said(attributes=EMMY))
    leave(victim)
    nothing_happened(victim, come_back(victim, form))


def test_a_name_that_is_another_one_each_time(emmy: User, federation: Federation) -> None:
    nothing_happened(*sign_in(federation, Said(attributes=EMMY, format=TRANSIENT)))


def test_an_attribute_for_it_goes_before_the_name(emmy: User, federation: Federation) -> None:
    principal = "urn:oid:1.3.6.1.4.1.5923.1.1.1.6"
    said = Said(attributes={**EMMY, principal: "en@example.edu"}, format=TRANSIENT)
    sign_in(federation, said)
    assert stored("SocialAccount").get().uid == f"{ENTITY} en@example.edu"


def test_nobody_else_signs_them_out(emmy: User, federation: Federation) -> None:
    client, _page = sign_in(federation, Said(attributes=EMMY))
    text = (
        '<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_l1" Version="2.0" '
        f'IssueInstant="2100-01-01T00:00:00Z" Destination="{SITE}/sls/">'
        f"<saml:Issuer>{ENTITY}</saml:Issuer><saml:NameID>f83k2</saml:NameID>"
        "</samlp:LogoutRequest>"
    )
    packed = zlib.compress(text.encode())[2:-4]
    for extra in ({}, {"Signature": "Zm9yZ2Vk", "SigAlg": SHA256}):
        said = {"SAMLRequest": base64.b64encode(packed).decode(), **extra}
        client.get("/account/saml/university/sls/", said)
        assert is_signed_in(client)


@pytest.mark.parametrize("sent", ["", "!", "PHNhbWw+", "e30=", "PD94bWw/Pg=="])
def test_what_nobody_can_read(sent: str) -> None:
    client = browser()
    leave(client)
    nothing_happened(client, come_back(client, {"SAMLResponse": sent}))
    for address in (f"{ACS}finish/", "/account/saml/university/sls/?SAMLRequest=x"):
        assert client.get(address).status_code in (400, 401)


@pytest.mark.parametrize(
    "read", [{"return_value": b"<html>Moved</html>"}, {"side_effect": OSError("gone")}], ids=str
)
def test_metadata_that_cannot_be_read(read: dict[str, Any]) -> None:
    where = "onelogin.saml2.idp_metadata_parser.OneLogin_Saml2_IdPMetadataParser.get_metadata"
    with mock.patch(where, **read):
        page = browser().post(reverse("saml_login", args=["university"]))
    assert page.status_code == 401
    assert "could not make sure who you are" in words_of(page)


def test_tells_the_provider_where_to_answer() -> None:
    page = browser().get("/account/saml/university/metadata/")
    assert page["Content-Type"] == "text/xml"
    assert f'Location="{SITE}/acs/"' in page.content.decode()
    assert browser().get("/account/saml/another/metadata/").status_code == 404
