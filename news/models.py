"""News items of a person or a department."""

from __future__ import annotations

import datetime
from typing import cast

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from faculty_site.lib import markdown
from faculty_site.lib.fuzzy_dates import FuzzyDateField, LastDayField
from profiles.models import Department, Profile, Section
from profiles.models.addresses import Addressed
from profiles.models.base import Dialect, MarkdownField, Visibility
from profiles.models.history import History
from profiles.models.translations import Translation, TranslationQuerySet, language_constraint


class NewsItemQuerySet(models.QuerySet["NewsItem"]):
    def get_by_natural_key(self, slug: str) -> NewsItem:
        return self.get(slug=slug)

    def public(self) -> NewsItemQuerySet:
        """Items whose own page anybody may open."""
        return self.filter(
            models.Q(profile=None) | models.Q(profile__in=Profile.objects.public()),
            visibility=Visibility.PUBLIC,
        )

    def listed(self) -> NewsItemQuerySet:
        """Items that the department's lists show: public ones of listed people."""
        return self.filter(
            models.Q(profile=None) | models.Q(profile__in=Profile.objects.listed()),
            visibility=Visibility.PUBLIC,
        )

    def of_department(self, department: Department) -> NewsItemQuerySet:
        """The department's own, and those of its people."""
        people = Profile.objects.of_department(department)
        return self.filter(models.Q(department=department) | models.Q(profile__in=people))

    def for_engines(self) -> NewsItemQuerySet:
        """Items that search engines may show."""
        return self.filter(
            models.Q(profile__in=Profile.objects.for_engines())
            | models.Q(department__in=Department.objects.for_engines()),
            visibility=Visibility.PUBLIC,
        )

    def upcoming(self, today: datetime.date) -> NewsItemQuerySet:
        return self.filter(last_day__gte=today)

    def newest_first(self) -> NewsItemQuerySet:
        """By date, undated ones last; ties keep the source's order."""
        return self.order_by(models.F("last_day").desc(nulls_last=True), "order", "pk")


class NewsItem(Addressed, models.Model):
    """Something new: a talk, a paper, an award. Belongs to a person or to a department."""

    class Kind(models.TextChoices):
        NEWS = "news", pgettext_lazy("kind of one item", "News")
        POST = "post", pgettext_lazy("kind of one item", "Post")

    slug = models.SlugField(max_length=120, unique=True)
    kind = models.CharField(
        max_length=20,
        choices=Kind,
        default=Kind.NEWS,
        help_text=_("A post is read on its own page."),
    )
    profile = models.ForeignKey(
        Profile, null=True, blank=True, on_delete=models.CASCADE, related_name="news"
    )
    department = models.ForeignKey(
        Department, null=True, blank=True, on_delete=models.CASCADE, related_name="news"
    )
    section = models.ForeignKey(
        Section,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="news",
        help_text=_("Where on the person's page it stands; empty for the page's first news list."),
    )
    date = FuzzyDateField(null=True, blank=True)
    end_date = FuzzyDateField(null=True, blank=True)
    last_day = LastDayField("date", "end_date")
    category = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)
    language = models.CharField(max_length=35, blank=True)
    place = models.CharField(max_length=300, blank=True)
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)
    pinned = models.BooleanField(default=False)
    order = models.PositiveIntegerField(default=0)
    """The place among what is pinned, and among what is of one day."""

    people_path = "profile"

    objects = NewsItemQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["-last_day", "order", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(profile=None) ^ models.Q(department=None),
                name="news_of_a_person_or_a_department",
                violation_error_message=_("Choose either a person or a department, not both."),
            )
        ]

    def __str__(self) -> str:
        """The title, or else how the text begins."""
        if self.title:
            return self.title
        begins = markdown.plain_text(self.body[:300], cast("markdown.Dialect", self.dialect))
        return Truncator(begins).chars(90) or self.slug

    def natural_key(self) -> tuple[str]:
        return (self.slug,)

    def get_absolute_url(self) -> str:
        return reverse("news:detail", args=[self.slug])

    def clean(self) -> None:
        super().clean()
        if self.end_date and not self.date:
            raise ValidationError({"date": _("An end date needs a date that it ends.")})
        if self.end_date and self.date and self.end_date.last_day < self.date.first_day:
            raise ValidationError({"end_date": _("The end lies before the beginning.")})

    @property
    def is_public(self) -> bool:
        """The same rule as `NewsItemQuerySet.public`."""
        return self.visibility == Visibility.PUBLIC and (
            self.profile is None or self.profile.is_public
        )


class NewsItemTranslation(Translation):
    """A news item in a further language."""

    original = models.ForeignKey(NewsItem, on_delete=models.CASCADE, related_name="translations")
    category = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=500, blank=True)
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)
    place = models.CharField(max_length=300, blank=True)

    words = ("category", "title", "body", "place")
    people_path = "original__profile"

    objects = TranslationQuerySet["NewsItemTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of a news item")
        verbose_name_plural = _("translations of news items")
        constraints = [language_constraint("news_item_once_per_language")]
