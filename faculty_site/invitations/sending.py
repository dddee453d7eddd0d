"""Sends the mails: invitations within limits, and what became of a claim."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.conf import settings
from django.contrib.auth.models import User
from django.core.exceptions import ValidationError
from django.core.mail import send_mail
from django.db.models import Sum
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faculty_site.context_processors import site_name
from faculty_site.invitations.links import link_of
from faculty_site.invitations.models import DAYS, Invitation, new_serial

MOST_A_DAY: Final = 100
"""Invitations that one account sends in a day."""

MOST_TO_ONE: Final = 5
"""Mails that one address gets in a day, whoever sends them."""


def send(invitation: Invitation, by: User, request: HttpRequest) -> None:
    """Sends the invitation, for the first time or again, which makes older links worthless.

    From now on it lasts as long as the right of `by` to invite. Raises ValidationError where too
    many mails were sent, and OSError where the mail cannot be sent; then nothing has changed.
    """
    check_limits(invitation.email, by)
    invitation.invited_by = by
    invitation.serial = new_serial()
    invitation.sent = timezone.now()
    invitation.mails += 1
    mail(
        [invitation.email],
        "invitation",
        invitation=invitation,
        link=link_of(invitation, request),
        days=DAYS,
        by=by.get_full_name() or by.email or by.get_username(),
    )
    invitation.save()


def check_limits(email: str, by: User) -> None:
    """Raises ValidationError where the account or the address has had its mails of the day."""
    today = Invitation.objects.filter(sent__gt=timezone.now() - datetime.timedelta(days=1))
    if today.filter(invited_by=by).count() >= MOST_A_DAY:
        raise ValidationError(_("You have sent many invitations today. Go on tomorrow."))
    to_one = today.filter(email__iexact=email).aggregate(mails=Sum("mails"))["mails"] or 0
    if to_one >= MOST_TO_ONE:
        raise ValidationError(
            _("This address has got several mails in these days. Send the next one tomorrow.")
        )


def mail(addresses: list[str], about: str, **told: Any) -> None:
    """A mail in plain text to each of the addresses; its first line is the subject.

    Raises OSError where it cannot be sent.
    """
    text = render_to_string(f"invitations/mails/{about}.txt", {"site_name": site_name(), **told})
    subject, _line, body = text.strip().partition("\n")
    # No line of a header ends within it, whatever a name is made of.
    subject = " ".join(subject.split())
    for address in filter(None, addresses):
        send_mail(subject, body.strip() + "\n", settings.DEFAULT_FROM_EMAIL, [address])
