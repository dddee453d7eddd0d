"""A person's own navigation: about them, the lists of what they have, their further pages."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import F, QuerySet, Value
from django.db.models.functions import Concat
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from profiles.languages import Reading, speak
from profiles.models import Entry, Profile, Section
from profiles.models.base import Audience, Visibility
from profiles.page.filing import in_shown_sections

ABOUT = ""
"""Stands for the page about the person among the keys of lists and further pages."""

NEWS, PUBLICATIONS, TALKS, TEACHING, PROJECTS = (
    "news", "publications", "talks", "teaching", "projects",
)  # fmt: skip

ENTRY_LISTS: Mapping[str, Entry.Kind] = {
    TALKS: Entry.Kind.TALK,
    TEACHING: Entry.Kind.TEACHING,
    PROJECTS: Entry.Kind.PROJECT,
}

LABELS: Mapping[str, tuple[Promise, Promise]] = {
    ABOUT: (_("About"), _("Overview")),
    NEWS: (_("News"), _("All news")),
    PUBLICATIONS: (_("Publications"), _("All publications")),
    TALKS: (_("Talks"), _("All talks")),
    TEACHING: (_("Teaching"), _("All teaching")),
    PROJECTS: (_("Projects"), _("All projects")),
}
"""What the navigation calls a page, and what it does where a further page has that name."""


LISTS = tuple(key for key in LABELS if key)

_SECTION = F("section__visibility")


@dataclass(frozen=True)
class Place:
    """A line of the navigation. `key` is that of a further page, of a list, or ABOUT."""

    key: str
    label: str
    url: str
    language: str = ""
    is_further: bool = False


def navigation_of(
    profile: Profile, reading: Reading, audiences: Sequence[Audience] = ()
) -> list[Place]:
    """The pages of a person, in order; nothing where there is only the one about them.

    Two queries, and one more where further pages have translations.
    """
    pages = list(profile.pages.for_navigation())
    speak(pages, reading.tags, reading.own)
    query, taken = reading.query, {page.title.casefold() for page in pages}
    further = [
        Place(page.key, page.title, f"{page.get_absolute_url()}{query}", page.language, True)
        for page in pages
    ]
    lists = [_place(key, profile, reading, taken) for key in _lists(profile, audiences)]
    if not (lists or further):
        return []
    return [_place(ABOUT, profile, reading, taken), *lists, *further]


def neighbours(navigation: Sequence[Place], key: str) -> tuple[Place | None, Place | None]:
    """The further pages before and after one, in the order of the navigation."""
    further = [place for place in navigation if place.is_further]
    at = next((at for at, place in enumerate(further) if place.key == key), None)
    if at is None:
        return None, None
    return further[at - 1] if at else None, further[at + 1] if at + 1 < len(further) else None


def _place(key: str, profile: Profile, reading: Reading, taken: set[str]) -> Place:
    usual, otherwise = map(str, LABELS[key])
    address = address_of_list(profile, key) if key else profile.get_absolute_url()
    label = otherwise if usual.casefold() in taken else usual
    return Place(key, label, f"{address}{reading.query}")


def address_of_list(profile: Profile, key: str) -> str:
    if key == PUBLICATIONS:
        return reverse("publications:person", args=[profile.slug])
    return reverse(f"profiles:{key}", args=[profile.slug])


def news_of(profile: Profile) -> QuerySet[Any]:
    """The news that stands on somebody's pages."""
    public = profile.news.filter(visibility=Visibility.PUBLIC)
    return in_shown_sections(public, profile, Section.Kind.NEWS)


def entries_of(profile: Profile, key: str) -> QuerySet[Entry]:
    """The entries of one of ENTRY_LISTS that stand on somebody's pages."""
    public = profile.entries.public().filter(kind=ENTRY_LISTS[key])
    return in_shown_sections(public, profile, Section.Kind.ENTRIES)


def _lists(profile: Profile, audiences: Sequence[Audience]) -> list[str]:
    """Keys of the lists in which something stands.

    In one query of what there is and in which sections, for which `in_shown_sections` is decided
    here: five of its conditions in one query would take longer to write than to answer.
    """
    seen: dict[str, set[str | None]] = defaultdict(set)
    for name, visibility in _what_there_is(profile, audiences):
        seen[name].add(visibility)
    kinds = dict.fromkeys(ENTRY_LISTS, Section.Kind.ENTRIES)
    kinds |= {NEWS: Section.Kind.NEWS, PUBLICATIONS: Section.Kind.PUBLICATIONS}
    found = []
    for key in LISTS:
        records, lists = seen[ENTRY_LISTS.get(key, key)], seen[f"section {kinds[key]}"]
        has_room = not lists or Visibility.PUBLIC in lists
        if Visibility.PUBLIC in records or (None in records and has_room):
            found.append(key)
    # A further page that had the address before the site kept it for the list goes on having it.
    return [key for key in found if f"page {key}" not in seen]


def _what_there_is(profile: Profile, audiences: Sequence[Audience]) -> QuerySet[Any, Any]:
    """Kinds of records, each with the visibilities of the sections they name; the person's
    sections by kind; and pages that have the address of a list."""
    rows: list[tuple[QuerySet[Any, Any], Any, Any]] = [
        (profile.news.filter(visibility=Visibility.PUBLIC), Value(NEWS), _SECTION),
        (profile.entries.public().filter(kind__in=ENTRY_LISTS.values()), F("kind"), _SECTION),
        (profile.authorships.shown_on(profile, *audiences), Value(PUBLICATIONS), _SECTION),
        (profile.sections.all(), Concat(Value("section "), "kind"), F("visibility")),
        (profile.pages.public().filter(key=PROJECTS), Value(f"page {PROJECTS}"), F("visibility")),
    ]
    first, *others = (each.order_by().values_list(name, of) for each, name, of in rows)
    return first.union(*others)
