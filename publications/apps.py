"""The publications app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import name_for_readers
from publications.names import FIELDS, MODELS


class PublicationsConfig(AppConfig):
    name = "publications"
    verbose_name = _("Publications")

    def ready(self) -> None:
        name_for_readers(self, MODELS, FIELDS)
