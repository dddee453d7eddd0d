"""The questions that doors ask of the rules."""

from __future__ import annotations

from django.db.models import Model, QuerySet

from profiles.models import DepartmentRole
from profiles.permissions.cases import Action, holds
from profiles.permissions.rules import cases_of, visible
from profiles.permissions.standings import User, is_active, is_superuser, pages_of


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


def has_any_role(user: User) -> bool:
    """Whether there is anything in the admin for this account."""
    if is_superuser(user):
        return True
    return is_active(user) and (
        DepartmentRole.objects.filter(user=user).exists() or pages_of(user).exists()
    )
