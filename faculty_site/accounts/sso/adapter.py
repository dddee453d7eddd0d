"""What django-allauth has to know of this site when somebody comes from a provider."""

from __future__ import annotations

import hmac
import logging
from typing import Any

from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter, _build_apps_from_settings
from allauth.socialaccount.models import SocialAccount, SocialApp, SocialLogin
from allauth.socialaccount.providers.base.constants import AuthProcess
from django.conf import settings
from django.contrib import messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from faculty_site.accounts.passwords import may_use_password
from faculty_site.accounts.sso import linking, orcid
from faculty_site.accounts.sso.configuration import ORCID
from faculty_site.accounts.sso.linking import NotLinkedError, Reason

logger = logging.getLogger(__name__)

LAST_WAY = gettext_lazy(
    "This is your only way to sign in. Link another one, or set a password first."
)


class IdentityAdapter(DefaultSocialAccountAdapter):
    """Nobody gets an account by signing in elsewhere; accounts are linked by the rules below."""

    error_messages = {**DefaultSocialAccountAdapter.error_messages, "no_password": LAST_WAY}

    def list_apps(
        self, request: HttpRequest, provider: str | None = None, client_id: str | None = None
    ) -> list[SocialApp]:
        """Those of the settings; nobody puts any into the database."""
        found = _build_apps_from_settings(provider=provider, client_id=client_id)
        return [app for apps in found.values() for app in apps]

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def authenticate_by_email(self, sociallogin: SocialLogin) -> None:
        """The library takes the first account that fits, and would take its password away."""

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        """After the provider has said who it is, and before anybody is signed in or linked."""
        _check_nonce(sociallogin)
        if sociallogin.state.get("process") == AuthProcess.CONNECT:
            self._check_own(request, sociallogin)
        elif not sociallogin.is_existing:
            try:
                self._link(request, sociallogin)
            except NotLinkedError as refused:
                raise ImmediateHttpResponse(_nobodys(request, sociallogin, refused)) from refused

    def _check_own(self, request: HttpRequest, login: SocialLogin) -> None:
        if login.account.provider != ORCID or not isinstance(request.user, User):
            return
        if said := orcid.objection(request.user, login):
            messages.error(request, said)
            raise ImmediateHttpResponse(redirect("socialaccount_connections"))

    def _link(self, request: HttpRequest, login: SocialLogin) -> None:
        if login.account.provider not in settings.SSO_WAYS.vouching:
            raise NotLinkedError(Reason.NOT_LINKED)
        linking.link(request, login, linking.find_account(login))
        told = _("Your account here is linked with %(name)s now; we have written to you about it.")
        messages.success(request, told % {"name": login.provider.name})

    def validate_disconnect(self, account: SocialAccount, accounts: Any) -> None:
        """Not the last way in: those that the settings do not name any more are none."""
        others = accounts.exclude(pk=account.pk)
        usable = others.filter(provider__in=[way.key for way in settings.SSO_WAYS.each])
        if not usable.exists() and not may_use_password(account.user):
            raise self.validation_error("no_password")

    def send_notification_mail(self, *args: Any, **kwargs: Any) -> None:
        """A mail that cannot be sent keeps nobody out."""
        try:
            get_account_adapter().send_notification_mail(*args, **kwargs)
        except OSError:
            logger.exception("The owner of an account could not be told of a linked identity")

    def on_authentication_error(
        self, request: HttpRequest, provider: Any, error: Any = None,
        exception: Exception | None = None, extra_context: Any = None,
    ) -> None:  # fmt: skip
        """The page tells the person what to do; the log tells whoever runs the site why."""
        logger.warning("Signing in elsewhere failed (%s)", error, exc_info=exception)


def _check_nonce(login: SocialLogin) -> None:
    """The answer belongs to the question that this session has asked; SAML says it otherwise."""
    asked = login.state.get("nonce")
    said = getattr(login, "nonce", None)
    if (asked or said) and not hmac.compare_digest(str(asked), str(said)):
        raise PermissionDenied("the nonce is another one")


def _nobodys(request: HttpRequest, login: SocialLogin, refused: NotLinkedError) -> HttpResponse:
    context = {
        "way": login.provider.name,
        "reason": refused.reason.name,
        "address": refused.address,
        "invited": linking.is_invited(refused.address),
    }
    # Drawn at once: the library passes the answer on past what would draw it.
    answer = TemplateResponse(request, "socialaccount/no_account.html", context, status=403)
    return answer.render()
