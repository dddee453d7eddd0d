"""What the address of a list asks for.

Parameters are combined: a work must fit each of them. Given several times, one of a parameter's
values is enough; single years and the range from … to … count as one parameter. A value that
nothing can fit, such as a year in letters, finds nothing, and a message says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Q, QuerySet
from django.http import QueryDict

from faculty_site.lib.listing import ListFilter, Value
from profiles.languages import asked_pairs
from profiles.models import Department, Profile
from profiles.models.base import Audience
from publications.listing import conditions
from publications.listing.values import NAMES, values_of, with_name
from publications.models.works import PublicationQuerySet

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class WorkFilter(ListFilter):
    """What a list of works is filtered by, as a reader of the audiences sees it."""

    audiences: tuple[Audience, ...] = ()

    names = NAMES

    @classmethod
    def from_query(cls, query: QueryDict, *audiences: Audience) -> WorkFilter:
        """The filter of an address; `audiences` are the reader's, as for `listed`.

        Parameters that are no filters are passed over. Two queries at most, for the names of
        people and departments.
        """
        values, messages = values_of(query)
        named = tuple(_named(values))
        faults = (value.fault for value in named if value.fault)
        told = tuple(dict.fromkeys((*messages, *faults)))
        return cls(named, told, asked_pairs(query), audiences)

    def conditions(self) -> Mapping[str, Q]:
        """What a work must fit, by the parameter (`year` for all that is said of years)."""
        found: dict[str, Q] = {}
        for name in dict.fromkeys(value.group for value in self.values):
            sound = [v for v in self.values if v.group == name and not v.fault]
            wanted = conditions.of(name, sound, self.audiences)
            found[name] = reduce(or_, wanted) if wanted else NOTHING
        return found

    def apply(self, works: PublicationQuerySet) -> PublicationQuerySet:
        """Those of the works that fit; each once."""
        return works.filter(*self.conditions().values())


def _named(values: Sequence[Value]) -> Iterator[Value]:
    """People and departments by their names; those that there are not get a fault."""
    names = {
        "person": _names(Profile.objects.listed(), _raw(values, "person")),
        "department": _names(Department.objects.all(), _raw(values, "department")),
    }
    for value in values:
        yield with_name(value, names[value.name]) if value.name in names else value


def _raw(values: Iterable[Value], name: str) -> list[str]:
    return [value.raw for value in values if value.name == name]


def _names(rows: QuerySet[Any], slugs: Sequence[str]) -> dict[str, str]:
    return dict(rows.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
