"""Whose account somebody is whom a provider sends, and what is said where it is nobody's."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from allauth.socialaccount.models import SocialAccount, SocialLogin
from django.contrib.auth.models import User
from django.db import transaction
from django.http import HttpRequest

from faculty_site.accounts.holders import accounts_with
from faculty_site.invitations.accepting import confirm, is_over
from faculty_site.invitations.models import Invitation


class Reason(StrEnum):
    """Why nobody is signed in; the page has words for each."""

    NOT_LINKED = "not linked"
    """Nobody linked this identity, and its provider's word about addresses is not asked."""
    UNCERTAIN = "uncertain"
    """The provider names no address, or does not say that it is theirs."""
    NO_ACCOUNT = "no account"
    SEVERAL = "several"
    """More than one account has the address."""
    OTHERWISE = "otherwise"
    """The account is linked with somebody else there: the address may have been given on."""


class NotLinkedError(Exception):
    """The identity is nobody's, and cannot become somebody's by itself."""

    def __init__(self, reason: Reason, address: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.address = address


@dataclass(frozen=True, slots=True)
class Found:
    account: User
    address: str


def find_account(login: SocialLogin) -> Found:
    """The one account in use that has the address for which the provider vouches.

    Raises NotLinkedError where there is none, or more than one.
    """
    address = next((row.email for row in login.email_addresses if row.verified), "")
    if not address:
        raise NotLinkedError(Reason.UNCERTAIN)
    active = [user for user in accounts_with(address) if user.is_active]
    if len(active) != 1:
        raise NotLinkedError(Reason.SEVERAL if active else Reason.NO_ACCOUNT, address)
    return Found(active[0], address)


@transaction.atomic
def link(request: HttpRequest, login: SocialLogin, found: Found) -> None:
    """Links the identity for good, once for each provider; the owner is told by mail.

    A second one would be whoever has got the address after them, so it raises NotLinkedError.
    """
    account = User.objects.select_for_update().get(pk=found.account.pk)
    held = SocialAccount.objects.filter(user=account, provider=login.account.provider)
    if held.exists():
        raise NotLinkedError(Reason.OTHERWISE, found.address)
    login.connect(request, account)
    confirm(account, found.address)


def is_invited(address: str) -> bool:
    """Whether a link that was sent to the address still gives something."""
    pending = Invitation.objects.pending().filter(email__iexact=address)
    rows = pending.select_related("profile", "department", "invited_by")
    return bool(address) and any(not is_over(row) for row in rows)
