"""The app that looks where links lead."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LinkCheckConfig(AppConfig):
    name = "faculty_site.link_check"
    label = "link_check"
    verbose_name = _("Links")
