"""Lists that visitors filter by their address: its values, what fits them, what else to choose.

Parameters are combined: a row must fit each of them. Given several times, one of a parameter's
values is enough. A value that nothing can fit finds nothing, and a message says why.
"""

from faculty_site.lib.listing.facets import Facet, Option, Remedy
from faculty_site.lib.listing.filters import Chip, ListFilter
from faculty_site.lib.listing.forms import ListForm
from faculty_site.lib.listing.sifting import Kind, Row, Sifted
from faculty_site.lib.listing.values import (
    LONGEST,
    MOST_VALUES,
    MOST_WORDS,
    Parameter,
    Value,
    any_year,
    named,
    values_of,
    words,
    words_of,
)

__all__ = [
    "LONGEST",
    "MOST_VALUES",
    "MOST_WORDS",
    "Chip",
    "Facet",
    "Kind",
    "ListFilter",
    "ListForm",
    "Option",
    "Parameter",
    "Remedy",
    "Row",
    "Sifted",
    "Value",
    "any_year",
    "named",
    "values_of",
    "words",
    "words_of",
]
