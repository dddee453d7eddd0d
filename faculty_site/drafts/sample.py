"""Drafts of the sample department: one that is shown by a link, and one that is planned."""

from __future__ import annotations

import datetime
from typing import Any, Final

from django.contrib import admin
from django.utils import timezone

from faculty_site.drafts.contents import Contents
from faculty_site.drafts.links import new_token
from faculty_site.drafts.models import DAYS, Draft
from profiles.history.asking import mark_of
from profiles.models import Department, Section

NEXT: Final = "The next seminar is on rings in which every ideal is a product of prime ideals."
LECTURE: Final = {
    "title": "A lecture on infinite sets",
    "body": "Everybody is welcome; the doors open a quarter of an hour before.",
}


def shared_draft(section: Section, by: Any) -> str:
    """A draft that adds a sentence to a section; the secret part of its link."""
    draft = Draft.objects.create(
        model=section._meta.label_lower,
        key=section.pk,
        title=str(section),
        profile=section.profile,
        contents={
            **_contents(body=f"{section.body.rstrip()}\n\n{NEXT}\n"),
            "touched": {f"profiles.section:{section.pk}": ["body"]},
        },
        opened=mark_of(admin.site._registry[Section], str(section.pk)),
        changed=timezone.now(),
        changed_by=by,
    )
    return new_token(draft, by, DAYS)


def planned_draft(department: Department, by: Any) -> Draft:
    """News of a department that are to be published in a week, at eight in the morning."""
    week = timezone.localtime() + datetime.timedelta(days=7)
    day = week.date().isoformat()
    return Draft.objects.create(
        model="news.newsitem",
        title=LECTURE["title"],
        department=department,
        contents=_contents(department=str(department.pk), date=day, **LECTURE),
        changed=timezone.now(),
        changed_by=by,
        publish_at=week.replace(hour=8, minute=0, second=0, microsecond=0),
        planned_by=by,
    )


def _contents(**values: str) -> dict[str, Any]:
    return Contents(list(values), {name: [value] for name, value in values.items()}).as_json()
