"""Which ways of signing in there are besides passwords, out of the environment.

Nothing set: none, and then no app, address or button of theirs exists. What is set by halves, or
without the packages that it needs, raises `ImproperlyConfigured` with one sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _

from faculty_site.environment import Variables, read_bool, read_list, read_text

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

UNIVERSITY: Final = "university"
ORCID: Final = "orcid"
SAML: Final = "saml"

LOOPBACK: Final = ("127.0.0.1", "::1", "localhost")
SAML_FACTS: Final = ("uid", "email", "first_name", "last_name")
"""What an attribute of SAML may be said to mean."""


@dataclass(frozen=True, slots=True)
class Way:
    """A way of signing in: whom it is asked of, and what that is worth."""

    key: str
    """As stored with each linked identity: `university`, `orcid` or `saml`."""
    label: StrOrPromise
    protocol: str
    """The provider of django-allauth, `openid_connect` or `saml`, whose app is `app`."""
    app: dict[str, Any] = field(default_factory=dict)
    vouches: bool = True
    """Whether the addresses it has checked are believed, and its sign-in can be a second factor."""

    @property
    def place(self) -> str:
        """What it is called in its own addresses."""
        return str(self.app["client_id" if self.protocol == "saml" else "provider_id"])


@dataclass(frozen=True, slots=True)
class Ways:
    """All that the settings need; empty where nothing is set."""

    each: tuple[Way, ...] = ()

    @property
    def apps(self) -> list[str]:
        """What goes into INSTALLED_APPS besides."""
        rooms = {"openid_connect": "oidc", "saml": "saml"}
        used = sorted({rooms[way.protocol] for way in self.each})
        return ["allauth.socialaccount"] * bool(used) + [f"{__package__}.{room}" for room in used]

    @property
    def providers(self) -> dict[str, Any]:
        """The value for `SOCIALACCOUNT_PROVIDERS`."""
        found: dict[str, Any] = {}
        for way in self.each:
            found.setdefault(way.protocol, {"APPS": []})["APPS"].append(way.app)
        return found

    @property
    def vouching(self) -> frozenset[str]:
        return frozenset(way.key for way in self.each if way.vouches)

    def get(self, key: str) -> Way | None:
        return next((way for way in self.each if way.key == key), None)


def read_ways(variables: Variables) -> Ways:
    """The ways that the environment names, those of the university first."""
    found = (_openid_connect(variables), _saml(variables), _orcid(variables))
    ways = Ways(tuple(way for way in found if way is not None))
    if ways.each:
        needed = ["requests", "oauthlib", "jwt"]
        if ways.get(SAML):
            needed.append("onelogin")
        _check_installed(needed)
    return ways


def read_password_sign_in(variables: Variables, ways: Ways) -> bool:
    """Whether others than superusers sign in by a password."""
    allowed = read_bool(variables, "PASSWORD_SIGN_IN", default=True)
    if not allowed and not ways.vouching:
        raise ImproperlyConfigured(
            "PASSWORD_SIGN_IN is off, and there is no other way to sign in: set SSO_OIDC_ISSUER "
            "or SSO_SAML_METADATA as well."
        )
    return allowed


def _openid_connect(variables: Variables) -> Way | None:
    names = ("SSO_OIDC_ISSUER", "SSO_OIDC_CLIENT_ID", "SSO_OIDC_CLIENT_SECRET")
    extra = ("SSO_OIDC_LABEL", "SSO_OIDC_EMAIL_DOMAINS")
    if not _all_or_none(variables, names, extra):
        return None
    issuer, client, secret = (read_text(variables, name) for name in names)
    _check_address("SSO_OIDC_ISSUER", issuer)
    label = read_text(variables, "SSO_OIDC_LABEL") or _("your university account")
    domains = _domains(variables, "SSO_OIDC_EMAIL_DOMAINS")
    app = _oidc_app(UNIVERSITY, label, issuer, client, secret)
    app["settings"]["email_domains"] = domains
    return Way(UNIVERSITY, label, "openid_connect", app)


def _orcid(variables: Variables) -> Way | None:
    names = ("SSO_ORCID_CLIENT_ID", "SSO_ORCID_CLIENT_SECRET")
    if not _all_or_none(variables, names, ("SSO_ORCID_SANDBOX",)):
        return None
    client, secret = (read_text(variables, name) for name in names)
    host = "sandbox.orcid.org" if read_bool(variables, "SSO_ORCID_SANDBOX", False) else "orcid.org"
    app = _oidc_app(ORCID, "ORCID", f"https://{host}", client, secret)
    # Of whoever signs in ORCID tells the name and the iD alone, and nothing more is asked.
    app["settings"]["scope"] = ["openid"]
    return Way(ORCID, "ORCID", "openid_connect", app, vouches=False)


def _oidc_app(
    key: str, label: StrOrPromise, issuer: str, client: str, secret: str
) -> dict[str, Any]:
    settings = {"server_url": issuer, "oauth_pkce_enabled": True}
    return {
        "provider_id": key, "name": label, "client_id": client, "secret": secret,
        "settings": settings,
    }  # fmt: skip


def _saml(variables: Variables) -> Way | None:
    names = ("SSO_SAML_METADATA", "SSO_SAML_ENTITY_ID")
    extra = ("SSO_SAML_LABEL", "SSO_SAML_EMAIL_DOMAINS", "SSO_SAML_ATTRIBUTES")
    if not _all_or_none(variables, names, extra):
        return None
    metadata, entity = (read_text(variables, name) for name in names)
    label = read_text(variables, "SSO_SAML_LABEL") or _("your university account")
    settings = {
        "idp": {"entity_id": entity, **_metadata(metadata)},
        "email_domains": _domains(variables, "SSO_SAML_EMAIL_DOMAINS"),
        "advanced": {
            # A name that is another one each time would be nobody's.
            "name_id_format": "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
            "allow_single_label_domains": True,  # such as localhost
        },
    }
    if mapping := _attributes(variables):
        settings["attributes"] = mapping
    app = {
        "provider_id": SAML, "client_id": UNIVERSITY, "name": label, "settings": settings,
    }  # fmt: skip
    return Way(SAML, label, "saml", app)


def _metadata(text: str) -> dict[str, Any]:
    """Where the provider says what it is, an address or a file, and how long that is believed."""
    if "://" in text:
        _check_address("SSO_SAML_METADATA", text)
        return {"metadata_url": text}
    # Seconds: a file that was replaced is soon read.
    return {"metadata_url": _file_address(text), "metadata_cache_timeout": 60}


def _all_or_none(variables: Variables, needed: tuple[str, ...], extra: tuple[str, ...]) -> bool:
    """Whether a way is set; one of its variables alone is a mistake that nobody would see."""
    said = [name for name in (*needed, *extra) if read_text(variables, name)]
    missing = [name for name in needed if name not in said]
    if said and missing:
        raise ImproperlyConfigured(
            f"{said[0]} is set, and {', '.join(missing)} is not: a way to sign in needs "
            f"{', '.join(needed)}."
        )
    return bool(said)


def _check_address(name: str, address: str) -> None:
    """Whoever could answer in its place could sign in as anybody, so https it has to be."""
    url = urlsplit(address)
    secure = url.scheme == "https" or (url.scheme == "http" and url.hostname in LOOPBACK)
    if not secure or not url.hostname or url.query or url.fragment:
        raise ImproperlyConfigured(
            f"{name} is {address!r}, expected an address that begins with https://, without a "
            "question mark, e.g. https://login.example.edu."
        )
    if "/.well-known/" in url.path:
        raise ImproperlyConfigured(
            f"{name} is {address!r}, expected the part before /.well-known/ alone."
        )


def _file_address(text: str) -> str:
    path = Path(text).absolute()
    if not path.is_file():
        raise ImproperlyConfigured(
            f"SSO_SAML_METADATA is {text!r}, expected an https:// address or a file that is there."
        )
    return path.as_uri()


def _domains(variables: Variables, name: str) -> list[str]:
    domains = [domain.lower() for domain in read_list(variables, name)]
    for domain in domains:
        if "@" in domain or "/" in domain or "." not in domain.strip("."):
            raise ImproperlyConfigured(
                f"{name} holds {domain!r}, expected what stands behind the @ of addresses, with "
                "commas between, e.g. example.edu,math.example.edu."
            )
    return domains


def _attributes(variables: Variables) -> dict[str, list[str]]:
    """`email=urn:oid:0.9…,uid=eduPersonPrincipalName` as what means what."""
    found: dict[str, list[str]] = {}
    for pair in read_list(variables, "SSO_SAML_ATTRIBUTES"):
        fact, _equals, attribute = (part.strip() for part in pair.partition("="))
        if fact not in SAML_FACTS or not attribute:
            raise ImproperlyConfigured(
                f"SSO_SAML_ATTRIBUTES holds {pair!r}, expected e.g. email=mail, and before the "
                f"equals sign one of {', '.join(SAML_FACTS)}."
            )
        found.setdefault(fact, []).append(attribute)
    return found


def _check_installed(modules: list[str]) -> None:
    missing = [module for module in modules if find_spec(module) is None]
    if missing:
        raise ImproperlyConfigured(
            f"The SSO_ settings need packages that are not installed ({', '.join(missing)}): "
            "pip install --require-hashes -r requirements-sso.txt."
        )
