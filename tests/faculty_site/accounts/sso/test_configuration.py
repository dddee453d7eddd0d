"""Which ways the environment names, and what is said where it names one by halves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from unittest import mock

import pytest
from django.core.exceptions import ImproperlyConfigured

from faculty_site.accounts.sso import configuration
from faculty_site.accounts.sso.configuration import Ways, read_password_sign_in, read_ways

OIDC = {
    "SSO_OIDC_ISSUER": "https://login.example.edu/realms/staff",
    "SSO_OIDC_CLIENT_ID": "faculty",
    "SSO_OIDC_CLIENT_SECRET": "kept to itself",
}
ORCID = {"SSO_ORCID_CLIENT_ID": "APP-1", "SSO_ORCID_CLIENT_SECRET": "kept to itself"}
SAML = {
    "SSO_SAML_METADATA": "https://idp.example.edu/metadata",
    "SSO_SAML_ENTITY_ID": "https://idp.example.edu",
}


@pytest.fixture(autouse=True)
def installed() -> Iterator[mock.Mock]:
    """Whether the packages are there is another test's question."""
    with mock.patch.object(configuration, "find_spec", return_value=object()) as found:
        yield found


def test_nothing_set_is_nothing_at_all() -> None:
    ways = read_ways({})
    assert (ways.each, ways.apps, ways.providers) == ((), [], {})
    assert read_ways({"SSO_OIDC_ISSUER": " ", "SSO_SAML_METADATA": ""}) == ways


def test_each_way_brings_its_room() -> None:
    rooms = "faculty_site.accounts.sso"
    assert read_ways(OIDC).apps == ["allauth.socialaccount", f"{rooms}.oidc"]
    assert read_ways(SAML).apps == ["allauth.socialaccount", f"{rooms}.saml"]
    assert read_ways({**OIDC, **ORCID, **SAML}).apps == [
        "allauth.socialaccount", f"{rooms}.oidc", f"{rooms}.saml",
    ]  # fmt: skip


def test_the_university_comes_first_and_alone_is_believed() -> None:
    ways = read_ways({**ORCID, **SAML, **OIDC})
    assert [way.key for way in ways.each] == ["university", "saml", "orcid"]
    assert ways.vouching == {"university", "saml"}


@pytest.mark.parametrize(("sandbox", "host"), [("", "orcid.org"), ("1", "sandbox.orcid.org")])
def test_where_orcid_is(sandbox: str, host: str) -> None:
    (app,) = read_ways({**ORCID, "SSO_ORCID_SANDBOX": sandbox}).providers["openid_connect"]["APPS"]
    assert app["settings"]["server_url"] == f"https://{host}"
    assert app["settings"]["scope"] == ["openid"]


def test_attributes_and_domains() -> None:
    said = {"SSO_SAML_ATTRIBUTES": "email=mail, uid = eduPersonPrincipalName,email=email"}
    domains = {"SSO_SAML_EMAIL_DOMAINS": "Example.edu, math.example.edu"}
    (app,) = read_ways({**SAML, **said, **domains}).providers["saml"]["APPS"]
    assert app["settings"]["attributes"] == {
        "email": ["mail", "email"],
        "uid": ["eduPersonPrincipalName"],
    }
    assert app["settings"]["email_domains"] == ["example.edu", "math.example.edu"]


def test_metadata_in_a_file(tmp_path: Path) -> None:
    path = tmp_path / "our metadata.xml"
    path.write_text("<xml/>")
    (app,) = read_ways({**SAML, "SSO_SAML_METADATA": str(path)}).providers["saml"]["APPS"]
    assert app["settings"]["idp"]["metadata_url"] == path.as_uri()


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"SSO_OIDC_ISSUER": "https://a.example"}, "SSO_OIDC_CLIENT_ID, SSO_OIDC_CLIENT_SECRET is"),
        ({"SSO_OIDC_LABEL": "Example"}, "SSO_OIDC_LABEL is set, and SSO_OIDC_ISSUER"),
        ({"SSO_ORCID_SANDBOX": "1"}, "SSO_ORCID_SANDBOX is set, and SSO_ORCID_CLIENT_ID"),
        ({"SSO_SAML_METADATA": "https://a.example"}, "and SSO_SAML_ENTITY_ID is not"),
        ({**OIDC, "SSO_OIDC_ISSUER": "http://login.example.edu"}, "begins with https://"),
        ({**OIDC, "SSO_OIDC_ISSUER": "login.example.edu"}, "begins with https://"),
        ({**OIDC, "SSO_OIDC_ISSUER": "https://"}, "begins with https://"),
        (
            {**OIDC, "SSO_OIDC_ISSUER": "https://a.example/.well-known/openid-configuration"},
            "the part before /.well-known/",
        ),
        ({**OIDC, "SSO_OIDC_EMAIL_DOMAINS": "a@example.edu"}, "what stands behind the @"),
        ({**OIDC, "SSO_OIDC_EMAIL_DOMAINS": "edu"}, "what stands behind the @"),
        ({**SAML, "SSO_SAML_METADATA": "/nowhere/at all.xml"}, "a file that is there"),
        ({**SAML, "SSO_SAML_METADATA": "http://idp.example.edu/m"}, "begins with https://"),
        ({**SAML, "SSO_SAML_ATTRIBUTES": "phone=tel"}, "one of uid, email, first_name, last_name"),
        ({**SAML, "SSO_SAML_ATTRIBUTES": "email"}, "expected e.g. email=mail"),
    ],
)
def test_what_is_set_by_halves(said: dict[str, str], told: str) -> None:
    with pytest.raises(ImproperlyConfigured) as raised:
        read_ways(said)
    assert told in str(raised.value)
    assert "kept to itself" not in str(raised.value)


def test_this_machine_may_do_without_https() -> None:
    assert read_ways({**OIDC, "SSO_OIDC_ISSUER": "http://127.0.0.1:3000"}).each


def test_packages_that_are_missing_are_named(installed: mock.Mock) -> None:
    installed.side_effect = lambda name: None if name == "jwt" else object()
    with pytest.raises(ImproperlyConfigured, match=r"\(jwt\): pip install .* requirements-sso.txt"):
        read_ways(OIDC)


def test_passwords_are_not_switched_off_for_nothing() -> None:
    off = {"PASSWORD_SIGN_IN": "0"}
    assert read_password_sign_in({}, Ways()) is True
    assert read_password_sign_in(off, read_ways(OIDC)) is False
    for ways in (Ways(), read_ways(ORCID)):
        with pytest.raises(ImproperlyConfigured, match="no other way to sign in"):
            read_password_sign_in(off, ways)
