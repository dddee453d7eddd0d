"""Invitations that were sent, and pages that were asked for."""

from __future__ import annotations

import datetime
import secrets
from typing import Final

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from profiles.models import Department, Profile

DAYS: Final = 14
"""For how long the link of an invitation works."""


def new_serial() -> str:
    """What makes an older link of the same invitation worthless."""
    return secrets.token_urlsafe(16)


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def pending(self) -> InvitationQuerySet:
        """Those that nobody has accepted and nobody has withdrawn, their link over or not."""
        return self.filter(accepted=None, withdrawn=None)


class Invitation(models.Model):
    """To own a page, to edit one until a date, or to edit those of a department; sent by mail."""

    class Kind(models.TextChoices):
        OWNER = "owner", _("To own a page")
        DELEGATE = "delegate", _("To edit a page on somebody’s behalf")
        EDITOR = "editor", _("To edit the pages of a department")

    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OWNER)
    email = models.EmailField(help_text=_("Where the mail goes."))
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.CASCADE, related_name="invitations"
    )
    until = models.DateField(
        null=True, blank=True, help_text=_("The last day of editing; empty for no end.")
    )
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    serial = models.CharField(max_length=40, default=new_serial, editable=False)
    sent = models.DateTimeField(null=True, editable=False)
    mails = models.PositiveSmallIntegerField(default=0, editable=False)
    accepted = models.DateTimeField(null=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    withdrawn = models.DateTimeField(null=True, editable=False)

    people_path = "profile"

    objects = InvitationQuerySet.as_manager()

    class Meta:
        ordering = ["-sent", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind="editor", profile=None, department__isnull=False)
                | Q(kind__in=["owner", "delegate"], profile__isnull=False, department=None),
                name="invited_to_a_page_or_a_department",
            )
        ]

    def __str__(self) -> str:
        return gettext("%(address)s for %(place)s") % {
            "address": self.email,
            "place": self.profile or self.department,
        }

    @property
    def expires(self) -> datetime.datetime:
        return (self.sent or timezone.now()) + datetime.timedelta(days=DAYS)

    @property
    def is_pending(self) -> bool:
        """The same rule as `InvitationQuerySet.pending`."""
        return self.accepted is None and self.withdrawn is None

    @property
    def state(self) -> str:
        """In plain words: accepted, withdrawn, expired, or until when the link works."""
        if self.accepted:
            return gettext("accepted")
        if self.withdrawn:
            return gettext("withdrawn")
        return gettext("expired") if self.expires <= timezone.now() else gettext("open")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def open(self) -> ClaimQuerySet:
        """Those on which nobody has decided."""
        return self.filter(decided=None)


class Claim(models.Model):
    """That somebody asks for the page that bears their e-mail address and has no owner."""

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="claims")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="claims"
    )
    email = models.EmailField(help_text=_("The confirmed address that stands on the page."))
    asked = models.DateTimeField(auto_now_add=True)
    decided = models.DateTimeField(null=True, editable=False)
    granted = models.BooleanField(default=False, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    people_path = "profile"

    objects = ClaimQuerySet.as_manager()

    class Meta:
        ordering = ["-asked", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "user"], name="one_claim_per_page_and_user")
        ]

    def __str__(self) -> str:
        return gettext("%(account)s for %(place)s") % {
            "account": self.user,
            "place": self.profile,
        }

    @property
    def state(self) -> str:
        """In plain words: open, granted or refused."""
        if self.decided is None:
            return gettext("open")
        return gettext("granted") if self.granted else gettext("refused")
