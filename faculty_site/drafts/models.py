"""Drafts, and the links by which they are shown to others."""

from __future__ import annotations

import datetime
import hashlib
from typing import Final

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext

from faculty_site.lib.admin_addresses import admin_address
from profiles.models import Department, Profile

DAYS: Final = 7
MOST_DAYS: Final = 30
"""For how long the link to a draft works, unless something else is asked for, and at most."""


class DraftQuerySet(models.QuerySet["Draft"]):
    def due(self) -> DraftQuerySet:
        """Those that are to be published by now, and have not been tried."""
        return self.filter(publish_at__lte=timezone.now(), problem="")


class Draft(models.Model):
    """What somebody changed in a form, and nobody has published yet."""

    model = models.CharField(max_length=100, editable=False)
    """The label of the model whose object this is a draft of."""
    key = models.BigIntegerField(null=True, editable=False)
    """The key of the object; None for one that is still to be added."""
    title = models.CharField(max_length=300, editable=False)
    """What the object calls itself; empty where those are words of the interface."""
    profile = models.ForeignKey(
        Profile, null=True, editable=False, on_delete=models.CASCADE, related_name="drafts"
    )
    department = models.ForeignKey(
        Department, null=True, editable=False, on_delete=models.CASCADE, related_name="drafts"
    )
    contents = models.JSONField(editable=False)
    """As `faculty_site.drafts.contents.Contents` has it."""
    opened = models.CharField(max_length=500, editable=False)
    """How far the histories had come when this was saved, as forms carry it."""
    version = models.PositiveIntegerField(default=1, editable=False)
    """Goes up at each saving, so that two who save are told of each other."""
    begun = models.DateTimeField(auto_now_add=True)
    changed = models.DateTimeField(editable=False)
    changed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    publish_at = models.DateTimeField(null=True, editable=False)
    planned_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    problem = models.TextField(blank=True, editable=False)
    """Why it could not be published at its time; empty where nothing was in the way."""

    people_path = "profile"

    objects = DraftQuerySet.as_manager()

    class Meta:
        ordering = ["-changed", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["model", "key"], condition=Q(key__isnull=False), name="one_draft_of_a_thing"
            )
        ]

    def __str__(self) -> str:
        return self.title or str(self.of_model(**self.contents.get("naming", {})))

    @property
    def of_model(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def kind(self) -> str:
        """What it is a draft of, such as “section”."""
        return str(self.of_model._meta.verbose_name)

    @property
    def state(self) -> str:
        """In plain words: waiting, planned until when, or that it could not be published."""
        if self.problem:
            return gettext("could not be published")
        if self.publish_at is None:
            return gettext("waits")
        when = date_format(timezone.localtime(self.publish_at), "SHORT_DATETIME_FORMAT")
        return gettext("to be published %(when)s") % {"when": when}

    @property
    def mark(self) -> str:
        """What a form carries to say which state of which draft it shows."""
        return f"{self.pk}:{self.version}"

    @property
    def form_address(self) -> str:
        """The form of the thing as it stands, or the one for adding it."""
        if self.key is None:
            return admin_address(self.of_model, "add")
        return admin_address(self.of_model, "change", self.key)

    def get_form_url(self) -> str:
        """The same form, filled in with the draft."""
        return f"{self.form_address}?draft={self.pk}"


class DraftLinkQuerySet(models.QuerySet["DraftLink"]):
    def open(self) -> DraftLinkQuerySet:
        """Those that still lead somewhere, as far as time and whoever shared them say."""
        return self.filter(revoked=None, expires__gt=timezone.now())

    def by_token(self, token: str) -> DraftLinkQuerySet:
        return self.filter(digest=digest_of(token))


class DraftLink(models.Model):
    """That whoever has a link sees a draft until a day; only a digest of the link is kept."""

    draft = models.ForeignKey(Draft, on_delete=models.CASCADE, related_name="links")
    digest = models.CharField(max_length=64, unique=True, editable=False)
    shared_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, editable=False, on_delete=models.CASCADE, related_name="+"
    )
    made = models.DateTimeField(auto_now_add=True)
    expires = models.DateTimeField(editable=False)
    revoked = models.DateTimeField(null=True, editable=False)

    objects = DraftLinkQuerySet.as_manager()

    class Meta:
        ordering = ["-made", "-pk"]

    def __str__(self) -> str:
        return f"{self.draft} – {self.expires:%Y-%m-%d}"

    @property
    def is_open(self) -> bool:
        """The same rule as `DraftLinkQuerySet.open`."""
        return self.revoked is None and self.expires > timezone.now()


def digest_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def days_from_now(days: int) -> datetime.datetime:
    """When a link made now stops working; within the limits, whatever is asked for."""
    return timezone.now() + datetime.timedelta(days=max(1, min(days, MOST_DAYS)))
