"""What a person's page says in a further language; the apps above add theirs by the same base."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Self, TypeVar

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import get_language_info
from django.utils.translation import gettext_lazy as _

from profiles.models.base import Dialect, MarkdownField, Visibility
from profiles.models.content import Entry, Section
from profiles.models.history import History
from profiles.models.pages import Page
from profiles.models.people import Profile

M = TypeVar("M", bound="Translation")


def language_constraint(name: str) -> models.UniqueConstraint:
    """One translation of a thing into each language; the two are its natural key."""
    return models.UniqueConstraint(fields=["original", "language"], name=name)


def name_of_language(tag: str) -> str:
    """A language's name in itself, such as “Deutsch” for `de`; the tag where nobody knows it."""
    try:
        name = str(get_language_info(_django_tag(tag))["name_local"])
    except KeyError:
        return tag
    return f"{name[:1].upper()}{name[1:]}"


def _django_tag(tag: str) -> str:
    """Django knows Chinese by script; sites say where it is spoken."""
    folded = tag.lower().replace("_", "-")
    regions = {"zh": "zh-hans", "zh-cn": "zh-hans", "zh-sg": "zh-hans", "zh-tw": "zh-hant",
               "zh-hk": "zh-hant", "zh-mo": "zh-hant"}  # fmt: skip
    return regions.get(folded, folded)


class TranslationQuerySet(models.QuerySet[M]):
    def get_by_natural_key(self, *key: Any) -> M:
        """By the key of the original, and the language."""
        original: Any = self.model._meta.get_field("original").related_model
        found = original._default_manager.get_by_natural_key(*key[:-1])
        return self.get(original=found, language=key[-1])

    def public(self) -> Self:
        """Those that are shown wherever their original is."""
        return self.filter(visibility=Visibility.PUBLIC)


class Translation(models.Model):
    """The words of a record in a further language.

    It is no record of its own: nothing lists, counts or links it. A field left empty says what
    the original says. Who may see or edit the original may see or edit this.
    """

    original: models.ForeignKey[Any, Any]
    language = models.CharField(
        max_length=35, help_text=_("Language tag, such as “fr” or “zh-Hans”.")
    )
    visibility = models.CharField(max_length=20, choices=Visibility, default=Visibility.PUBLIC)

    words: ClassVar[tuple[str, ...]]
    """The fields that stand in for those of the original with the same names."""

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return f"{self.original} ({name_of_language(self.language)})"

    def natural_key(self) -> tuple[Any, ...]:
        return (*self.original.natural_key(), self.language)

    def clean(self) -> None:
        super().clean()
        if not any(getattr(self, name) for name in self.words):
            raise ValidationError(_("A translation says something; fill in a field or delete it."))

    def said(self) -> Mapping[str, Any]:
        """What the translation says, by field."""
        return {name: value for name in self.words if (value := getattr(self, name))}


class ProfileTranslation(Translation):
    """The facts about a person in a further language."""

    original = models.ForeignKey(Profile, on_delete=models.CASCADE, related_name="translations")
    name = models.CharField(max_length=300, blank=True)
    position = models.CharField(max_length=500, blank=True)
    affiliation = models.TextField(
        blank=True, help_text=_("One line each where there are several.")
    )
    office = models.CharField(max_length=300, blank=True)
    postal_address = models.TextField(blank=True)
    office_hours = models.CharField(max_length=300, blank=True)
    interests = models.TextField(_("research interests"), blank=True)
    facts = models.JSONField(
        default=list,
        blank=True,
        help_text="Further facts, as a list of [label, Markdown value] pairs.",
    )

    words = (
        "name", "position", "affiliation", "office", "postal_address", "office_hours",
        "interests", "facts",
    )  # fmt: skip
    people_path = "original"

    objects = TranslationQuerySet["ProfileTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of a person's facts")
        verbose_name_plural = _("translations of people's facts")
        constraints = [language_constraint("profile_once_per_language")]


class SectionTranslation(Translation):
    """A section in a further language."""

    original = models.ForeignKey(Section, on_delete=models.CASCADE, related_name="translations")
    heading = models.CharField(max_length=300, blank=True)
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)

    words = ("heading", "body")
    people_path = "original__profile"

    objects = TranslationQuerySet["SectionTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of a section")
        verbose_name_plural = _("translations of sections")
        constraints = [language_constraint("section_once_per_language")]


class PageTranslation(Translation):
    """A further page of a person in a further language."""

    original = models.ForeignKey(Page, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(max_length=300, blank=True)
    body = MarkdownField(_("text"), blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)

    words = ("title", "body")
    people_path = "original__profile"

    objects = TranslationQuerySet["PageTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of a further page")
        verbose_name_plural = _("translations of further pages")
        constraints = [language_constraint("page_once_per_language")]


class EntryTranslation(Translation):
    """A line of a curriculum vitae in a further language."""

    original = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="translations")
    title = models.CharField(max_length=500, blank=True)
    place = models.CharField(max_length=300, blank=True, help_text=_("Institution or place."))
    body = MarkdownField(blank=True)
    dialect = models.CharField(max_length=20, choices=Dialect, default=Dialect.SITE)

    words = ("title", "place", "body")
    people_path = "original__profile"

    objects = TranslationQuerySet["EntryTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of an entry")
        verbose_name_plural = _("translations of entries")
        constraints = [language_constraint("entry_once_per_language")]
