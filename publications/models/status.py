"""How far a work has come."""

from __future__ import annotations

from typing import Final

from django.db import models


class Status(models.TextChoices):
    PUBLISHED = "published", "Published"
    ACCEPTED = "accepted", "Accepted"
    IN_PRESS = "in_press", "In press"
    UNDER_REVIEW = "under_review", "Under review"
    IN_PREPARATION = "in_preparation", "In preparation"
    PREPRINT = "preprint", "Preprint"


UNFINISHED: Final = (Status.IN_PREPARATION, Status.UNDER_REVIEW)
"""Works that no editor has accepted yet: their authors may keep them to themselves."""
