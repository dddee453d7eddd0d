"""The project package as an app: it brings the commands, template tags and static files."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class FacultySiteConfig(AppConfig):
    name = "faculty_site"
    verbose_name = _("Faculty Site")

    def ready(self) -> None:
        from faculty_site import checks  # noqa: F401 - registers the system checks
        from faculty_site.sharing import forgetting  # noqa: F401 - connects its signals
