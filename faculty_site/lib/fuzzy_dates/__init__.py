"""Dates that may be only a year, a month or a season: value, printing, reading, model fields."""

from .display import display_range, year_amid_words
from .field import FuzzyDateField, FuzzyDateFormField, LastDayField
from .found import FoundDate, day_first_order, with_year
from .front_matter import parse_front_matter_date
from .lookups import not_over
from .prose import find_dates, parse_prose
from .value import FuzzyDate, Precision

__all__ = [
    "FoundDate",
    "FuzzyDate",
    "FuzzyDateField",
    "FuzzyDateFormField",
    "LastDayField",
    "Precision",
    "day_first_order",
    "display_range",
    "find_dates",
    "not_over",
    "parse_front_matter_date",
    "parse_prose",
    "with_year",
    "year_amid_words",
]
