"""What django-allauth has to know of this site."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from urllib.parse import urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.http import HttpRequest
from django.utils.encoding import force_bytes

from faculty_site.context_processors import site_name, site_url

if TYPE_CHECKING:
    from allauth.account.models import EmailConfirmation


STAGE: Final = "faculty_site.accounts.second_factor.SecondFactorStage"


class Home(NamedTuple):
    """This site as mails name it."""

    name: str
    domain: str


class AccountAdapter(DefaultAccountAdapter):
    """Nobody makes an account for themselves: admins make them for the people of a department."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        url = site_url(self.request)
        home = Home(site_name(), urlsplit(url).netloc)
        super().send_mail(template_prefix, email, {"current_site": home, **context})

    def get_reset_password_from_key_url(self, key: str) -> str:
        return at_home(self.request, super().get_reset_password_from_key_url(key))

    def get_email_confirmation_url(
        self, request: HttpRequest, emailconfirmation: EmailConfirmation
    ) -> str:
        return at_home(request, super().get_email_confirmation_url(request, emailconfirmation))

    def get_login_stages(self) -> list[str]:
        """The library asks for a second factor however somebody came."""
        ours = {"allauth.mfa.stages.AuthenticateStage": STAGE}
        return [ours.get(stage, stage) for stage in super().get_login_stages()]


def at_home(request: HttpRequest, url: str) -> str:
    """The address at this site's own host: a mail's link is a key, and whoever asks for the mail
    chooses the host of the request."""
    return f"{site_url(request)}{urlsplit(url).path}"


class SecondFactorAdapter(DefaultMFAAdapter):
    """What codes are made of is stored encrypted: whoever reads a backup makes no codes."""

    def encrypt(self, text: str) -> str:
        return _vault().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        return _vault().decrypt(encrypted_text.encode()).decode()


def _vault() -> MultiFernet:
    """With the present SECRET_KEY, and for reading with those before it."""
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([Fernet(_key(force_bytes(secret))) for secret in secrets])


def _key(secret: bytes) -> bytes:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=b"second factor")
    return base64.urlsafe_b64encode(derived.derive(secret))
