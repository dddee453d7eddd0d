"""The rules of drafts: whoever may change a thing has a hand in its draft."""

from __future__ import annotations

from typing import Final

from django.apps import apps
from django.db.models import Model

from profiles.permissions.cases import Action, Case
from profiles.permissions.seeing import visible
from profiles.permissions.standings import (
    Standing,
    User,
    departments_of,
    is_active,
    pages_of,
)

DRAFTED: Final = (
    "profiles.profile", "profiles.section", "profiles.entry", "profiles.link", "profiles.page",
    "profiles.department", "news.newsitem", "publications.publication",
)  # fmt: skip
"""Models whose objects may have a draft."""


def draft(user: User, action: Action, model: type[Model]) -> list[Case]:
    """Of a thing that is there: who may change it. Of a new one: who may add it where it is to
    stand, and of one without a place whoever began it. None is added but by the thing's form."""
    if action in ("view", "add") or not is_active(user):
        return []
    of_things: list[Case] = [
        (("model", label), ("key", visible(user, "change", apps.get_model(label))))
        for label in DRAFTED
    ]
    new: Case = (("key", None),)
    in_department: Case = (*new, ("profile", None), ("model", "news.newsitem"))
    as_admin: Case = (*new, ("profile", None), ("model", "profiles.profile"))
    return [
        *of_things,
        (*new, ("profile", pages_of(user))),
        (*in_department, ("department", departments_of(user))),
        (*as_admin, ("department", departments_of(user, Standing.ADMIN))),
        (*new, ("profile", None), ("department", None), ("changed_by", user)),
    ]


def link_to_draft(user: User, action: Action, model: type[Model]) -> list[Case]:
    whole = apps.get_model("drafts.draft")
    return [(("draft", visible(user, action, whole)),)] if action not in ("view", "add") else []
