"""Lists of works: what a visitor filters them by, and what there is to choose from."""

from publications.listing.filters import WorkFilter
from publications.listing.forms import FilterForm
from publications.listing.found import Found
from publications.listing.pages import ListPage
from publications.listing.scopes import Scope, works_of_all, works_of_department, works_of_person

__all__ = [
    "FilterForm",
    "Found",
    "ListPage",
    "Scope",
    "WorkFilter",
    "works_of_all",
    "works_of_department",
    "works_of_person",
]
