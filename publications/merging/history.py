"""Writing down for everybody concerned what was made of works."""

from __future__ import annotations

from collections.abc import Collection

from django.contrib.admin.models import CHANGE, LogEntry
from django.contrib.auth.models import User

from profiles.models import Profile
from publications.models import Publication


def tell(by: User, message: str, works: Collection[Publication], people: Collection[int]) -> None:
    """One line in the history of each work, and of the page of each person (by key)."""
    for rows in (works, Profile.objects.filter(pk__in=people)):
        found = list(rows)
        if found:
            LogEntry.objects.log_actions(
                user_id=by.pk, queryset=found, action_flag=CHANGE, change_message=message
            )
