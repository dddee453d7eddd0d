"""The invitations app."""

from __future__ import annotations

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _

from faculty_site.invitations.names import FIELDS, MODELS
from faculty_site.lib.naming import name_for_readers


class InvitationsConfig(AppConfig):
    name = "faculty_site.invitations"
    label = "invitations"
    verbose_name = _("Invitations")

    def ready(self) -> None:
        name_for_readers(self, MODELS, FIELDS)
