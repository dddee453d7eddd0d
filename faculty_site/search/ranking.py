"""What a search asks of the records, and which of them stand first.

Names before everything: all words whole in a name of the person, then as beginnings of its words,
then with a slip. Then titles (of works with their authors, of people with what they are), words
whole before beginnings; then texts. Among equals people come first, then what is newer.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

from django.db.models import Case, IntegerField, Value, When

from .engine import COLUMNS, Condition, Place, fits
from .models import Kind
from .wanted import Phrase, Term

NAMES: Final = ("names",)
TITLE: Final = ("title",)

Terms = Sequence[Term]


def as_written(terms: Terms) -> Condition:
    """All terms; with a slip only in names of people, of whom there are few."""
    return [[*_places(term.phrases), *_places(term.near, NAMES)] for term in terms]


def with_slips(terms: Terms) -> Condition:
    """All terms, each as it is written or as it may have been meant."""
    return [[*_places(term.phrases), *_places(term.near)] for term in terms]


def any_of(terms: Terms) -> Condition:
    return [[place for group in with_slips(terms) for place in group]]


def in_headings(terms: Terms) -> Condition:
    """All terms in names and titles, as one types them."""
    return [[*_places(t.phrases, NAMES + TITLE), *_places(t.near, NAMES)] for t in terms]


def order(terms: Terms, *, by_number: bool = False) -> list[Any]:
    """What to sort by; `by_number`: those that have more of the terms before those with fewer."""
    number = [_number(terms)] if by_number else []
    is_person = _case([When(kind=Kind.PERSON, then=0)], 1)
    return [*number, _tier(terms, by_number=by_number), is_person, "-day", "filed", "pk"]


def _tier(terms: Terms, *, by_number: bool) -> Case:
    whole = [term.whole() for term in terms]
    wanted: list[Condition] = []
    for columns in (NAMES, TITLE):
        wanted.append([_places(term.phrases, columns) for term in whole])
        wanted.append([_places(term.phrases, columns) for term in terms])
        if any(term.near for term in terms):
            wanted.append([_places((*term.phrases, *term.near), columns) for term in terms])
    if by_number:
        wanted = [[[place for group in condition for place in group]] for condition in wanted]
    return _case((When(fits(each), then=at) for at, each in enumerate(wanted)), len(wanted))


def _number(terms: Terms) -> Any:
    found = [_case([When(fits(with_slips([term])), then=-1)], 0) for term in terms]
    return sum(found[1:], start=found[0]) if len(found) > 1 else found[0]


def _places(phrases: Iterable[Phrase], columns: tuple[str, ...] = COLUMNS) -> list[Place]:
    return [Place(phrase, columns) for phrase in phrases]


def _case(cases: Iterable[When], default: int) -> Case:
    return Case(*cases, default=Value(default), output_field=IntegerField())
