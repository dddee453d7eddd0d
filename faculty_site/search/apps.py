"""The search app."""

from __future__ import annotations

from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "faculty_site.search"
    label = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        from faculty_site.search.installing import install

        # Not a migration: where SQLite rebuilds a table of another app, its triggers are gone.
        post_migrate.connect(install, sender=self)
