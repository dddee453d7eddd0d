"""When pages were last changed, and by whom, as far as their histories tell."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Max

from profiles.history.reading import account_name, kept_models
from profiles.models.history import HistoryRow, rows_of
from publications.models import Authorship, Publication

Times = Mapping[int, datetime.datetime]


def last_changes(people: Collection[int]) -> Times:
    """By the key of each person on whose page something changed since histories are kept.

    Queries: one for all that stands on pages alone, two for works.
    """
    own = [
        rows_of(model)
        ._default_manager.filter(history_page__in=people)
        .order_by()
        .values_list("history_page")
        .annotate(Max("history_date"))
        for model in kept_models()
    ]
    found: dict[int, datetime.datetime] = {}
    for person, when in own[0].union(*own[1:], all=True):
        found[person] = max(when, found.get(person, when))
    for person, when in _of_works(people):
        found[person] = max(when, found.get(person, when))
    return found


def _of_works(people: Collection[int]) -> Iterable[tuple[int, datetime.datetime]]:
    """Works belong to no page alone, so their history names none."""
    history = rows_of(Publication)._default_manager.order_by()
    authors = Authorship.objects.filter(
        profile__in=people, publication__in=history.values("id")
    ).order_by()
    on_page: defaultdict[int, set[int]] = defaultdict(set)
    for work, person in authors.values_list("publication", "profile"):
        on_page[work].add(person)
    changed = history.filter(id__in=list(on_page)).values_list("id").annotate(Max("history_date"))
    return [(person, when) for work, when in changed for person in on_page[work]]


def who_changed(times: Times) -> dict[int, str]:
    """Who made each of these changes, or through what it came; one query."""
    fields = ("history_date", "history_door", "history_user")
    tables = [
        rows_of(model)
        ._default_manager.filter(history_date__in=list(times.values()))
        .exclude(history_door=HistoryRow.Door.BEFORE)
        .order_by()
        .values_list(*fields)
        for model in kept_models()
    ]
    said: dict[Any, tuple[str, int | None]] = {}
    for when, door, account in tables[0].union(*tables[1:], all=True):
        said[when] = (door, account)
    names = _names({account for _door, account in said.values() if account})
    found = {}
    for person, when in times.items():
        door, account = said.get(when, ("", None))
        label = str(HistoryRow.Door(door).label) if door else ""
        found[person] = names.get(account, label) if account else label
    return found


def _names(accounts: Collection[int]) -> dict[int, str]:
    return {user.pk: account_name(user) for user in User.objects.filter(pk__in=accounts)}
