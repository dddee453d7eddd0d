"""The works that a list shows, with what there is to filter them by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.db.models import BooleanField, Case, Q, Value, When

from faculty_site.lib.listing import Facet, Remedy
from profiles.models import Membership, Profile
from profiles.models.base import Audience
from publications.listing.facets import Row, Standing, facets_of
from publications.listing.filters import WorkFilter
from publications.listing.scopes import Scope
from publications.models import UNFINISHED, Authorship

DEFAULT = (Audience.EVERYBODY,)

COLUMNS = ("pk", "year", "type", "status", "venue", "keywords")


@dataclass(frozen=True)
class Found:
    """The works of a list that fit a filter, newest first.

    All are looked at in one query, whatever the filter and the page: words are searched once, and
    years, pages and facets are counted from the same rows. `rows` also has the works that one
    parameter alone keeps out, which facets count.
    """

    scope: Scope
    wanted: WorkFilter
    rows: Sequence[Row]

    @classmethod
    def among(cls, scope: Scope, wanted: WorkFilter) -> Found:
        conditions = dict(wanted.conditions())
        works = scope.works.filter(conditions.pop("q", Q()))
        fits = {f"fits_{name}": _holds(condition) for name, condition in conditions.items()}
        found = works.newest_first().annotate(**fits).values_list(*COLUMNS, *fits)
        return cls(scope, wanted, list(_rows(found, list(conditions))))

    @cached_property
    def shown(self) -> list[Row]:
        """Those that fit."""
        return [row for row in self.rows if not row.misses]

    @property
    def span(self) -> tuple[int, int] | None:
        """The first and the last year there is."""
        years = [row.year for row in self.rows if row.year is not None]
        return (min(years), max(years)) if years else None

    @property
    def remedies(self) -> list[Remedy]:
        """What finds something where nothing fits: leaving one parameter out."""
        counts = Counter(row.misses for row in self.rows)
        return [
            Remedy(self.wanted.labels(name), counts[name], self.wanted.without(name))
            for name in self.wanted.conditions()
            if counts[name]
        ]

    def facets(self) -> list[Facet]:
        """Those that offer a choice, in three queries at most."""
        people = self._people()
        is_of_some = self.scope.person or self.scope.department
        departments = Standing({}, {}) if is_of_some else _departments(people)
        return facets_of(self.rows, people, departments, self.wanted)

    def _people(self) -> Standing:
        """Those who are listed; not whose list it is, as they stand for all its works.

        As `AuthorshipQuerySet.shown_to` has it; but what that asks of each work is known here, and
        to look at all works once more is what would cost most.
        """
        listed = Profile.objects.listed()
        if self.scope.person:
            listed = listed.exclude(pk=self.scope.person.pk)
        shows = Profile.objects.showing_unfinished_to(*self.scope.audiences or DEFAULT)
        columns = listed.in_directory_order().annotate(shows=_holds(Q(pk__in=shows)))
        people = list(columns.values_list("slug", "name", "shows"))
        keeping = {slug for slug, _name, shows in people if not shows}
        unfinished = {row.pk for row in self.rows if row.status in UNFINISHED} if keeping else ()
        shown = Authorship.objects.filter(hidden=False, profile__in=listed).order_by()
        pairs = shown.values_list("publication", "profile__slug")
        of_work = _grouped(
            pair for pair in pairs if pair[0] not in unfinished or pair[1] not in keeping
        )
        return Standing({slug: name for slug, name, _shows in people}, of_work)


def _departments(people: Standing) -> Standing:
    members = Membership.objects.current().filter(profile__in=Profile.objects.listed())
    columns = ("profile__slug", "department__slug", "department__name")
    rows = list(members.order_by("department__name").values_list(*columns))
    of_person = _grouped((person, department) for person, department, _name in rows)
    of_work = {
        work: {department for slug in slugs for department in of_person.get(slug, ())}
        for work, slugs in people.of_work.items()
    }
    return Standing({department: name for _person, department, name in rows}, of_work)


def _grouped(pairs: Iterable[tuple[Any, str]]) -> Mapping[Any, set[str]]:
    found = defaultdict(set)
    for key, value in pairs:
        found[key].add(value)
    return found


def _holds(condition: Q) -> Case:
    return Case(When(condition, then=True), default=Value(False), output_field=BooleanField())


def _rows(found: Iterable[tuple[Any, ...]], names: Sequence[str]) -> Iterator[Row]:
    """Without works that two parameters keep out: no list and no facet has them."""
    last = len(COLUMNS)
    for row in found:
        missed = [name for name, fits in zip(names, row[last:], strict=True) if not fits]
        if len(missed) < 2:
            yield Row._make([*row[:last], missed[0] if missed else ""])
