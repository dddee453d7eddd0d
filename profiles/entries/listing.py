"""The entries of a kind, of everybody or of a department, as an address asks for them."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.http import QueryDict

from faculty_site.lib.dated import Dates
from faculty_site.lib.folded_search import word_pattern
from faculty_site.lib.listing import words_of
from profiles.dated_lists import (
    DatedFilter,
    DatedList,
    DatedRow,
    Whose,
    kinds_of,
    years_as_values,
)
from profiles.entries.kinds import ListKind
from profiles.models import Department, Entry, EntryTranslation, Profile
from profiles.models.content import EntryQuerySet


def entry_list(
    query: QueryDict, kind: ListKind, department: Department | None, today: datetime.date
) -> DatedList[Entry]:
    """Three queries: people, their departments, entries; and one for words that are looked for."""
    whose = Whose.of(department)
    wanted = DatedFilter.from_query(query, whose, [])
    entries = Entry.objects.listed().filter(kind=kind.kind)
    if department:
        people = Profile.objects.of_department(department)
        entries = entries.filter(profile__in=people)
    columns = entries.newest_first().values_list("pk", "profile_id", "start", "last_day")
    rows = []
    for pk, profile, start, last_day in columns:
        dates = Dates(start, last_day)
        has = {**whose.values_of(profile), "year": years_as_values(dates, today)}
        rows.append(DatedRow(pk, dates, has))
    matching = _matching(entries, wanted.first("q"))
    return DatedList(rows, wanted, kinds_of(whose, department), matching, today)


def load_entries(keys: list[int]) -> dict[int, Entry]:
    return Entry.objects.select_related("profile").in_bulk(keys)


def _matching(entries: EntryQuerySet, text: str) -> set[int] | None:
    """Those with each word in their own words, in some language, or in the person's name."""
    wanted = Q()
    for word in words_of(text):
        pattern = word_pattern(word)
        own = Q(title__regex=pattern) | Q(place__regex=pattern) | Q(body__regex=pattern)
        translated = EntryTranslation.objects.public().filter(own).values("original")
        wanted &= own | Q(profile__name__regex=pattern) | Q(pk__in=translated)
    return set(entries.filter(wanted).values_list("pk", flat=True)) if wanted else None
