"""A list of works, parted into pages and years."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.core.paginator import EmptyPage, Page, Paginator
from django.utils.formats import number_format
from django.utils.translation import gettext

from publications.listing.facets import Row
from publications.listing.found import Found
from publications.models import Publication

PAGE_SIZE = 50

MOST_ENTRIES = 24
"""So many years a list names to enter it by; of more it names the decades."""

SELECTED = "selected"

UNUSED = ("ris", "csl_json")
"""Long texts that no list shows."""


@dataclass(frozen=True)
class Group:
    """Works under one heading; `goes_on` if it began on the page before."""

    heading: str
    anchor: str
    works: Sequence[Publication]
    goes_on: bool = False


@dataclass(frozen=True)
class Entry:
    """A place in the whole list: how many works stand there, and the address of the first."""

    label: str
    count: int
    address: str


class ListPage:
    """One page of the works found, those `selected` first, in the order in which they are given.

    Beyond the end `page` is None and `beyond` the number asked for. Raises InvalidPage for what
    can be no page's number.
    """

    def __init__(self, found: Found, number: int | str = 1, selected: Sequence[int] = ()) -> None:
        places = {key: place for place, key in enumerate(selected)}
        # Sorting is stable: all others stay as they were found.
        rows = sorted(found.shown, key=lambda row: places.get(row.pk, len(places)))
        self.found = found
        self.count = number_format(len(rows), force_grouping=True) if rows else ""
        self._selected = places.keys()
        self._rows = rows
        self._paginator = Paginator(rows, PAGE_SIZE)
        self.last = self._paginator.num_pages
        self.beyond = 0
        self.page: Page[Row] | None = None
        try:
            self.page = self._paginator.page(number)
        except EmptyPage:
            if int(number) < 1:
                raise
            self.beyond = int(number)
        self.groups = self._groups(self.page) if self.page else []
        self.works = [work for group in self.groups for work in group.works]

    @property
    def entries(self) -> list[Entry]:
        """Where a list of several pages can be entered: by years, or by decades if many."""
        if self.last == 1:
            return []
        years = [(*_heading(key), len(list(rows))) for key, rows in groupby(self._rows, self._key)]
        label = _decade if len(years) > MOST_ENTRIES else str
        found, place = [], 0
        for name, group in groupby(years, lambda year: label(year[0])):
            each = list(group)
            count = sum(count for _heading, _anchor, count in each)
            found.append(Entry(name, count, f"{self._query(place)}#{each[0][1]}"))
            place += count
        return found

    def _groups(self, page: Page[Row]) -> list[Group]:
        """In one query, and one for the authors."""
        shown = Publication.objects.filter(pk__in=[row.pk for row in page])
        works = {work.pk: work for work in shown.defer(*UNUSED).with_authors()}
        before = self._rows[max(0, page.start_index() - 2)] if works else None
        goes_on = before is not None and page.number > 1 and self._key(before) == self._key(page[0])
        return [
            Group(*_heading(key), [works[row.pk] for row in rows], goes_on and number == 0)
            for number, (key, rows) in enumerate(groupby(page, self._key))
        ]

    def _key(self, row: Row) -> int | str | None:
        """What has a heading of its own: the selected works, and each year."""
        return SELECTED if row.pk in self._selected else row.year

    def _query(self, place: int) -> str:
        """Of the page that has the work at this place, the first being 0."""
        query, number = self.found.wanted.query, place // PAGE_SIZE + 1
        if number == 1:
            return query
        return f"{query}{'&' if query else '?'}page={number}"


def _heading(key: int | str | None) -> tuple[str, str]:
    """The heading and its anchor."""
    if key == SELECTED:
        return gettext("Selected works"), SELECTED
    if key is None:
        return gettext("Under way or undated"), "year-none"
    return str(key), f"year-{key}"


def _decade(heading: str) -> str:
    if not heading.isdecimal():
        return heading
    # Translators: ten years by their first, such as “1920s”.
    return gettext("%(year)ss") % {"year": f"{heading[:-1]}0"}
