"""The form by which a visitor filters a list of works."""

from __future__ import annotations

from faculty_site.lib.listing import ListForm, Value
from publications.listing.found import Found


class FilterForm(ListForm):
    """With fields for a range of years."""

    def __init__(self, found: Found) -> None:
        super().__init__(found.wanted, found.facets(), ("q", "from", "to"))
        self.first_year, self.last_year = found.wanted.first("from"), found.wanted.first("to")
        self.span = found.span

    def shows(self, value: Value) -> bool:
        """Of people and departments not all are offered everywhere."""
        if value.name not in ("person", "department"):
            return super().shows(value)
        facets = (facet for facet in self.facets if facet.name == value.name)
        return any(option.value == value.raw for facet in facets for option in facet.options)
