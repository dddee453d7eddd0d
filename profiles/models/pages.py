"""The further pages of a person, which have addresses below that of the page about them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from profiles.models.addresses import Addressed
from profiles.models.base import Dialect, MarkdownField, Visibility
from profiles.models.content import Keyed, KeyedQuerySet
from profiles.models.history import History
from profiles.models.people import Profile

RESERVED_KEYS = frozenset({"cv", "news", "projects", "publications", "talks", "teaching"})
"""Addresses below a person's own that are this site's to give: no further page takes them."""


def check_key(key: str) -> None:
    """Raises ValidationError for a key that this site keeps for pages it makes itself."""
    if key in RESERVED_KEYS:
        raise ValidationError(
            _(
                "The address “%(key)s” is kept for a page that this site makes itself; take "
                "another one, such as “%(key)s-page”."
            ),
            params={"key": key},
        )


class PageQuerySet(KeyedQuerySet["Page"]):
    def listed(self) -> PageQuerySet:
        """What the lists and the search of this site show: public pages of listed people."""
        return self.public().filter(profile__in=Profile.objects.listed())

    def for_engines(self) -> PageQuerySet:
        """What search engines may show."""
        return self.public().filter(profile__in=Profile.objects.for_engines())

    def for_navigation(self) -> PageQuerySet:
        """What a navigation lists, without the texts."""
        return self.public().filter(in_navigation=True).defer("body").order_by("order", "pk")


class Page(Addressed, Keyed):
    """A further page of a person, such as their lectures; its text is all that stands on it."""

    ADDRESS = "key"

    profile = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="pages")
    key = models.SlugField(
        _("address"),
        max_length=100,
        validators=[check_key],
        help_text=_("The last part of the page's address, which stays."),
    )
    title = models.CharField(max_length=300)
    body = MarkdownField(_("text"), blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)
    language = models.CharField(
        max_length=35, blank=True, help_text=_("Where it is another than the person's own.")
    )
    in_navigation = models.BooleanField(
        default=True, help_text=_("The navigation of the person's pages lists it.")
    )
    order = models.PositiveIntegerField(default=0)

    objects = PageQuerySet.as_manager()
    history = History()

    class Meta:
        ordering = ["order", "pk"]
        verbose_name = _("further page")
        constraints = [
            models.UniqueConstraint(fields=["profile", "key"], name="page_key_per_profile")
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("profiles:page", args=[self.profile.slug, self.key])

    @property
    def is_public(self) -> bool:
        """Whether anybody may open it."""
        return self.visibility == Visibility.PUBLIC and self.profile.is_public
