"""Accounts that own pages: found by user name or e-mail address, made owners where none is."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.db.models.functions import Lower

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.values import model_of


def _accounts() -> Any:
    return model_of(settings.AUTH_USER_MODEL)._default_manager


def find_accounts(names: Collection[str]) -> Mapping[str, list[str]]:
    """The user names of the accounts that each name stands for; in one query.

    A name is a user name or, where there is none such, an e-mail address in any case.
    """
    by_name: dict[str, list[str]] = {}
    by_email: dict[str, list[str]] = {}
    folded = [name.lower() for name in names]
    wanted = Q(username__in=names) | Q(folded__in=folded)
    found = _accounts().annotate(folded=Lower("email")).filter(wanted).order_by("username")
    for username, email in found.values_list("username", "email"):
        by_name[username] = [username]
        by_email.setdefault(email.lower(), []).append(username)
    return {name: by_name.get(name) or by_email.get(name.lower(), []) for name in names}


def make_owner(slug: str, username: str, path: Path, problems: Problems) -> None:
    """Give a page (by slug) to an account, unless either has another; that is told.

    Call it inside the transaction of the load.
    """
    profiles = model_of("profiles.profile")._default_manager.select_related("owner")
    profile: Any = profiles.get(slug=slug)
    account = _accounts().filter(username=username).first()
    if account is None or profile.owner == account:
        return
    other: Any = profiles.filter(owner=account).first()
    if profile.owner is not None:
        problems.warning(
            path,
            None,
            f"The account “{profile.owner}” owns this page, so “{username}” did not become its "
            "owner. Change the owner in the admin if that is meant.",
        )
    elif other is not None:
        problems.warning(
            path,
            None,
            f"The account “{username}” owns the page “{other.slug}”, and an account owns one page, "
            "so this one has no owner. Make the account a delegate of it in the admin.",
        )
    else:
        profile.owner = account
        profile.save(update_fields=["owner"])
        problems.info(path, None, f"The account “{username}” owns this page now.")
