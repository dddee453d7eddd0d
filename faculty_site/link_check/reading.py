"""Broken links for whoever may mend them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from django.apps import apps
from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.text import capfirst

from faculty_site.link_check.models import Address, Mention
from profiles.permissions import User, visible


class Row(NamedTuple):
    mention: Mention
    kind: str
    name: str
    url: str
    """Of the form in which the link is mended."""


def broken_links(people: Iterable[int]) -> QuerySet[Any, tuple[int, int]]:
    """How many addresses that lead nowhere stand on the pages of these people, for each who has
    any."""
    rows = Mention.objects.filter(address__state=Address.State.BROKEN, profile__in=list(people))
    return rows.order_by().values_list("profile").annotate(Count("address", distinct=True))


def mentions_for(user: User, states: Sequence[str]) -> QuerySet[Mention]:
    """Those in one of the states that the user may mend, those of one page together."""
    rows: QuerySet[Mention] = visible(user, "inspect", Mention)
    wanted = rows.filter(address__state__in=states)
    found = wanted.select_related("address", "profile", "department")
    return found.order_by("profile__sort_name", "profile", "department", "address", "pk")


def named(mentions: Sequence[Mention]) -> list[Row]:
    """With what their records are called; a query for each kind of record."""
    keys: defaultdict[str, set[int]] = defaultdict(set)
    for mention in mentions:
        keys[mention.model].add(mention.key)
    records = {
        label: apps.get_model(label)._base_manager.in_bulk(wanted) for label, wanted in keys.items()
    }
    rows = []
    for mention in mentions:
        record = records[mention.model].get(mention.key)
        if record is not None:  # deleted since the last run
            kind = capfirst(str(record._meta.verbose_name))
            rows.append(Row(mention, kind, str(record), _form(mention)))
    return rows


def _form(mention: Mention) -> str:
    name = f"admin:{mention.model.replace('.', '_')}_change"
    return f"{reverse(name, args=[mention.key])}#id_{mention.field}"
