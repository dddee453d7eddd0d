"""The link of an invitation: signed, for some days, and only the newest that was sent."""

from __future__ import annotations

import datetime
from typing import Final

from django.core import signing
from django.http import HttpRequest
from django.urls import reverse

from faculty_site.context_processors import site_url
from faculty_site.invitations.models import DAYS, Invitation

SALT: Final = "faculty_site.invitations"


def link_of(invitation: Invitation, request: HttpRequest) -> str:
    token = signing.dumps([invitation.pk, invitation.serial], salt=SALT)
    return f"{site_url(request)}{reverse('invitation', args=[token])}"


def invitation_of(token: str) -> Invitation | None:
    """The pending invitation whose newest link this is; None for all others."""
    try:
        key, serial = signing.loads(token, salt=SALT, max_age=datetime.timedelta(days=DAYS))
    except (signing.BadSignature, ValueError, TypeError):
        return None
    pending = Invitation.objects.pending().select_related("profile", "department", "invited_by")
    return pending.filter(pk=key, serial=serial).first()
