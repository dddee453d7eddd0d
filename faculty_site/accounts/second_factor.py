"""Who has to have a second factor before the admin opens to them, and what counts as one."""

from __future__ import annotations

from typing import Any

from allauth.account.authentication import get_authentication_records
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from allauth.mfa.stages import AuthenticateStage
from allauth.mfa.utils import is_mfa_enabled
from allauth.usersessions.models import UserSession
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest

from profiles.permissions import Standing, User, departments_of, is_superuser

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


@receiver(authenticator_added)
def end_other_sessions(
    request: HttpRequest, user: User, authenticator: Authenticator, **_signal: Any
) -> None:
    """Those that began by a password alone: somebody else may have known it."""
    if authenticator.type in FACTORS:
        others = UserSession.objects.filter(user=user.pk)
        for session in others.exclude(session_key=request.session.session_key):
            session.end()


class SecondFactorStage(AuthenticateStage):
    """Asks for it at signing in, but not whom the university has just asked."""

    def _should_handle(self, request: HttpRequest) -> bool:
        if counts_as_second_factor(request, self.login.user):
            return False
        needed: bool = super()._should_handle(request)
        return needed


def counts_as_second_factor(request: HttpRequest, user: User) -> bool:
    """Whether the university has signed them in for this session, and the site trusts it so far.

    ORCID never does: anybody gets an iD, by a password of their own choice.
    """
    if not settings.SSO_COUNTS_AS_SECOND_FACTOR or not settings.SSO_WAYS.vouching:
        return False
    return any(
        record.get("provider") in settings.SSO_WAYS.vouching
        for record in get_authentication_records(request, user)
        if record.get("method") == "socialaccount"
    )


def lacks_second_factor(request: HttpRequest) -> bool:
    """Whether somebody who answers for others signed in by a password alone.

    Asked of superusers and admins of a department, where `SECOND_FACTOR` says that they need one.
    """
    user = request.user
    if not settings.SECOND_FACTOR or not user.is_authenticated:
        return False
    answers_for_others = is_superuser(user) or departments_of(user, Standing.ADMIN).exists()
    if not answers_for_others or is_mfa_enabled(user, FACTORS):
        return False
    return not counts_as_second_factor(request, user)
