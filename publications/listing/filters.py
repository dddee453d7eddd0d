"""What the address of a list asks for.

Parameters are combined: a work must fit each of them. Given several times, one of a parameter's
values is enough; single years and the range from … to … count as one parameter. A value that
nothing can fit, such as a year in letters, finds nothing, and a message says why.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import reduce
from operator import or_
from typing import Any, Final

from django.db.models import Q, QuerySet
from django.http import QueryDict

from faculty_site.lib.listing import ListFilter, Value
from profiles.former_slugs import slug_of_public
from profiles.languages import asked_pairs
from profiles.models import Department, Profile
from profiles.models.base import Audience
from publications.listing import conditions
from publications.listing.values import NAMES, values_of, with_name
from publications.models.works import PublicationQuerySet

NOTHING = Q(pk__in=[])
ADDRESSES: Final = {"person": "people", "department": "departments"}
"""How the address of what a parameter names begins."""


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
    rows = {"person": Profile.objects.listed(), "department": Department.objects.all()}
    names = {name: _names(rows[name], _raw(values, name)) for name in rows}
    for value in values:
        if value.name not in names:
            yield value
            continue
        found, today = names[value.name], value
        if value.raw not in found and (slug := slug_of_public(ADDRESSES[value.name], value.raw)):
            today = replace(value, raw=slug, label=slug)
            found = _names(rows[value.name], [slug])
        # What was once the address of somebody in no list is not to be told apart from nobody's.
        yield with_name(today if today.raw in found else value, found)


def _raw(values: Iterable[Value], name: str) -> list[str]:
    return [value.raw for value in values if value.name == name]


def _names(rows: QuerySet[Any], slugs: Sequence[str]) -> dict[str, str]:
    return dict(rows.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
