"""What the address of a list asks for, and the addresses of the same list without some of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar
from urllib.parse import urlencode

from django.http import QueryDict
from django.utils.translation import gettext

from faculty_site.lib.listing.values import Value


@dataclass(frozen=True)
class Chip:
    """A value that is filtered by; `remove` is the query of the list without it, "" or "?…"."""

    name: str
    label: str
    remove: str


@dataclass(frozen=True)
class ListFilter:
    """The values asked for, in the order of their parameters, and what to tell the visitor."""

    values: tuple[Value, ...] = ()
    messages: tuple[str, ...] = ()
    kept: tuple[tuple[str, str], ...] = ()
    """Names and values that go with every address of the list, such as the language."""

    names: ClassVar[tuple[str, ...]] = ()
    """The parameters, in the order of a canonical address."""

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
        given = [(name, value) for name in self.names for value in query.getlist(name)]
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

    def instead(self, name: str, raw: str) -> str:
        """The query with this one value of a parameter, wherever the address had others."""
        others = [value for value in self.values if value.group != name]
        places = {each: place for place, each in enumerate(self.names)}
        return self._query(sorted([*others, Value(name, raw)], key=lambda v: places[v.name]))

    def labels(self, name: str) -> str:
        """The values of one parameter in words."""
        either = gettext(" or ")
        return either.join(v.label or v.raw for v in self.values if v.group == name)

    @property
    def nothing(self) -> str:
        """The query of the whole list."""
        return self._query(())

    def first(self, name: str) -> str:
        """What a parameter that has one value asks for; "" for nothing."""
        return next((value.raw for value in self.values if value.name == name), "")

    def _query(self, values: Iterable[Value]) -> str:
        written = urlencode([*((value.name, value.raw) for value in values), *self.kept])
        return f"?{written}" if written else ""
