"""In the sample department: an invitation that waits, a page that is asked for, and one that had
another address before."""

from __future__ import annotations

from typing import Final

from django.contrib.auth.models import User
from django.utils import timezone

from faculty_site.invitations.models import Claim, Invitation
from profiles.models import FormerSlug, Profile

INVITED: Final = "g-h-hardy"
"""Who is invited to own their page."""

CLAIMED: Final = "carl-friedrich-gauss"
"""Whose page the account `newcomer` has asked for."""

MOVED: Final = ("emilie-du-chatelet", "gabrielle-emilie-le-tonnelier-de-breteuil-du-chatelet")
"""An address from before, and the one to which it leads."""


def make_arrivals(admin: User, newcomer: User) -> None:
    """The admin of the department has invited somebody, and a newcomer asks."""
    Invitation.objects.create(
        email="hardy@example.org",
        profile=Profile.objects.get(slug=INVITED),
        invited_by=admin,
        sent=timezone.now(),
        mails=1,
    )
    Claim.objects.create(
        profile=Profile.objects.get(slug=CLAIMED), user=newcomer, email=newcomer.email
    )
    before, now = MOVED
    FormerSlug.objects.create(slug=before, profile=Profile.objects.get(slug=now))
