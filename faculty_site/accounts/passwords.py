"""Who signs in by a password."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import User


def may_use_password(user: User) -> bool:
    """Whether the account has a password and it opens the site.

    Superusers keep theirs wherever passwords are switched off, so that nobody is locked out while
    the university's sign-in is broken.
    """
    return user.has_usable_password() and (settings.PASSWORD_SIGN_IN or user.is_superuser)
