"""News of everybody or of a department, as an address asks for it."""

from __future__ import annotations

import datetime

from django.db.models import Q
from django.http import QueryDict
from django.utils.translation import gettext

from faculty_site.lib.dated import Dates
from faculty_site.lib.folded_search import word_pattern
from faculty_site.lib.listing import Kind, Parameter, named, words_of
from news.models import NewsItem, NewsItemQuerySet, NewsItemTranslation
from profiles.dated_lists import (
    DatedFilter,
    DatedList,
    DatedRow,
    Whose,
    kinds_of,
    years_as_values,
)
from profiles.models import Department

COLUMNS = (
    "pk", "profile_id", "department_id", "department__slug", "date", "last_day", "kind",
    "category", "pinned", "order",
)  # fmt: skip


def items_of(
    query: QueryDict, department: Department | None, today: datetime.date
) -> DatedList[NewsItem]:
    """Four queries: people, their departments, those with news of their own, items; and one for
    words that are looked for.

    What a department pinned stands first; what a person pinned does so on their own page alone.
    """
    with_news = Department.objects.filter(pk__in=NewsItem.objects.listed().values("department"))
    whose = Whose.of(department).with_departments(with_news)
    labels = {value: str(label) for value, label in NewsItem.Kind.choices}
    fault = gettext("“%(text)s” is no kind of news that this site knows.")
    more = [Parameter("kind", named(labels, fault)), Parameter("category")]
    wanted = DatedFilter.from_query(query, whose, more)
    items = NewsItem.objects.listed()
    items = items.of_department(department) if department else items
    rows = [_row(row, whose, today) for row in items.newest_first().values_list(*COLUMNS)]
    kinds = [
        *kinds_of(whose, department),
        Kind("kind", gettext("Kinds"), labels),
        Kind("category", gettext("Categories"), by_hand=True),
    ]
    return DatedList(rows, wanted, kinds, _matching(items, wanted.first("q")), today)


def load_items(keys: list[int]) -> dict[int, NewsItem]:
    return NewsItem.objects.select_related("profile", "department").in_bulk(keys)


def _row(row: tuple, whose: Whose, today: datetime.date) -> DatedRow:  # type: ignore[type-arg]
    pk, profile, department, slug, date, last_day, kind, category, pinned, order = row
    dates = Dates(date, last_day)
    has = {
        **(whose.values_of(profile) if profile else {"department": [slug]}),
        "year": years_as_values(dates, today),
        "kind": [kind],
        "category": [category] if category else [],
    }
    return DatedRow(pk, dates, has, order if pinned and department is not None else None)


def _matching(items: NewsItemQuerySet, text: str) -> set[int] | None:
    """Those with each word in their own words, in some language, or in whose they are."""
    wanted = Q()
    for word in words_of(text):
        pattern = word_pattern(word)
        own = (
            Q(title__regex=pattern)
            | Q(body__regex=pattern)
            | Q(place__regex=pattern)
            | Q(category__regex=pattern)
        )
        translated = NewsItemTranslation.objects.public().filter(own).values("original")
        whose = Q(profile__name__regex=pattern) | Q(department__name__regex=pattern)
        wanted &= own | whose | Q(pk__in=translated)
    return set(items.filter(wanted).values_list("pk", flat=True)) if wanted else None
