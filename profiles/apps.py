"""The profiles app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from faculty_site.lib.naming import name_for_readers
from profiles.names import FIELDS, MODELS


class ProfilesConfig(AppConfig):
    name = "profiles"
    verbose_name = _("People")

    def ready(self) -> None:
        from profiles.former_slugs import remembering  # noqa: F401 - connects its signal
        from profiles.pictures import forgetting  # noqa: F401 - connects its signals

        name_for_readers(self, MODELS, FIELDS)
