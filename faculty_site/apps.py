"""The project package as an app: it brings the commands, template tags and static files."""

from __future__ import annotations

from django.apps import AppConfig


class FacultySiteConfig(AppConfig):
    name = "faculty_site"
    verbose_name = "Faculty Site"

    def ready(self) -> None:
        from faculty_site import checks  # noqa: F401 - registers the system checks
        from faculty_site.sharing import forgetting  # noqa: F401 - connects its signals
