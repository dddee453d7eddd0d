"""Works that an import touched, in the admin's history."""

from __future__ import annotations

import json
from typing import Any, cast

from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType

from profiles.permissions import User
from publications.ingest.importing.entries import CHOSEN, Entry
from publications.ingest.importing.run import Outcome
from publications.models import Publication


def remember_in_history(user: User, outcome: Outcome) -> None:
    """Write who brought in or changed each work."""
    kind = ContentType.objects.get_for_model(Publication)
    LogEntry.objects.bulk_create(
        LogEntry(
            user_id=cast("int", user.pk),
            content_type=kind,
            object_id=str(entry.work.pk),
            object_repr=str(entry.work)[:200],
            action_flag=ADDITION if entry.state == "new" else CHANGE,
            change_message=json.dumps([_message(entry)]),
        )
        for entry in outcome.of(*CHOSEN)
    )


def _message(entry: Entry) -> dict[str, Any]:
    """In the form that Django's admin translates and shows."""
    if entry.state == "new":
        return {"added": {}}
    return {"changed": {"fields": [change.what for change in entry.taken]}}
