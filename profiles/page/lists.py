"""What a person has of one kind, parted into pages and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from faculty_site.lib.dated import (
    Dates,
    Group,
    anchor_of,
    grouped,
    heading_of,
    in_reading_order,
    period_of,
)
from faculty_site.lib.paging import page_of

PAGE_SIZE = 100

LONG = 12
"""From so many records on a list names its years to enter it by."""


@dataclass(frozen=True)
class Entrance:
    """A place in the whole list: how many records stand there, and the address of the first."""

    label: str
    count: int
    address: str


class OwnList:
    """One page of the records of a person, what comes first; then what is on, then what is over.

    `date` names the field in which they begin. Two queries, whatever there is. Raises Http404
    where the address asks for a page that is not there.
    """

    def __init__(self, request: HttpRequest, rows: QuerySet[Any], date: str) -> None:
        today = timezone.localdate()
        columns = rows.order_by("order", "pk").values_list("pk", date, "last_day")
        dates = {pk: Dates(start, last_day) for pk, start, last_day in columns}
        self._keys = in_reading_order(dates, dates.__getitem__, today)
        self._periods = {pk: period_of(each, today) for pk, each in dates.items()}
        self.page: Page[int] = page_of(request, self._keys, PAGE_SIZE)
        found = rows.in_bulk(list(self.page))
        self.records = [found[key] for key in self.page]

    def __len__(self) -> int:
        return len(self._keys)

    def groups(self, items: Sequence[Any]) -> list[Group[Any]]:
        """The records, or what was made of them, below their headings; they say their `pk`."""
        place = self.page.start_index() - 2
        before = self._periods[self._keys[place]] if place >= 0 else ""
        return grouped(items, lambda item: self._periods[item.pk], before=before)

    def entrances(self, query: str) -> list[Entrance]:
        """Each period of the whole list, behind the query; nothing where it is seen at a glance."""
        found, place = [], 0
        for period, group in groupby(self._keys, self._periods.__getitem__):
            count = len(list(group))
            number = place // PAGE_SIZE + 1
            address = query if number == 1 else f"{query}{'&' if query else '?'}page={number}"
            found.append(Entrance(heading_of(period), count, f"{address}#{anchor_of(period)}"))
            place += count
        return found if len(found) > 1 and len(self) >= LONG else []
