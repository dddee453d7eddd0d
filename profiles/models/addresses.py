"""Addresses that people, departments and news once had, and models that remember theirs."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING, Any, ClassVar, Self

from django.db import models
from django.db.models import Q

if TYPE_CHECKING:
    _Model = models.Model
else:
    _Model = object


class Addressed(_Model):
    """A model one column of which is part of the address of its page.

    An object knows what stood there when it was read, so that saving another address keeps the one
    before; `profiles.former_slugs` does that.
    """

    ADDRESS: ClassVar[str] = "slug"
    address_before: str | None = None

    if TYPE_CHECKING:

        class Meta:
            abstract = True

    @classmethod
    def from_db(
        cls, db: str | None, field_names: Collection[str], values: Collection[Any], **how: Any
    ) -> Self:
        made = super().from_db(db, field_names, values, **how)
        made.address_before = made.__dict__.get(cls.ADDRESS)
        return made


class FormerSlug(models.Model):
    """A part of an address that somebody or something had before; it leads to today's for good.

    Of works `publications.FormerSlug` says the same, and also what was merged away.
    """

    slug = models.SlugField(max_length=120)
    profile = models.ForeignKey(
        "profiles.Profile",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="former_slugs",
    )
    department = models.ForeignKey(
        "profiles.Department",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="former_slugs",
    )
    news_item = models.ForeignKey(
        "news.NewsItem",
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="former_slugs",
    )

    class Meta:
        ordering = ["slug"]
        constraints = [
            models.UniqueConstraint(
                fields=["slug"],
                condition=Q(**{f"{kind}__isnull": False}),
                name=f"former_slug_of_one_{kind}",
            )
            for kind in ("profile", "department", "news_item")
        ]

    def __str__(self) -> str:
        return self.slug
