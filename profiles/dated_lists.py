"""Lists of what many people did and will do: filtered by year, person and department, by date."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from operator import itemgetter
from typing import Generic, TypeVar

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from faculty_site.lib.dated import (
    PINNED,
    Dates,
    Group,
    grouped,
    in_reading_order,
    period_of,
    years_of,
)
from faculty_site.lib.listing import (
    Kind,
    ListFilter,
    ListForm,
    Parameter,
    Sifted,
    any_year,
    named,
    values_of,
    words,
)
from faculty_site.lib.paging import page_of
from profiles.former_slugs import slug_of_public
from profiles.languages import asked_pairs
from profiles.models import Department, Membership, Profile

PAGE_SIZE = 50
YEAR_SHOWN = 15
"""So many records of a year stand unfolded."""

R = TypeVar("R")


@dataclass(frozen=True)
class DatedRow:
    """A record as its list sees it: its dates, and the values of each filter."""

    pk: int
    dates: Dates
    has: Mapping[str, Sequence[str]] = field(default_factory=dict)
    pinned_at: int | None = None
    """The place among what is pinned, for what is."""

    @property
    def is_pinned(self) -> bool:
        return self.pinned_at is not None


@dataclass(frozen=True)
class Whose:
    """The listed people and their departments: names by slug, and the slugs of each person."""

    people: Mapping[str, str]
    departments: Mapping[str, str]
    slug_of: Mapping[int, str]
    departments_of: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, department: Department | None = None) -> Whose:
        """Of the site, or of a department, of which alone there are people then. Two queries."""
        listed = Profile.objects.listed().of_department_or_all(department)
        people = list(listed.in_directory_order().values_list("pk", "slug", "name"))
        members = Membership.objects.current().filter(profile__in=listed)
        rows = members.order_by("department__name", "pk").values_list(
            "profile_id", "department__slug", "department__name"
        )
        departments: dict[str, str] = {}
        places: dict[int, list[str]] = {}
        for pk, slug, name in rows:
            departments[slug] = name
            places.setdefault(pk, []).append(slug)
        return cls(
            {slug: name for _pk, slug, name in people},
            departments,
            {pk: slug for pk, slug, _name in people},
            places,
        )

    def with_departments(self, departments: Iterable[Department]) -> Whose:
        """With departments that have something of their own, whoever belongs to them."""
        named = {**self.departments, **{each.slug: each.name for each in departments}}
        return replace(self, departments=dict(sorted(named.items(), key=itemgetter(1))))

    def values_of(self, profile: int | None) -> dict[str, Sequence[str]]:
        """The values of a record by its person."""
        if profile is None or profile not in self.slug_of:
            return {}
        return {
            "person": [self.slug_of[profile]],
            "department": self.departments_of.get(profile, ()),
        }


class DatedFilter(ListFilter):
    """What a list is filtered by; `kind` and `category` are those of news."""

    names = ("q", "department", "person", "year", "kind", "category")

    @classmethod
    def from_query(cls, query: QueryDict, whose: Whose, more: Sequence[Parameter]) -> DatedFilter:
        """`more` are the parameters of the list's own."""
        department = gettext("No department here has the address “%(text)s”.")
        person = gettext("No listed person here has the address “%(text)s”.")
        parameters = [
            Parameter("q", words, is_single=True),
            Parameter("department", named(whose.departments, department, _department)),
            Parameter("person", named(whose.people, person, _person)),
            Parameter("year", any_year),
            *more,
        ]
        values, messages = values_of(query, parameters)
        faults = [value.fault for value in values if value.fault]
        return cls(tuple(values), tuple(dict.fromkeys([*messages, *faults])), asked_pairs(query))


class DatedList(Generic[R]):
    """One page of the rows that fit, by date; `load` gets the records of their keys.

    `matching` has the keys of what fits the words, None where none are asked for.
    """

    def __init__(
        self,
        rows: Iterable[DatedRow],
        wanted: DatedFilter,
        kinds: Sequence[Kind],
        matching: set[int] | None,
        today: datetime.date,
    ) -> None:
        self.wanted = wanted
        self.today = today
        sifted = Sifted(
            list(rows), wanted, kinds, lambda row: matching is None or row.pk in matching
        )
        self.remedies = sifted.remedies
        self.form = ListForm(wanted, sifted.facets)
        ordered = in_reading_order(sifted.shown, lambda row: row.dates, today)
        self.rows = sorted(ordered, key=lambda row: (not row.is_pinned, row.pinned_at or 0))

    @property
    def count(self) -> int:
        return len(self.rows)

    def page(self, request: HttpRequest) -> Page[DatedRow]:
        return page_of(request, self.rows, PAGE_SIZE)

    def groups(
        self, page: Page[DatedRow], load: Callable[[list[int]], Mapping[int, R]]
    ) -> list[Group[R]]:
        """The records of a page below their headings."""
        records = load([row.pk for row in page])
        periods = {id(records[row.pk]): self._period(row) for row in page}
        before = self._period(self.rows[page.start_index() - 2]) if page.number > 1 else ""
        shown = [records[row.pk] for row in page]
        return grouped(shown, lambda record: periods[id(record)], YEAR_SHOWN, before)

    def _period(self, row: DatedRow) -> str:
        return PINNED if row.is_pinned else period_of(row.dates, self.today)


_person = partial(slug_of_public, "people")
_department = partial(slug_of_public, "departments")


def years_as_values(dates: Dates, today: datetime.date) -> list[str]:
    """What a record has of the filter `year`."""
    return [str(year) for year in years_of(dates, today)]


def kinds_of(whose: Whose, department: Department | None) -> list[Kind]:
    """The facets of every list: years, people, and departments where the list is of no one."""
    kinds = [Kind("year", gettext("Years"), by=lambda option: -int(option.value))]
    if department is None:
        places = {slug: place for place, slug in enumerate(whose.departments)}
        by_name = Kind(
            "department",
            gettext("Departments"),
            whose.departments,
            lambda option: places[option.value],
        )
        kinds.append(by_name)
    order = {slug: place for place, slug in enumerate(whose.people)}
    people = Kind("person", gettext("People"), whose.people, lambda option: order[option.value])
    return [*kinds, people]
