"""What the page of an import shows: people with what becomes of them, and problems by weight."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.apps import apps
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import npgettext_lazy

from faculty_site.importing.models import ImportRun
from faculty_site.importing.outcome import totals
from profiles.models import Profile
from profiles.permissions import User, visible

MOST_PROBLEMS: Final = 200
"""Of a weight that a page shows; the report has all."""

WEIGHTS: Final[tuple[tuple[str, Any], ...]] = (
    ("error", _("Cannot come in")),
    ("warning", _("To look at")),
    ("info", _("Good to know")),
)

TELLING: Final = ("level", "path", "line", "message")
"""By what problems are told apart."""

LEFT_OUT: Final = ("profiles.membership", "publications.authorship")
"""Kinds of records that tell a reader nothing new."""

STATES: Final[Mapping[str, Any]] = {
    "new": npgettext_lazy("so many", "new", "new", "number"),
    "changed": npgettext_lazy("so many", "changed", "changed", "number"),
    "kept": npgettext_lazy(
        "so many", "edited here, which stays", "edited here, which stays", "number"
    ),
    "deleted": npgettext_lazy(
        "so many", "deleted here, which stays so", "deleted here, which stays so", "number"
    ),
    "known": npgettext_lazy("so many", "known", "known", "number"),
}
"""Behind a number, with which the words agree in other languages than English."""


@dataclass(frozen=True, slots=True)
class Group:
    """Records of a kind of one person, or of all together."""

    name: str
    counts: tuple[tuple[str, int], ...]
    records: Sequence[Mapping[str, Any]] = ()
    more: int = 0


@dataclass(frozen=True, slots=True)
class Person:
    """A source of the report. Without a `slug` nothing of it came in."""

    path: str
    slug: str
    name: str
    new: bool | None
    groups: tuple[Group, ...]
    told: Mapping[str, int]
    page: int | None
    """The key of the person's page, for whoever may open it."""


@dataclass(frozen=True, slots=True)
class Weight:
    key: str
    heading: str | Promise
    problems: Sequence[Mapping[str, Any]]
    number: int

    @property
    def more(self) -> int:
        return self.number - len(self.problems)


def people_of(run: ImportRun, user: User) -> list[Person]:
    shown = run.shown.get("people", [])
    slugs = {source["profile"] for source in run.sources if source["profile"]}
    pages = {page.slug: page for page in visible(user, "inspect", Profile).filter(slug__in=slugs)}
    return [
        _person(source, shown[number] if number < len(shown) else {}, pages)
        for number, source in enumerate(run.sources)
    ]


def _person(
    source: Mapping[str, Any], shown: Mapping[str, Any], pages: Mapping[str, Profile]
) -> Person:
    slug = source["profile"] or ""
    page = pages.get(slug)
    known = page.name if page else slug or source["path"]
    return Person(
        path=source["path"],
        slug=slug,
        name=shown.get("name") or known,
        new=shown.get("new"),
        groups=tuple(_groups(shown)),
        told={name: source[name] for name in ("created", "updated", "unchanged", "kept")},
        page=page.pk if page else None,
    )


def _groups(shown: Mapping[str, Any]) -> Iterator[Group]:
    for group in shown.get("groups", []):
        if group["model"] not in LEFT_OUT:
            counts = _counts(group["counts"])
            yield Group(_kind(group["model"]), counts, group["records"], group["more"])


def totals_of(run: ImportRun) -> list[Group]:
    """All people together, each kind of record once."""
    counted = totals(run.shown.get("people", []))
    return [
        Group(_kind(model), _counts(counts))
        for model, counts in counted.items()
        if model not in LEFT_OUT
    ]


def _counts(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    found = [(words, counts[state]) for state, words in STATES.items() if counts.get(state)]
    return tuple((words % {"number": number}, number) for words, number in found)


def _kind(model: str) -> str:
    return str(capfirst(apps.get_model(model)._meta.verbose_name_plural))


_options = re.compile(r" \(--[a-z][^()]*\)")
"""How a message names a command's options; the sentence around them has the words of the form."""


def _without_options(problem: Mapping[str, Any]) -> Mapping[str, Any]:
    return {**problem, "message": _options.sub("", problem["message"])}


def weights_of(run: ImportRun) -> list[Weight]:
    """The problems of all sources and of the archive itself, the heaviest first.

    What is said of a whole site, it says for each of its people.
    """
    told = [*run.shown.get("remarks", [])]
    told += (_without_options(each) for source in run.sources for each in source["problems"])
    by_words = {tuple(map(each.get, TELLING)): each for each in told}
    problems = list(by_words.values())
    number = Counter(problem["level"] for problem in problems)
    found = (
        Weight(
            key, heading, [p for p in problems if p["level"] == key][:MOST_PROBLEMS], number[key]
        )
        for key, heading in WEIGHTS
    )
    return [weight for weight in found if weight.number]
