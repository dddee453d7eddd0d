"""Addresses that pages here link to, where they stand, and what came of asking for them."""

from __future__ import annotations

import datetime
from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.models import Department, Profile

LONGEST: Final = 2000
"""Bytes of an address, as an index of PostgreSQL holds no more than 2,700; what is longer is not
looked at."""


class Address(models.Model):
    """Without its fragment, and for one of this site without the host."""

    class State(models.TextChoices):
        UNASKED = "unasked", _("not asked yet")
        FINE = "fine", _("answers")
        UNCLEAR = "unclear", _("does not say")
        FAILED = "failed", _("did not answer once")
        BROKEN = "broken", _("leads nowhere")

    class Reason(models.TextChoices):
        GONE = "gone", _("There is nothing at this address (any more).")
        NO_HOST = "no-host", _("There is no such computer.")
        NO_ANSWER = "no-answer", _("Nothing answers there.")
        CERTIFICATE = "certificate", _("The connection is not safe: its certificate is wrong.")
        SERVER = "server", _("The server there says that it is broken.")
        CIRCLE = "circle", _("It leads on and on.")
        MALFORMED = "malformed", _("This is no address.")
        ROBOTS = "robots", _("Programs are asked not to look.")
        PRIVATE = "private", _("It leads into a private network.")
        REFUSED = "refused", _("It answers people only, or asks for a password.")
        BUSY = "busy", _("It asked to come again later.")

    url = models.CharField(max_length=LONGEST, unique=True)
    state = models.CharField(max_length=10, choices=State, default=State.UNASKED)
    reason = models.CharField(max_length=12, choices=Reason, blank=True)
    status = models.PositiveSmallIntegerField(null=True, blank=True)
    asked = models.DateTimeField(null=True, blank=True)
    failed_since = models.DateField(null=True, blank=True)
    not_before = models.DateTimeField(null=True, blank=True)
    """Its host asked to be left alone until then."""

    class Meta:
        ordering = ["pk"]
        verbose_name = _("address")
        verbose_name_plural = _("addresses")
        indexes = [models.Index(fields=["asked"], name="address_asked")]

    def __str__(self) -> str:
        return self.url

    @property
    def can_be_opened(self) -> bool:
        """Whether a page may link to it: what is no address could be anything."""
        return self.url.startswith(("https://", "http://", "/"))

    def fail(self, reason: str, today: datetime.date) -> None:
        """Broken is only what fails on different days: servers have bad hours."""
        self.failed_since = self.failed_since or today
        again = self.failed_since < today or self.state == self.State.BROKEN
        self.state = self.State.BROKEN if again else self.State.FAILED
        self.reason = reason

    def answer(self, state: str, reason: str = "") -> None:
        self.state, self.reason, self.failed_since = state, reason, None


class Mention(models.Model):
    """That a record shown on somebody's page, or a department's, links to an address."""

    address = models.ForeignKey(Address, on_delete=models.CASCADE, related_name="mentions")
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    model = models.CharField(max_length=60)
    """Such as `profiles.section`."""
    key = models.BigIntegerField()
    field = models.CharField(max_length=40)

    people_path = "profile"

    class Meta:
        ordering = ["pk"]
        verbose_name = _("place of a link")
        verbose_name_plural = _("places of links")
        indexes = [models.Index(fields=["model", "key"], name="mention_record")]

    def __str__(self) -> str:
        return f"{self.model} {self.key}"
