"""A work in a further language."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from profiles.models.history import History
from profiles.models.translations import Translation, TranslationQuerySet, language_constraint
from publications.models.works import Publication


class PublicationTranslation(Translation):
    """What is said of a work in a further language; who wrote it and where it came out stays."""

    original = models.ForeignKey(Publication, on_delete=models.CASCADE, related_name="translations")
    title = models.TextField(blank=True)
    abstract = models.TextField(blank=True)
    note = models.TextField(blank=True)

    words = ("title", "abstract", "note")
    people_path = "original__authorships__profile"

    objects = TranslationQuerySet["PublicationTranslation"].as_manager()
    history = History()

    class Meta:
        ordering = ["original", "language"]
        verbose_name = _("translation of a publication")
        verbose_name_plural = _("translations of publications")
        constraints = [language_constraint("publication_once_per_language")]
