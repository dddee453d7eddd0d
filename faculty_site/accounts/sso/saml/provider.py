"""A provider of SAML as django-allauth asks it, and which of its attributes means what."""

from __future__ import annotations

from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.socialaccount.providers.base import ProviderException
from allauth.socialaccount.providers.saml.provider import SAMLProvider

from faculty_site.accounts.sso.claims import addresses, identity, kept

TRANSIENT: Final = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"

MEANINGS: Final = {
    "uid": [
        "urn:oasis:names:tc:SAML:attribute:subject-id",
        "urn:oasis:names:tc:SAML:attribute:pairwise-id",
        "urn:oid:1.3.6.1.4.1.5923.1.1.1.6",  # eduPersonPrincipalName
    ],
    "email": [
        "urn:oid:0.9.2342.19200300.100.1.3",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
        "mail",
    ],
    "first_name": [
        "urn:oid:2.5.4.42",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
        "givenName",
    ],
    "last_name": [
        "urn:oid:2.5.4.4",
        "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
        "sn",
    ],
}
"""Which attributes mean what where the settings say nothing, the best first."""


class IdentityProvider(SAMLProvider):
    """Takes the place of the library's own, by its name."""

    def extract_uid(self, data: Any) -> str:
        """Raises ProviderException where what somebody is called changes each time."""
        subject = self._fact(data, "uid")
        if not subject:
            if data.get_nameid_format() == TRANSIENT:
                raise ProviderException("only a transient name is given, and no attribute for uid")
            subject = data.get_nameid()
        if not subject:
            raise ProviderException("neither a name nor an attribute for uid is given")
        return identity(self.app.settings["idp"]["entity_id"], subject)

    def extract_extra_data(self, data: Any) -> dict[str, str]:
        names = (self._fact(data, "first_name"), self._fact(data, "last_name"))
        return kept(self._fact(data, "email"), " ".join(filter(None, names)))

    def extract_common_fields(self, data: Any) -> dict[str, Any]:
        """Nobody gets an account by this, so there is none to fill in."""
        return {}

    def extract_email_addresses(self, data: Any) -> list[EmailAddress]:
        """SAML does not say whether an address was checked; the settings say for which domains."""
        return addresses(self._fact(data, "email"), None, self.app.settings["email_domains"])

    def _fact(self, data: Any, fact: str) -> str:
        said = data.get_attributes()
        wanted = {**MEANINGS, **self.app.settings.get("attributes", {})}[fact]
        values = (said[name][0] for name in wanted if said.get(name))
        return next((value for value in values if value), "")


provider_classes = [IdentityProvider]
