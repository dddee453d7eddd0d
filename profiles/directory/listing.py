"""The directory of people, filtered by department, role, research area, letter and name."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.core.paginator import Page
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext, pgettext

from faculty_site.lib.folded_search import fold, word_pattern
from faculty_site.lib.listing import (
    Kind,
    ListFilter,
    ListForm,
    Parameter,
    Sifted,
    Value,
    named,
    values_of,
    words,
    words_of,
)
from faculty_site.lib.paging import page_of
from profiles.directory.letters import LETTERS, OTHER
from profiles.directory.ranks import LABELS
from profiles.directory.rows import Person, people_of
from profiles.languages import asked_pairs
from profiles.models import Department, Profile, ProfileTranslation

PAGE_SIZE = 60
SHARED = 2
"""So many people name an area that the form offers."""


class PersonFilter(ListFilter):
    """What a directory is filtered by."""

    names = ("q", "department", "role", "area", "letter")


@dataclass(frozen=True)
class Letter:
    """A letter with how many people are filed below it; `query` shows them alone, or all again."""

    sign: str
    count: int
    is_chosen: bool
    query: str


class Directory:
    """The listed people of the site or of a department, as an address asks for them.

    Queries: people and memberships, and the translated names where a name is looked for.
    """

    def __init__(self, query: QueryDict, department: Department | None = None) -> None:
        listed = Profile.objects.listed()
        self.department = department
        self._everybody = listed.of_department_or_all(department)
        people, departments = people_of(self._everybody, department)
        self.wanted = _filter(query, departments, department is not None)
        kinds = _kinds({} if department else departments)
        self._letter = Kind("letter", gettext("Letters"))
        self.sifted = Sifted(people, self.wanted, [*kinds, self._letter], self._fits_name())
        facets = [f for f in self.sifted.facets if f.name != "letter"]
        self.form = ListForm(self.wanted, facets)
        self.total = len(people)

    @property
    def count(self) -> int:
        return len(self.sifted.shown)

    @property
    def letters(self) -> list[Letter]:
        """The alphabet, where it parts more people than stand in a row or two."""
        options = {o.value: o for o in self.sifted.facet(self._letter).options}
        signs = [*LETTERS, *([OTHER] if OTHER in options else [])]
        found = [
            self._letter_of(sign, options[sign].count if sign in options else 0) for sign in signs
        ]
        return found if len(options) > 1 or self.wanted.first("letter") else []

    def page(self, request: HttpRequest) -> Page[Person]:
        return page_of(request, self.sifted.shown, PAGE_SIZE)

    def profiles(self, page: Page[Person]) -> list[Profile]:
        """The people of a page with their departments, and with their `role` in this one."""
        rows = Profile.objects.with_departments()
        found = rows.in_bulk([person.pk for person in page])
        for person in page:
            found[person.pk].role = person.role  # type: ignore[attr-defined]
        return [found[person.pk] for person in page]

    def _letter_of(self, sign: str, count: int) -> Letter:
        is_chosen = self.wanted.first("letter") == sign
        query = self.wanted.without("letter") if is_chosen else self.wanted.instead("letter", sign)
        return Letter(sign, count, is_chosen, query)

    def _fits_name(self) -> Callable[[Person], bool]:
        patterns = [re.compile(word_pattern(word)) for word in words_of(self.wanted.first("q"))]
        translated: dict[int, list[str]] = {}
        if patterns:
            public = ProfileTranslation.objects.public().filter(original__in=self._everybody)
            for pk, name in public.exclude(name="").values_list("original", "name"):
                translated.setdefault(pk, []).append(name)

        def fits(person: Person) -> bool:
            names = "\n".join([person.names, *translated.get(person.pk, ())])
            return all(pattern.search(names) for pattern in patterns)

        return fits


def _filter(query: QueryDict, departments: Mapping[str, str], of_one: bool) -> PersonFilter:
    unknown = gettext("No department here has the address “%(text)s”.")
    parameters = [
        Parameter("q", words, is_single=True),
        Parameter("department", named(departments, unknown)),
        Parameter("role", _role),
        Parameter("area"),
        Parameter("letter", _letter, is_single=True),
    ]
    read = [each for each in parameters if not (of_one and each.name == "department")]
    values, messages = values_of(query, read)
    faults = [value.fault for value in values if value.fault]
    told = tuple(dict.fromkeys([*messages, *faults]))
    return PersonFilter(tuple(values), told, asked_pairs(query))


def _kinds(departments: Mapping[str, str]) -> list[Kind]:
    places = {slug: place for place, slug in enumerate(departments)}
    ranks = {rank: place for place, rank in enumerate(LABELS)}
    return [
        *(
            [Kind("department", gettext("Departments"), departments, lambda o: places[o.value])]
            if places
            else []
        ),
        Kind(
            "role",
            pgettext("in a department", "Roles"),
            LABELS,
            lambda o: (ranks.get(o.value, -1), fold(o.label)),
            by_hand=True,
        ),
        Kind("area", gettext("Research areas"), least=SHARED, by_hand=True),
    ]


def _role(name: str, raw: str, messages: list[str]) -> Value:
    return Value(name, raw, str(LABELS.get(fold(raw), raw)))


def _letter(name: str, raw: str, messages: list[str]) -> Value:
    sign = raw.upper()
    if len(sign) == 1 and sign in LETTERS + OTHER:
        label = gettext("other letters") if sign == OTHER else gettext("letter %(sign)s")
        return Value(name, sign, label % {"sign": sign})
    fault = gettext("“%(text)s” is no letter of the alphabet from A to Z.")
    return Value(name, raw, raw, fault % {"text": raw})
