"""The news app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import name_for_readers
from news.names import FIELDS, MODELS


class NewsConfig(AppConfig):
    name = "news"
    verbose_name = _("News")

    def ready(self) -> None:
        name_for_readers(self, MODELS, FIELDS)
