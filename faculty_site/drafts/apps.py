"""The drafts app."""

from __future__ import annotations

from typing import Any

from django.apps import AppConfig, apps
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _

from faculty_site.drafts.names import FIELDS, MODELS
from faculty_site.lib.naming import name_for_readers


class DraftsConfig(AppConfig):
    name = "faculty_site.drafts"
    label = "drafts"
    verbose_name = _("Drafts")

    def ready(self) -> None:
        from faculty_site.drafts.imports import tell_of_drafts
        from faculty_site.ingest.load import brought_in
        from profiles.permissions.drafts import DRAFTED

        brought_in.connect(tell_of_drafts)
        name_for_readers(self, MODELS, FIELDS)
        for label in DRAFTED:
            post_delete.connect(self._forget, sender=apps.get_model(label))

    def _forget(self, sender: Any, instance: Any, **_signal: Any) -> None:
        """What is gone has no draft."""
        of_instance = {"model": instance._meta.label_lower, "key": instance.pk}
        self.get_model("Draft")._default_manager.filter(**of_instance).delete()
