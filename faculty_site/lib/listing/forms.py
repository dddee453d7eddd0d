"""The form by which a visitor filters a list."""

from __future__ import annotations

from collections.abc import Sequence

from faculty_site.lib.listing.facets import Facet
from faculty_site.lib.listing.filters import ListFilter
from faculty_site.lib.listing.values import Value


class ListForm:
    """What the form offers, and what stands in it.

    `hidden` has the values that are asked for and that nothing to be seen in the form sends.
    `fields` are the parameters that have a field of their own.
    """

    def __init__(
        self, wanted: ListFilter, facets: Sequence[Facet], fields: Sequence[str] = ("q",)
    ) -> None:
        self.words = wanted.first("q")
        self.facets = facets
        self.fields = fields
        self.hidden = [(v.name, v.raw) for v in wanted.values if not (v.fault or self.shows(v))]
        self.hidden += wanted.kept
        self.set = sum(value.name != "q" for value in wanted.values)

    def shows(self, value: Value) -> bool:
        """Whether something in the form sends the value."""
        return value.name in self.fields or any(f.name == value.name for f in self.facets)
