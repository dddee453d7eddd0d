"""A work as a CSL-JSON item: the one record from which every machine form of it is made."""

from publications.csl.items import Item, csl_item, issued_edtf, keywords_of, number_of, venue_of
from publications.csl.names import Name, family_first, in_order
from publications.csl.pages import first_and_last

__all__ = [
    "Item",
    "Name",
    "csl_item",
    "family_first",
    "first_and_last",
    "in_order",
    "issued_edtf",
    "keywords_of",
    "number_of",
    "venue_of",
]
