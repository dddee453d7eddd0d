"""What remains of an import: lines in the admin's history, and a command's own run."""

from __future__ import annotations

import json
import logging
import os
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any, Final, cast

from django.apps import apps
from django.contrib.admin.models import ADDITION, CHANGE, LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import DatabaseError
from django.utils import timezone

from faculty_site.importing.models import ImportRun
from faculty_site.importing.outcome import report_json
from faculty_site.ingest.documents import Row
from faculty_site.ingest.load import Placed
from faculty_site.ingest.report import Report
from profiles.models import Department
from profiles.permissions import User

LONGEST: Final = 200

log = logging.getLogger(__name__)


def log_touched(user: User, touched: Iterable[tuple[Row, Placed]]) -> None:
    """Write who brought in or changed each record."""
    LogEntry.objects.bulk_create(
        LogEntry(
            user_id=cast("int", user.pk),
            content_type=ContentType.objects.get_for_model(apps.get_model(row.model)),
            object_id=str(placed.instance.pk),
            object_repr=str(placed.instance)[:LONGEST],
            action_flag=ADDITION if placed.fate == "created" else CHANGE,
            change_message=json.dumps([_message(placed)]),
        )
        for row, placed in touched
    )


def _message(placed: Placed) -> dict[str, Any]:
    """In the form that Django's admin translates and shows."""
    if placed.fate == "created":
        return {"added": {}}
    taken = [change.what for change in placed.changes if change.how == "take"]
    return {"changed": {"fields": taken}}


def remember_command(
    report: Report, sources: Sequence[object], departments: Iterable[str], **options: str
) -> None:
    """Put a command's import into the history; it is in, whether that succeeds or not.

    Whose department it was is known where all of it was for one; only superusers see any other.
    """
    named = set(departments)
    department = Department.objects.filter(slug=named.pop()).first() if len(named) == 1 else None
    root = _above(report)
    try:
        ImportRun.objects.create(
            door=ImportRun.Door.COMMAND,
            state=ImportRun.State.DONE if _anything(report) else ImportRun.State.FAILED,
            department=department,
            file_name=", ".join(Path(str(source)).name for source in sources)[:LONGEST],
            options={name: value for name, value in options.items() if value},
            report=report_json(report, root),
            finished=timezone.now(),
        )
    except DatabaseError:
        log.exception("the import was not put into the history")


def _anything(report: Report) -> bool:
    return len(report.failed) < len(report.sources)


def _above(report: Report) -> Path:
    """The folder that all sources lie in."""
    parents = [str(source.path.parent) for source in report.sources]
    return Path(os.path.commonpath(parents)) if parents else Path()
