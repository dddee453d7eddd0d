"""Whose account an e-mail address is."""

from __future__ import annotations

from allauth.account.models import EmailAddress
from django.contrib.auth.models import User
from django.db.models import Q


def accounts_with(email: str) -> list[User]:
    """The accounts that sign in with the address: their own, or one that they have confirmed.

    Compared once more than the database does, which may take an ı for an i.
    """
    email = email.lower()
    rows = EmailAddress.objects.filter(email__iexact=email, verified=True)
    confirmed = {row.user_id for row in rows if row.email.lower() == email}
    found = User.objects.filter(Q(email__iexact=email) | Q(pk__in=confirmed)).order_by("pk")
    return [user for user in found if user.pk in confirmed or user.email.lower() == email]
