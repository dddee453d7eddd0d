"""Where an account stands: towards which pages, and in which departments."""

from __future__ import annotations

import datetime
from enum import StrEnum
from typing import TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.models import User as Account
from django.db.models import Q, QuerySet
from django.utils import timezone

from profiles.models import Delegation, Department, DepartmentRole, Membership, Profile
from profiles.models.base import Audience
from profiles.permissions.drawing import kept

User = Account | AnonymousUser
"""Anybody who asks, signed in or not."""


class Standing(StrEnum):
    OWNER = "owner"
    DELEGATE = "delegate"
    EDITOR = "editor"
    ADMIN = "admin"


HANDS = (Standing.OWNER, Standing.DELEGATE, Standing.EDITOR, Standing.ADMIN)
"""Everybody who writes on a page."""


def is_superuser(user: User) -> bool:
    return is_active(user) and bool(getattr(user, "is_superuser", False))


def is_active(user: User) -> TypeGuard[Account]:
    return user.is_authenticated and user.is_active


def pages_of(user: User, *standings: Standing) -> QuerySet[Profile]:
    """The profiles towards which the user has one of the standings; any of them if none is named.

    Superusers have no standing of their own: ask `can` and `visible` for rights.
    """
    if not is_active(user):
        return Profile.objects.none()
    return _pages(user.pk, standings or HANDS, timezone.localdate())


@kept
def _pages(
    account: int, standings: tuple[Standing, ...], today: datetime.date
) -> QuerySet[Profile]:
    wanted = Q(pk__in=[])
    if Standing.OWNER in standings:
        wanted |= Q(owner=account)
    if Standing.DELEGATE in standings:
        mine = Delegation.objects.in_force(today).filter(user=account)
        wanted |= Q(pk__in=mine.values("profile"))
    if Standing.EDITOR in standings or Standing.ADMIN in standings:
        members = Membership.objects.filter(department__in=_departments(account, standings))
        wanted |= Q(pk__in=members.values("profile"))
    return Profile.objects.filter(wanted)


def departments_of(user: User, *standings: Standing) -> QuerySet[Department]:
    """The departments in which the user has one of the roles; any of them if none is named."""
    if not is_active(user):
        return Department.objects.none()
    return _departments(user.pk, standings or (Standing.EDITOR, Standing.ADMIN))


@kept
def _departments(account: int, standings: tuple[Standing, ...]) -> QuerySet[Department]:
    roles = [str(standing) for standing in standings]
    mine = DepartmentRole.objects.filter(user=account, role__in=roles)
    return Department.objects.filter(pk__in=mine.values("department"))


def has_any_role(user: User) -> bool:
    """Whether there is anything in the admin for this account."""
    if not is_active(user) or user.is_superuser:
        return is_active(user)
    return DepartmentRole.objects.filter(user=user).exists() or pages_of(user).exists()


def audiences_everywhere(user: User) -> tuple[Audience, ...]:
    """The audiences to which somebody belongs whatever page shows an unfinished work."""
    members = (Audience.MEMBERS,) if has_any_role(user) else ()
    return (Audience.EVERYBODY, *members)
