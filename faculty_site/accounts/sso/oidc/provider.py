"""A provider of OpenID Connect as django-allauth asks it, with what it leaves unasked.

Besides state and PKCE a nonce ties the answer to the question, the answer is of the issuer that
was asked, and both its parts are about the same person (OpenID Connect Core 1.0, 3.1.3.7, 5.3.2).
"""

from __future__ import annotations

import secrets
from typing import Any, Final

from allauth.account.models import EmailAddress
from allauth.socialaccount.models import SocialLogin
from allauth.socialaccount.providers.oauth2.client import OAuth2Error
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.http import HttpRequest, HttpResponse

from faculty_site.accounts.sso.claims import addresses, identity, kept
from faculty_site.context_processors import site_url

NONCE: Final = "nonce"


class Conversation(OpenIDConnectOAuth2Adapter):
    """What is said between this site and the provider."""

    def get_callback_url(self, request: HttpRequest, app: Any) -> str:
        """At the site's own address, which the provider knows, by whatever name somebody came."""
        return f"{site_url(request)}{self.get_provider().get_callback_url()}"

    def complete_login(
        self, request: HttpRequest, app: Any, token: Any, **kwargs: Any
    ) -> SocialLogin:
        if not kwargs["response"].get("id_token"):
            raise OAuth2Error("no id_token")
        issuer = self.openid_config["issuer"]
        if issuer.rstrip("/") != app.settings["server_url"].rstrip("/"):
            raise OAuth2Error(f"{issuer} answers for {app.settings['server_url']}")
        return super().complete_login(request, app, token, **kwargs)

    def _fetch_user_info(self, access_token: str) -> dict[str, Any]:
        """Nothing where the provider says it all in the id_token."""
        if "userinfo_endpoint" not in self.openid_config:
            return {}
        told: dict[str, Any] = super()._fetch_user_info(access_token)
        return told


class IdentityProvider(OpenIDConnectProvider):
    """Takes the place of the library's own, by its name."""

    oauth2_adapter_class = Conversation

    def get_scope_from_request(self, request: HttpRequest) -> list[str]:
        """No more than the settings ask for, whatever the address of the request says."""
        scope: list[str] = self.get_scope()
        return scope

    def get_auth_params_from_request(self, request: HttpRequest, action: str) -> dict[str, Any]:
        params: dict[str, Any] = self.get_auth_params()
        return params

    def redirect(
        self,
        request: HttpRequest,
        process: str,
        next_url: str | None = None,
        data: Any = None,
        **kwargs: Any,
    ) -> HttpResponse:
        nonce = secrets.token_urlsafe(24)
        params = {**kwargs.pop("auth_params", {}), NONCE: nonce}
        answer: HttpResponse = super().redirect(
            request, process, next_url, data, auth_params=params, nonce=nonce, **kwargs
        )
        return answer

    def sociallogin_from_response(
        self, request: HttpRequest, response: dict[str, Any]
    ) -> SocialLogin:
        """What both parts of the answer say together; raises OAuth2Error where they disagree."""
        claims, more = response["id_token"], response.get("userinfo") or {}
        if more and more.get("sub") != claims["sub"]:
            raise OAuth2Error("the id_token and the userinfo are about two people")
        login = super().sociallogin_from_response(request, {**claims, **more})
        login.nonce = claims.get(NONCE)
        return login

    def extract_uid(self, data: dict[str, Any]) -> str:
        return identity(self.app.settings["server_url"], str(data["sub"]))

    def extract_extra_data(self, data: dict[str, Any]) -> dict[str, str]:
        return kept(data.get("email"), data.get("name"))

    def extract_common_fields(self, data: dict[str, Any]) -> dict[str, Any]:
        """Nobody gets an account by this, so there is none to fill in."""
        return {}

    def extract_email_addresses(self, data: dict[str, Any]) -> list[EmailAddress]:
        domains = self.app.settings.get("email_domains", [])
        return addresses(data.get("email"), data.get("email_verified"), domains)


provider_classes = [IdentityProvider]
