"""The identities elsewhere by which accounts sign in: rows that only the extra `sso` has."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib.auth.models import User
from django.db.models import Model, QuerySet

APP = "allauth.socialaccount"


def identities(accounts: QuerySet[User]) -> QuerySet[Any] | None:
    """Those of these accounts, by day of linking; None where the extra is not installed."""
    if not apps.is_installed(APP):
        return None
    model: type[Model] = apps.get_app_config("socialaccount").get_model("SocialAccount")
    return model._default_manager.filter(user__in=accounts).order_by("date_joined", "pk")


def told(account: User) -> list[dict[str, Any]]:
    """Those of one account as plain values: where, as whom, since when."""
    rows = identities(User.objects.filter(pk=account.pk))
    return [] if rows is None else list(rows.values("provider", "uid", "extra_data", "date_joined"))
