"""What stands on a person's page: sections, links, entries and files."""

from __future__ import annotations

import datetime
from typing import Self, TypeVar, cast

from django.db import models
from django.utils.text import Truncator
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from faculty_site.lib import markdown
from faculty_site.lib.fuzzy_dates import FuzzyDateField, LastDayField
from profiles.models.base import Dialect, MarkdownField, Visibility, new_key
from profiles.models.history import History
from profiles.models.people import Profile

M = TypeVar("M", bound="Keyed")


class KeyedQuerySet(models.QuerySet[M]):
    def get_by_natural_key(self, profile: str, key: str) -> M:
        return self.get(profile__slug=profile, key=key)

    def public(self) -> Self:
        return self.filter(visibility=Visibility.PUBLIC)


class Keyed(models.Model):
    """Part of one person's page, known by a key that is unique there and has no address."""

    profile: models.ForeignKey[Profile, Profile]
    key = models.SlugField(max_length=100, default=new_key, editable=False, allow_unicode=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)

    people_path = "profile"

    class Meta:
        abstract = True

    def natural_key(self) -> tuple[str, str]:
        return (self.profile.slug, self.key)


class Section(Keyed):
    """A part of the person's page: a heading over a text, or over a list drawn from records.

    A list section shows the records that name it, its body standing before them. The first
    public section of a kind also shows the records that name none.
    """

    class Kind(models.TextChoices):
        TEXT = "text", _("Text")
        NEWS = "news", _("News")
        PUBLICATIONS = "publications", _("Publications")
        ENTRIES = "entries", _("Entries (education, positions, awards …)")

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="sections")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.TEXT)
    heading = models.CharField(max_length=300, blank=True)
    level = models.PositiveSmallIntegerField(
        default=1, help_text=_("1 for a section of the page, 2 for a part of the section above it.")
    )
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)
    language = models.CharField(max_length=35, blank=True)
    order = models.PositiveIntegerField(default=0)

    objects = KeyedQuerySet["Section"].as_manager()
    history = History()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="section_key_per_profile")
        ]

    def __str__(self) -> str:
        """The heading, or else how the text begins, or what is listed there."""
        if self.heading:
            return self.heading
        if "body" in self.get_deferred_fields():  # a list must not ask for each of its texts
            return gettext("(no heading)")
        begins = markdown.plain_text(self.body[:300], cast("markdown.Dialect", self.dialect))
        return Truncator(begins).chars(60) or self.get_kind_display()


class Link(Keyed):
    """An address that leads to the person elsewhere; further e-mail addresses are links too."""

    class Kind(models.TextChoices):
        HOMEPAGE = "homepage", _("Homepage")
        EMAIL = "email", _("E-mail")
        CV = "cv", _("CV")
        GROUP = "group", _("Research group")
        MAP = "map", _("Map")
        ORCID = "orcid", "ORCID"
        SCHOLAR = "scholar", "Google Scholar"
        GITHUB = "github", "GitHub"
        LINKEDIN = "linkedin", "LinkedIn"
        MASTODON = "mastodon", "Mastodon"
        BLUESKY = "bluesky", "Bluesky"
        X = "x", "X"
        RESEARCHGATE = "researchgate", "ResearchGate"
        DBLP = "dblp", "DBLP"
        ARXIV = "arxiv", "arXiv"
        WIKIPEDIA = "wikipedia", "Wikipedia"
        OTHER = "other", _("Other")

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="links")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    label = models.CharField(max_length=200, blank=True)
    url = models.CharField(
        _("address"),
        max_length=1000,
        help_text=_("Begins with https:// (or mailto:), or names a file of this page."),
    )
    order = models.PositiveIntegerField(default=0)

    objects = KeyedQuerySet["Link"].as_manager()
    history = History()

    class Meta:
        ordering = ["order", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="link_key_per_profile")
        ]

    def __str__(self) -> str:
        return self.label or self.get_kind_display()


class EntryQuerySet(KeyedQuerySet["Entry"]):
    def listed(self) -> EntryQuerySet:
        """Those that the lists of the site show: public ones of listed people."""
        return self.public().filter(profile__in=Profile.objects.listed())

    def upcoming(self, today: datetime.date) -> EntryQuerySet:
        """Those that are not over: `today` may be their last day."""
        return self.filter(last_day__gte=today)

    def newest_first(self) -> EntryQuerySet:
        """By date, undated ones last; ties keep the order of the person's page."""
        return self.order_by(models.F("last_day").desc(nulls_last=True), "profile", "order", "pk")


class Entry(Keyed):
    """A line of a curriculum vitae.

    `title` is plain text, for lists and search. Where the line holds more than that, `body` is
    the whole of it as Markdown (without the dates) and is shown in the title's stead.
    """

    class Kind(models.TextChoices):
        EDUCATION = "education", _("Education")
        POSITION = "position", _("Position")
        AWARD = "award", _("Award")
        TALK = "talk", _("Talk")
        TEACHING = "teaching", _("Teaching")
        SERVICE = "service", _("Service")
        GRANT = "grant", _("Grant")
        PROJECT = "project", _("Project")
        CERTIFICATION = "certification", _("Certification")
        OTHER = "other", _("Other")

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="entries")
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="entries",
        help_text=_("Where on the page it stands; empty for the page's first list of entries."),
    )
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.OTHER)
    title = models.CharField(max_length=500)
    place = models.CharField(max_length=300, blank=True, help_text=_("Institution or place."))
    start = FuzzyDateField(null=True, blank=True)
    end = FuzzyDateField(null=True, blank=True)
    last_day = LastDayField("start", "end")
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)
    language = models.CharField(max_length=35, blank=True)
    order = models.PositiveIntegerField(default=0)

    objects = EntryQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name_plural = _("entries")
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="entry_key_per_profile")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Its place on the person's page."""
        return f"{self.profile.get_absolute_url()}#entry-{self.pk}"


class AssetQuerySet(KeyedQuerySet["Asset"]):
    def public(self) -> AssetQuerySet:
        return self.filter(visibility=Visibility.PUBLIC, profile__in=Profile.objects.public())


class Asset(Keyed):
    """A picture, PDF or other file that belongs to a person's page.

    `key` is the SHA-256 of the bytes as the source had them (first 32 hexadecimal digits);
    `old_path` is where the source had the file, by which imported texts still name it.
    """

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="assets")
    key = models.SlugField(max_length=64, editable=False)
    file = models.FileField(upload_to="assets/", max_length=200)
    old_path = models.CharField(max_length=500, blank=True, editable=False)
    title = models.CharField(
        max_length=300, blank=True, help_text=_("Alternative text of a picture, or a file's title.")
    )

    objects = AssetQuerySet.as_manager()

    class Meta:
        verbose_name = _("file")
        ordering = ["old_path", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="asset_key_per_profile")
        ]

    def __str__(self) -> str:
        return self.title or self.old_path or self.key
