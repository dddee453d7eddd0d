"""The addresses that people's old sites had."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.models.content import Entry, Section
from profiles.models.people import Profile


class LegacyUrlQuerySet(models.QuerySet["LegacyUrl"]):
    def get_by_natural_key(self, profile: str, path: str) -> LegacyUrl:
        return self.get(profile__slug=profile, path=path)

    def with_records(self) -> LegacyUrlQuerySet:
        """With the person and what each leads to, in the same query."""
        records = LegacyUrl.RECORDS.values()
        return self.select_related("profile", "section__profile", "page__profile", *records)


class LegacyUrl(models.Model):
    """An address that the person's old site had, and where it leads now.

    Unique per person: every old site had a `/` and an `/about/`. It leads to the one record that
    it names, whatever the address of that is by then, or to a `target` written by hand.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="legacy_urls")
    path = models.CharField(_("old address"), max_length=500, help_text=_("Begins with a slash."))
    target = models.CharField(
        max_length=500,
        blank=True,
        help_text=_(
            "An address of this site, such as /news/, or a place on the person's page, such "
            "as #talks. Empty for what the import found, or else the person's page itself."
        ),
    )
    page = models.ForeignKey(
        "profiles.Page", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    section = models.ForeignKey(
        Section, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    entry = models.ForeignKey(
        Entry, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    news_item = models.ForeignKey(
        "news.NewsItem", null=True, blank=True, on_delete=models.CASCADE, related_name="+"
    )
    publication = models.ForeignKey(
        "publications.Publication",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="+",
    )

    language = models.CharField(
        max_length=35,
        blank=True,
        help_text=_("Where the old site had a translation there: its language."),
    )

    RECORDS: ClassVar[Mapping[str, str]] = {
        "profiles.page": "page",
        "profiles.section": "section",
        "profiles.entry": "entry",
        "news.newsitem": "news_item",
        "publications.publication": "publication",
    }
    """The models of what it may lead to, and the column for each; one of them at most is set."""

    people_path = "profile"

    objects = LegacyUrlQuerySet.as_manager()

    class Meta:
        ordering = ["path"]
        verbose_name = _("old address")
        verbose_name_plural = _("old addresses")
        constraints = [
            models.UniqueConstraint(fields=["profile", "path"], name="old_address_per_profile")
        ]

    def __str__(self) -> str:
        return self.path

    def natural_key(self) -> tuple[str, str]:
        return (self.profile.slug, self.path)

    @property
    def record(self) -> models.Model | None:
        """What it leads to; None for a target written by hand and for the person's page."""
        if self.target:
            return None
        found = (getattr(self, name) for name in self.RECORDS.values())
        return next((record for record in found if record is not None), None)
