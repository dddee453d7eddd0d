"""The form by which a visitor filters a list."""

from __future__ import annotations

from profiles.languages import PARAMETER
from publications.listing.found import Found
from publications.listing.values import Value


class FilterForm:
    """What the form offers, and what stands in it.

    `hidden` has the values that are asked for and that nothing to be seen in the form sends.
    """

    def __init__(self, found: Found) -> None:
        wanted = found.wanted
        self.words = wanted.first("q")
        self.first_year, self.last_year = wanted.first("from"), wanted.first("to")
        self.span = found.span
        self.facets = found.facets()
        self.hidden = [(v.name, v.raw) for v in wanted.values if not (v.fault or self._shows(v))]
        if wanted.language:
            self.hidden.append((PARAMETER, wanted.language))
        self.set = sum(value.name != "q" for value in wanted.values)

    def _shows(self, value: Value) -> bool:
        if value.name in ("q", "from", "to"):
            return True
        facet = next((facet for facet in self.facets if facet.name == value.name), None)
        # Of people and departments not all are offered everywhere.
        return facet is not None and (
            value.name not in ("person", "department")
            or any(option.value == value.raw for option in facet.options)
        )
