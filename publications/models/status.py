"""How far a work has come."""

from __future__ import annotations

from typing import Final

from django.db import models
from django.utils.translation import gettext_lazy as _


class Status(models.TextChoices):
    PUBLISHED = "published", _("Published")
    ACCEPTED = "accepted", _("Accepted")
    IN_PRESS = "in_press", _("In press")
    UNDER_REVIEW = "under_review", _("Under review")
    IN_PREPARATION = "in_preparation", _("In preparation")
    PREPRINT = "preprint", _("Preprint")


UNFINISHED: Final = (Status.IN_PREPARATION, Status.UNDER_REVIEW)
"""Works that no editor has accepted yet: their authors may keep them to themselves."""
