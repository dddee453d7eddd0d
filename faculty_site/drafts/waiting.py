"""The drafts that the first page of the admin names."""

from __future__ import annotations

from typing import Any, Final

from django.db.models import Case, Value, When

from faculty_site.drafts.models import Draft
from profiles.permissions import User, visible

MOST: Final = 8


def waiting(user: User) -> dict[str, Any]:
    """Those that somebody looks after: first what went wrong, then what is planned; one query."""
    urgent = Case(
        When(problem="", publish_at__isnull=False, then=Value(1)),
        When(problem="", then=Value(2)),
        default=Value(0),
    )
    drafts = visible(user, "change", Draft).select_related("profile")
    found = list(drafts.order_by(urgent, "publish_at", "-changed", "pk")[: MOST + 1])
    return {"drafts_waiting": found[:MOST], "more_drafts": len(found) > MOST}
