"""A provider of SAML that is made for one test: its key, its metadata, and what it signs."""

from __future__ import annotations

import base64
import datetime
import zlib
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit
from xml.sax.saxutils import escape

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.x509.oid import NameOID
from django.utils import timezone
from lxml import etree

Saml = pytest.importorskip("onelogin.saml2.utils").OneLogin_Saml2_Utils

ENTITY = "https://idp.example.edu"
SITE = "http://testserver/account/saml/university"
PERSISTENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent"
TRANSIENT = "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"
MAIL = "urn:oid:0.9.2342.19200300.100.1.3"

METADATA = """\
<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity}">
<md:IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<ds:X509Data><ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo>
</md:KeyDescriptor>
<md:SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect"
 Location="{entity}/sso"/>
</md:IDPSSODescriptor></md:EntityDescriptor>"""

RESPONSE = """\
<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol"
 xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_r1" Version="2.0" IssueInstant="{now}"
 Destination="{site}/acs/" InResponseTo="{question}"><saml:Issuer>{entity}</saml:Issuer>
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>
{assertion}</samlp:Response>"""

ASSERTION = """\
<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0"
 IssueInstant="{now}"><saml:Issuer>{entity}</saml:Issuer>
<saml:Subject><saml:NameID Format="{format}">{name}</saml:NameID>
<saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{end}" Recipient="{site}/acs/"
 InResponseTo="{question}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{begin}" NotOnOrAfter="{end}"><saml:AudienceRestriction>
<saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AuthnStatement AuthnInstant="{now}" SessionIndex="_s1"><saml:AuthnContext>
<saml:AuthnContextClassRef>urn:oasis:names:tc:SAML:2.0:ac:classes:Password</saml:AuthnContextClassRef>
</saml:AuthnContext></saml:AuthnStatement>
<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"""

ATTRIBUTE = """\
<saml:Attribute Name="{name}" NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri">\
<saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>"""


@dataclass
class Said:
    """What the provider says of somebody; each field is one that a test may falsify."""

    name: str = "f83k2"
    format: str = PERSISTENT
    attributes: dict[str, str] = field(default_factory=dict)
    audience: str = f"{SITE}/metadata/"
    age: datetime.timedelta = datetime.timedelta()


class Federation:
    def __init__(self) -> None:
        key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "idp.example.edu")])
        now = timezone.now()
        certificate = (
            x509.CertificateBuilder()
            .subject_name(name)
            .issuer_name(name)
            .public_key(key.public_key())
            .serial_number(1)
            .not_valid_before(now - datetime.timedelta(days=1))
            .not_valid_after(now + datetime.timedelta(days=1))
            .sign(key, hashes.SHA256())
        )
        pem = serialization.Encoding.PEM
        self.certificate = certificate.public_bytes(pem).decode()
        self.key = key.private_bytes(
            pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        ).decode()

    def write_metadata(self, path: Path) -> None:
        bare = "".join(self.certificate.splitlines()[1:-1])
        path.write_text(METADATA.format(entity=ENTITY, certificate=bare))

    def answer(self, address: str, said: Said, *, signed: bool = True) -> dict[str, str]:
        """The form that comes back for the question in the address that the site sent on to."""
        question = parse_qs(urlsplit(address).query)
        asked = zlib.decompress(base64.b64decode(question["SAMLRequest"][0]), -15)
        now = timezone.now() - said.age
        whole = RESPONSE.format(
            assertion="{assertion}", now=_time(now), site=SITE, entity=ENTITY,
            question=etree.fromstring(asked).get("ID"),
        )  # fmt: skip
        assertion = self._assertion(etree.fromstring(asked).get("ID"), now, said, signed=signed)
        text = whole.replace("{assertion}", assertion)
        return {
            "SAMLResponse": base64.b64encode(text.encode()).decode(),
            "RelayState": question["RelayState"][0] if "RelayState" in question else "",
        }

    def _assertion(
        self, question: str | None, now: datetime.datetime, said: Said, *, signed: bool
    ) -> str:
        attributes = (
            ATTRIBUTE.format(name=name, value=escape(value))
            for name, value in said.attributes.items()
        )
        minutes = datetime.timedelta(minutes=5)
        text = ASSERTION.format(
            now=_time(now), begin=_time(now - minutes), end=_time(now + minutes), site=SITE,
            entity=ENTITY, question=question, name=said.name, format=said.format,
            audience=said.audience, attributes="".join(attributes),
        )  # fmt: skip
        if not signed:
            return text
        made: bytes | str = Saml.add_sign(text, self.key, self.certificate)
        return made.decode() if isinstance(made, bytes) else made


def _time(moment: datetime.datetime) -> str:
    return moment.astimezone(datetime.UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
