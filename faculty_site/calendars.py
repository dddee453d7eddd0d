"""iCalendar (RFC 5545) of what is to come: dated news, and talks of people's CVs.

Only what is known to the day has a place in a calendar; a month or a year alone is no day, and
stays in the lists. Whole days have no time zone.
"""

from __future__ import annotations

import datetime
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_safe
from icalendar import Calendar, Event, vUri

from faculty_site.context_processors import site_url
from faculty_site.lib.emails import without_addresses
from faculty_site.lib.fuzzy_dates import FuzzyDate
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.printable import printable
from news.feeds import language_of, title_of
from news.models import NewsItem
from profiles.feeds import file_answer, in_words_of
from profiles.models import Department, Entry, Profile
from profiles.page.navigation import entries_of, news_of
from profiles.permissions import visible

MOST: Final = 500
"""So many events a calendar has at most; what is to come is seldom more than a few."""


@dataclass(frozen=True)
class Happening:
    """One event; `key` stays whatever is changed, `url` is absolute, `end` is the last day."""

    key: str
    url: str
    title: str
    start: datetime.date
    end: datetime.date
    place: str
    text: str
    language: str


@require_safe
def all_events(request: HttpRequest) -> HttpResponseBase:
    """Of everybody who is listed, and of the departments."""
    return _calendar(request, NewsItem.objects.listed(), Entry.objects.listed(), "")


@require_safe
def department_events(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a department and of its people who are listed."""
    found = get_object_or_404(Department, slug=slug)
    people = Profile.objects.of_department(found)
    talks = Entry.objects.listed().filter(profile__in=people)
    return _calendar(request, NewsItem.objects.listed().of_department(found), talks, found.name)


@require_safe
def person_events(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a person, for whom their page is open to."""
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    talks = entries_of(person, "talks")
    return _calendar(request, news_of(person), talks, person.name, person.language)


def _calendar(
    request: HttpRequest, news: Any, entries: Any, whose: str, language: str = ""
) -> HttpResponseBase:
    today = timezone.localdate()
    root = site_url(request)
    items = news.upcoming(today).select_related("profile", "department").order_by("last_day", "pk")
    talks = entries.filter(kind=Entry.Kind.TALK, last_day__gte=today).select_related("profile")
    found = [
        *_news(items[:MOST], root),
        *_talks(talks.order_by("last_day", "pk")[:MOST], root),
    ]
    with in_words_of(language):
        name = gettext("Events of %(whose)s") % {"whose": whose} if whose else gettext("Events")
        content = written(found, without_addresses(name), today)
    response = file_answer(request, content, "text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'inline; filename="calendar.ics"'
    return response


def _news(items: Iterable[NewsItem], root: str) -> Iterator[Happening]:
    for item in items:
        if days := _days(item.date, item.end_date):
            yield Happening(
                key=f"{root}{item.get_absolute_url()}",
                url=f"{root}{item.get_absolute_url()}",
                title=_title_of(item),
                start=days[0],
                end=days[1],
                place=item.place,
                text=plain_text(item.body, item.dialect),  # type: ignore[arg-type]
                language=language_of(item),
            )


def _title_of(item: NewsItem) -> str:
    with in_words_of(language_of(item)):
        return title_of(item)


def _talks(entries: Iterable[Entry], root: str) -> Iterator[Happening]:
    for entry in entries:
        if days := _days(entry.start, entry.end):
            page = entry.profile.get_absolute_url()
            yield Happening(
                key=f"{root}{page}#{entry.key}",
                url=f"{root}{page}#entry-{entry.pk}",
                title=f"{entry.profile.name}: {entry.title}",
                start=days[0],
                end=days[1],
                place=entry.place,
                text=plain_text(entry.body, entry.dialect),  # type: ignore[arg-type]
                language=entry.language or entry.profile.language or settings.LANGUAGE_CODE,
            )


def _days(
    start: FuzzyDate | None, end: FuzzyDate | None
) -> tuple[datetime.date, datetime.date] | None:
    """The first and the last day; None where no day is known. An end that is only a month, or
    open, adds no day."""
    if start is None or start.precision != "day":
        return None
    is_day = end is not None and end.precision == "day" and end.last_day >= start.first_day
    return start.first_day, end.last_day if end is not None and is_day else start.first_day


def written(events: Iterable[Happening], name: str, today: datetime.date) -> bytes:
    """The calendar as it is at the beginning of a day, the same bytes all day long.

    DTSTAMP says with METHOD:PUBLISH when the calendar was made: what is over has left it at
    midnight, so that is when. UIDs are made of addresses, which stay.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Faculty Site//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("name", printable(name))
    calendar.add("x-wr-calname", printable(name))
    stamp = datetime.datetime.combine(today, datetime.time(), datetime.UTC)
    for each in sorted(events, key=lambda event: (event.start, event.key)):
        calendar.add_component(_event(each, stamp))
    return bytes(calendar.to_ical())


def _event(each: Happening, stamp: datetime.datetime) -> Event:
    event = Event()
    event.add("uid", str(uuid.uuid5(uuid.NAMESPACE_URL, each.key)))
    event.add("dtstamp", stamp)
    event.add("dtstart", each.start)
    if each.end < datetime.date.max:
        event.add("dtend", each.end + datetime.timedelta(days=1))
    event.add("url", vUri(each.url))
    event.add("transp", "TRANSPARENT")  # who subscribes is not busy by it
    language = {"language": each.language}
    for key, text in (
        ("summary", each.title),
        ("location", each.place),
        ("description", each.text),
    ):
        if words := printable(without_addresses(text)).strip():
            event.add(key, words, parameters=language)
    return event
