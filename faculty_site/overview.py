"""What the first page of the site or of a department tells besides its people."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count
from django.urls import reverse
from django.utils.translation import gettext

from faculty_site.lib.dated import UPCOMING, Dates, period_of
from news.models import NewsItem
from profiles.entries import KINDS
from profiles.models import Department, Entry, Profile
from profiles.references import References
from publications.models import Publication

SHOWN = 4
"""So many news items, coming events and works."""

MOST_LOOKED_AT = 60
"""Of all that is not over so many are looked at for what is to come."""


@dataclass(frozen=True)
class ListLink:
    """A list of the site or of a department, with how much it holds."""

    label: str
    url: str
    count: int


class Overview:
    """News, coming events and works of the listed people, of a `department` or of all.

    `today` says what is to come. Queries: news, coming news, coming talks, works; and one for the
    number of each of them and of entries.
    """

    def __init__(self, today: datetime.date, department: Department | None = None) -> None:
        self.today = today
        self.department = department
        self._people = Profile.objects.listed().of_department_or_all(department)
        news = NewsItem.objects.listed()
        self._news = news.of_department(department) if department else news
        self._entries = Entry.objects.listed().filter(profile__in=self._people)
        works = Publication.objects
        self._works = works.shown_by(self._people) if department else works.listed()

    @cached_property
    def news(self) -> list[NewsItem]:
        """The latest news of what has happened, or goes on."""
        rows = self._news.newest_first().select_related("profile", "department")
        return [item for item in rows[:MOST_LOOKED_AT] if not self._is_coming(item)][:SHOWN]

    @cached_property
    def coming_news(self) -> list[NewsItem]:
        rows = self._news.upcoming(self.today).order_by("date", "pk")
        found = rows.select_related("profile", "department")[:MOST_LOOKED_AT]
        return [item for item in found if self._is_coming(item)][:SHOWN]

    @cached_property
    def coming_talks(self) -> list[Entry]:
        talks = self._entries.filter(kind=Entry.Kind.TALK).upcoming(self.today)
        found = talks.order_by("start", "pk").select_related("profile")[:MOST_LOOKED_AT]
        return [entry for entry in found if self._is_coming(entry)][:SHOWN]

    @property
    def coming(self) -> list[NewsItem | Entry]:
        """News and talks to come, the soonest first."""
        both: list[NewsItem | Entry] = [*self.coming_news, *self.coming_talks]
        return sorted(both, key=_first_day)[:SHOWN]

    @property
    def references(self) -> References:
        return References(item.profile for item in self.news)

    @cached_property
    def works(self) -> list[Publication]:
        return list(self._works.newest_first().with_authors()[:SHOWN])

    @property
    def lists(self) -> list[ListLink]:
        """The lists that hold something."""
        entries = self._entries.order_by().values("kind").annotate(number=Count("pk"))
        numbers: Mapping[str, int] = dict(entries.values_list("kind", "number"))
        of = "department_" if self.department else ""
        news = "department_news" if self.department else "news:list"
        works = "publications:department" if self.department else "publications:list"
        links = [
            self._link(gettext("News"), news, self._news.count()),
            self._link(gettext("Publications"), works, self._works.count()),
        ]
        for each in KINDS:
            name = f"{of}{each.word}"
            links.append(self._link(str(each.title), name, numbers.get(each.kind, 0)))
        return [link for link in links if link.count]

    def _is_coming(self, record: NewsItem | Entry) -> bool:
        start = record.date if isinstance(record, NewsItem) else record.start
        return period_of(Dates(start, record.last_day), self.today) == UPCOMING

    def _link(self, label: str, name: str, count: int) -> ListLink:
        args = [self.department.slug] if self.department else []
        return ListLink(label, reverse(name, args=args), count)


def _first_day(record: NewsItem | Entry) -> datetime.date:
    start = record.date if isinstance(record, NewsItem) else record.start
    return start.first_day if start else datetime.date.max
