"""How two works belong together, what was merged, and addresses that works once had."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from publications.models.works import Publication


class Relation(models.Model):
    """What is known or supposed of two works: versions of one, perhaps the same, surely not.

    `first` is the one with the smaller key, so that a pair stands here once. What a person decided
    is never supposed again.
    """

    class Kind(models.TextChoices):
        VERSIONS = "versions", _("Versions of one work")
        SAME = "same", _("Perhaps the same work")
        DIFFERENT = "different", _("Different works")

    first = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="relations")
    second = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="relations_from_second"
    )
    kind = models.CharField(max_length=20, choices=Kind)
    confidence = models.PositiveSmallIntegerField(default=100, help_text=_("In percent."))
    reason = models.CharField(max_length=300, blank=True)
    decided = models.BooleanField(default=False, help_text=_("A person said so."))

    people_path = "first__authorships__profile"

    class Meta:
        ordering = ["first", "second"]
        verbose_name = _("pair of works")
        verbose_name_plural = _("pairs of works")
        constraints = [
            models.UniqueConstraint(fields=["first", "second"], name="one_relation_per_pair"),
            models.CheckConstraint(
                condition=models.Q(first__lt=models.F("second")), name="smaller_key_first"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first} / {self.second}"


class Merge(models.Model):
    """A work that was merged into another, or split off it, with what it takes to undo that.

    `before` holds, as JSON, the rows of both works as they were; `publication` is the work that
    stayed.
    """

    class Kind(models.TextChoices):
        MERGE = "merge", _("Merged")
        SPLIT = "split", pgettext_lazy("what was done", "Split")

    publication = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="merges")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.MERGE)
    other_slug = models.SlugField(max_length=120, help_text=_("Of the work merged or split off."))
    before = models.JSONField()
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made = models.DateTimeField(auto_now_add=True)
    undone = models.DateTimeField(null=True, blank=True)

    people_path = "publication__authorships__profile"

    class Meta:
        ordering = ["-made"]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.other_slug}"


class FormerSlug(models.Model):
    """A part of an address that a work had before it was merged; it leads to what it became."""

    slug = models.SlugField(max_length=120, unique=True)
    publication = models.ForeignKey(
        Publication, on_delete=models.CASCADE, related_name="former_slugs"
    )

    people_path = "publication__authorships__profile"

    class Meta:
        ordering = ["slug"]

    def __str__(self) -> str:
        return self.slug
