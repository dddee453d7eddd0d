"""What a person has of a kind, each on a page of its own: news, talks, teaching, projects."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from profiles.languages import languages_of, reading_of, speak
from profiles.models import Profile
from profiles.page import navigation_of
from profiles.page.lists import OwnList
from profiles.page.navigation import (
    LABELS,
    NEWS,
    PROJECTS,
    TALKS,
    TEACHING,
    entries_of,
    news_of,
)
from profiles.page.parts import line_of
from profiles.permissions import audiences_of, visible
from profiles.references import References
from profiles.views.pages import page


@require_safe
def news(request: HttpRequest, slug: str) -> HttpResponse:
    """The news of a person, what comes first; open to whom their page is open.

    Somebody without news has no such list, and an old address of theirs may have its place.
    """
    person = _person(request, slug)
    return _answer(request, person, NEWS, news_of(person), "date")


@require_safe
def talks(request: HttpRequest, slug: str) -> HttpResponse:
    """The talks of a person; the rest as for news."""
    person = _person(request, slug)
    return _answer(request, person, TALKS, entries_of(person, TALKS), "start")


@require_safe
def teaching(request: HttpRequest, slug: str) -> HttpResponse:
    """The courses of a person; the rest as for news."""
    person = _person(request, slug)
    return _answer(request, person, TEACHING, entries_of(person, TEACHING), "start")


@require_safe
def projects(request: HttpRequest, slug: str) -> HttpResponse:
    """The projects of a person; the rest as for news.

    A further page that had the address before it was kept for this list goes on having it.
    """
    person = _person(request, slug)
    if person.pages.public().filter(key=PROJECTS).exists():
        return page(request, slug, PROJECTS)
    return _answer(request, person, PROJECTS, entries_of(person, PROJECTS), "start")


def _person(request: HttpRequest, slug: str) -> Profile:
    found: Profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    return found


def _answer(
    request: HttpRequest, person: Profile, key: str, rows: QuerySet[Any], date: str
) -> HttpResponse:
    listed = OwnList(request, rows, date)
    if not listed:
        raise Http404(f"{person} has no {key}.")
    reading = reading_of(request, person.language, languages_of(person))
    for records in ([person], listed.records):
        speak(records, reading.tags, reading.own)
    items = listed.records if key == NEWS else [line_of(entry) for entry in listed.records]
    context = {
        "list": listed,
        "page_obj": listed.page,
        "groups": listed.groups(items),
        "entrances": listed.entrances(reading.query),
        "heading": LABELS[key][0],
        "rows": "news/_items.html" if key == NEWS else "profiles/_entries.html",
        "text_level": 4 if key == NEWS else 3,  # news have titles, entries have none
        "profile": person,
        "navigation": navigation_of(person, reading, audiences_of(request.user, person)),
        "here": key,
        "references": References([person], reading.query),
        "query": reading.query,
    }
    return reading.answer(request, "profiles/list.html", context)
