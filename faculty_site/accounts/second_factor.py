"""Who has to have a second factor before the admin opens to them."""

from __future__ import annotations

from typing import TypeGuard

from allauth.mfa.models import Authenticator
from allauth.mfa.utils import is_mfa_enabled
from django.conf import settings
from django.contrib.auth.models import User as Account

from profiles.permissions import Standing, User, departments_of, is_superuser

FACTORS = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]


def lacks_second_factor(user: User) -> TypeGuard[Account]:
    """Whether somebody who answers for others signs in by a password alone.

    Asked of superusers and admins of a department, where `SECOND_FACTOR` says that they need one.
    """
    if not settings.SECOND_FACTOR or not user.is_authenticated:
        return False
    answers_for_others = is_superuser(user) or departments_of(user, Standing.ADMIN).exists()
    return answers_for_others and not is_mfa_enabled(user, FACTORS)
