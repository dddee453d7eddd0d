"""What the rules amount to: the rows on which somebody may do something."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Account
from django.db.models import Model, Q, QuerySet
from django.utils import timezone

from profiles.permissions.cases import Action, Case, lookup
from profiles.permissions.drawing import kept
from profiles.permissions.standings import User, is_active, is_superuser

Rule = Callable[[User, Action, type[Model]], list[Case]]

RULES: Final[dict[str, Rule]] = {}
"""The rule of each model, by its label; `profiles.permissions.rules` fills it."""


def visible(user: User, action: Action, model: type[Model]) -> QuerySet[Any]:
    """The objects of the model on which the user may do the action; each once."""
    if is_superuser(user):
        return model._default_manager.all()
    if _lasts(action, model):
        account = user.pk if is_active(user) else None
        return _drawn(account, action, model, timezone.localdate())
    return _draw(user, action, model)


def _draw(user: User, action: Action, model: type[Model]) -> QuerySet[Any]:
    wanted = Q(pk__in=[])
    for case in cases_of(user, action, model):
        wanted |= Q(*(lookup(*condition) for condition in case))
    return model._default_manager.filter(wanted)


def _lasts(action: Action, model: type[Model]) -> bool:
    """Whether the rule asks the database nothing while it is drawn: it is the same all day."""
    if action == "view":
        return model._meta.app_label != "publications"  # asks who is among the members
    return action != "add"


@kept
def _drawn(
    account: int | None, action: Action, model: type[Model], today: datetime.date
) -> QuerySet[Any]:
    return _draw(AnonymousUser() if account is None else Account(pk=account), action, model)


def cases_of(user: User, action: Action, model: type[Model]) -> list[Case]:
    rule = RULES.get(model._meta.label_lower)
    return rule(user, action, model) if rule else []
