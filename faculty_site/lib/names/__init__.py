"""Names of people: their scripts, their parts, and whether two are one person's."""

from .comparison import (
    Sameness,
    fold_name_word,
    name_in_order,
    name_key,
    same_person,
    sort_name,
)
from .lookup import family_words, name_words, shared_words
from .printing import name_of_parts
from .recognition import from_file_name, is_person_name, looks_like_name, without_marks
from .scripts import clean_markup, is_native, language_of_name, split_native

__all__ = [
    "Sameness",
    "clean_markup",
    "family_words",
    "fold_name_word",
    "from_file_name",
    "is_native",
    "is_person_name",
    "language_of_name",
    "looks_like_name",
    "name_in_order",
    "name_key",
    "name_of_parts",
    "name_words",
    "same_person",
    "shared_words",
    "sort_name",
    "split_native",
    "without_marks",
]
