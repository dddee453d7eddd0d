"""What Django's admin notes of things that keep no history: accounts, files, invitations.

It is open to superusers only, as its lines name what they are about in words of that day, whoever
may see it now.
"""

from __future__ import annotations

from typing import Any, Final

from django.contrib.admin.models import ADDITION, DELETION, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from profiles.history.reading import Line, kept_models
from profiles.models.history import CHANGED, CREATED, DELETED, HistoryRow
from profiles.permissions import User, is_superuser

KIND: Final = "log"
"""How filters call it."""

WHAT: Final = {ADDITION: CREATED, DELETION: DELETED}


def log_for(user: User | None) -> QuerySet[LogEntry]:
    """The entries that the user may read; for nobody in particular all."""
    if user is not None and not is_superuser(user):
        return LogEntry.objects.none()
    kept = ContentType.objects.get_for_models(*kept_models()).values()
    return LogEntry.objects.exclude(content_type__in=[kind.pk for kind in kept])


def told(entry: LogEntry) -> Line:
    """A line as those of histories are; its row answers to their names."""
    row: Any = entry
    row.history_date, row.history_user = entry.action_time, entry.user
    row.history_type = WHAT.get(entry.action_flag, CHANGED)
    row.history_page, row.history_mark, row.history_change_reason = None, "", ""
    row.get_history_door_display = lambda: str(HistoryRow.Door.ADMIN.label)
    kind = ContentType.objects.get_for_id(entry.content_type_id) if entry.content_type_id else None
    message = str(entry.get_change_message())
    return Line(row, str(kind.name) if kind else "", entry.object_repr, said=message)


def label_of(entry: LogEntry) -> str:
    """The model that an entry is about, such as `auth.user`."""
    if entry.content_type_id is None:
        return ""
    kind = ContentType.objects.get_for_id(entry.content_type_id)
    return f"{kind.app_label}.{kind.model}"
