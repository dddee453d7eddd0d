"""The kinds of entries that have lists, and what these are called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.models import Entry


@dataclass(frozen=True)
class ListKind:
    """`word` is that of the list's address; the others are what visitors read."""

    kind: Entry.Kind
    word: str
    title: Promise | str
    description: Promise | str
    nothing: Promise | str


KINDS: Final = (
    ListKind(
        Entry.Kind.TALK,
        "talks",
        _("Talks"),
        _("Talks and lectures given by the people here, and those to come."),
        _("No talks yet."),
    ),
    ListKind(
        Entry.Kind.TEACHING,
        "teaching",
        _("Teaching"),
        _("Courses taught by the people here, by year."),
        _("No teaching yet."),
    ),
    ListKind(
        Entry.Kind.PROJECT,
        "projects",
        _("Projects"),
        _("Projects of the people here, under way and past."),
        _("No projects yet."),
    ),
)
"""In the order of the navigation."""
