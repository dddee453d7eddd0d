"""The form by which a visitor filters a list."""

from __future__ import annotations

from profiles.languages import PARAMETER
from publications.listing.found import Found


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
        offered = {"q", "from", "to", *(facet.name for facet in self.facets)}
        unseen = [v for v in wanted.values if v.name not in offered and not v.fault]
        self.hidden = [(value.name, value.raw) for value in unseen]
        if wanted.language:
            self.hidden.append((PARAMETER, wanted.language))
        self.set = sum(value.name != "q" for value in wanted.values)
