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
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.http import QueryDict

from profiles.languages import PARAMETER, asked_language
from profiles.models import Department, Profile
from profiles.models.base import Audience
from publications.listing import conditions
from publications.listing.values import NAMES, Value, values_of
from publications.models.works import PublicationQuerySet

NOTHING = Q(pk__in=[])


@dataclass(frozen=True)
class Chip:
    """A value that is filtered by; `remove` is the query of the list without it, "" or "?…"."""

    name: str
    label: str
    remove: str


@dataclass(frozen=True)
class WorkFilter:
    """The values asked for, in the order of their parameters, and what to tell the visitor."""

    values: tuple[Value, ...] = ()
    messages: tuple[str, ...] = ()
    audiences: tuple[Audience, ...] = ()
    language: str = ""
    """What `?lang=` asks for, which goes with the list."""

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
        return cls(named, told, audiences, asked_language(query))

    def __bool__(self) -> bool:
        return bool(self.values)

    @property
    def query(self) -> str:
        """The same filter always as the same text: "" or "?q=…&person=…", for addresses."""
        return self._query(self.values)

    @property
    def pairs(self) -> list[tuple[str, str]]:
        """Names and values as the address has them, in order."""
        return [(value.name, value.raw) for value in self.values]

    def is_canonical(self, query: QueryDict) -> bool:
        """Whether an address has the filter as `query` writes it, or what had to be cut short."""
        given = [(name, value) for name in NAMES for value in query.getlist(name)]
        return given == self.pairs or bool(self.messages)

    @property
    def applied(self) -> list[Chip]:
        """Each value with the query that is left without it."""
        return [
            Chip(
                each.name, each.label or each.raw, self._query(v for v in self.values if v != each)
            )
            for each in self.values
        ]

    def without(self, name: str) -> str:
        """The query that is left without a parameter."""
        return self._query(value for value in self.values if value.group != name)

    def labels(self, name: str) -> str:
        """The values of one parameter in words."""
        return " or ".join(v.label or v.raw for v in self.values if v.group == name)

    @property
    def nothing(self) -> str:
        """The query of the whole list."""
        return self._query(())

    def first(self, name: str) -> str:
        """What a parameter that has one value asks for; "" for nothing."""
        return next(iter(_raw(self.values, name)), "")

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

    def _query(self, values: Iterable[Value]) -> str:
        pairs = [(value.name, value.raw) for value in values]
        written = urlencode([*pairs, (PARAMETER, self.language)] if self.language else pairs)
        return f"?{written}" if written else ""


def _named(values: Sequence[Value]) -> Iterator[Value]:
    """People and departments by their names; those that there are not get a fault."""
    names = {
        "person": _names(Profile.objects.listed(), _raw(values, "person")),
        "department": _names(Department.objects.all(), _raw(values, "department")),
    }
    for value in values:
        yield value.named(names[value.name]) if value.name in names else value


def _raw(values: Iterable[Value], name: str) -> list[str]:
    return [value.raw for value in values if value.name == name]


def _names(rows: QuerySet[Any], slugs: Sequence[str]) -> dict[str, str]:
    return dict(rows.filter(slug__in=slugs).values_list("slug", "name")) if slugs else {}
