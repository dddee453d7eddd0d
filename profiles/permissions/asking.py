"""The questions that doors ask of the rules."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from profiles.models.base import Audience
from profiles.permissions.cases import Action, holds
from profiles.permissions.seeing import cases_of, visible
from profiles.permissions.standings import User, audiences_everywhere, is_active, is_superuser


def can(user: User, action: Action, obj: Model) -> bool:
    """Whether the user may do the action on the object.

    `add` goes by the places that the object in hand names, which need not be saved; the other
    actions go by the stored row, so that a form cannot first move an object and then own it.
    """
    if is_superuser(user):
        return True
    if action == "add":
        cases = cases_of(user, action, type(obj))
        return any(all(holds(obj, *condition) for condition in case) for case in cases)
    return obj.pk is not None and visible(user, action, type(obj)).filter(pk=obj.pk).exists()


def may_add(user: User, model: type[Model]) -> bool:
    """Whether there is any place at all where the user may add an object of the model."""
    if is_superuser(user):
        return True
    return any(
        all(target.exists() for _, target in case if isinstance(target, QuerySet))
        for case in cases_of(user, "add", model)
    )


def audiences_of(user: User, obj: Model | None = None) -> tuple[Audience, ...]:
    """To which audiences of unfinished works somebody belongs.

    Whoever may change `obj`, the page or record that shows such works, is among its editors.
    """
    if is_superuser(user):
        return (Audience.EVERYBODY, Audience.MEMBERS, Audience.EDITORS)
    found = audiences_everywhere(user)
    edits = obj is not None and is_active(user) and can(user, "change", obj)
    return (*found, Audience.EDITORS) if edits else found
