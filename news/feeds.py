"""Atom feeds of news: of all, of a department and of a person; `?kind=post` has posts alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import Truncator
from django.utils.translation import gettext, pgettext
from django.views.decorators.http import require_safe

from faculty_site.context_processors import site_url
from faculty_site.lib import atom
from faculty_site.lib.emails import without_addresses
from faculty_site.lib.fuzzy_dates import display_range
from faculty_site.lib.markdown import plain_text
from faculty_site.lib.paging import page_of
from news.models import NewsItem
from profiles.feeds import (
    ENTRIES,
    category,
    feed_answer,
    in_words_of,
    languages_asked,
    prose_elsewhere,
)
from profiles.languages import speak
from profiles.models import Department, Profile
from profiles.page.navigation import news_of
from profiles.permissions import visible
from profiles.references import References

TITLE_WORDS = 12


@require_safe
def all_news(request: HttpRequest) -> HttpResponseBase:
    """Of everybody who is listed, and of the departments."""
    return _feed(request, NewsItem.objects.listed(), reverse("news:list"), "")


@require_safe
def department_news(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a department and of its people who are listed."""
    found = get_object_or_404(Department, slug=slug)
    items = NewsItem.objects.listed().of_department(found)
    return _feed(request, items, reverse("department_news", args=[slug]), found.name)


@require_safe
def person_news(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Of a person, for whom their page is open to."""
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    items = news_of(person)
    page = person.get_absolute_url()
    return _feed(request, items, page, person.name, person.language)


def _feed(
    request: HttpRequest, items: Any, page_url: str, whose: str, language: str = ""
) -> HttpResponseBase:
    """Items without a date are not in a feed, which must say when something was; nor is anything
    told twice: what is to come has its place by its date, before all that has been."""
    kind = request.GET.get("kind", "")
    if kind and kind not in NewsItem.Kind.values:
        raise Http404("No such kind of news.")
    dated = items.filter(date__isnull=False, **{"kind": kind} if kind else {})
    rows = dated.newest_first().select_related("profile", "department")
    page = page_of(request, rows, ENTRIES)
    found = list(page)
    speak(found, languages_asked(request), language)
    references = References(item.profile for item in found)
    root = site_url(request)
    entries = [_entry(item, references, root) for item in found]
    with in_words_of(*languages_asked(request), language):
        title = gettext("News of %(whose)s") % {"whose": whose} if whose else gettext("News")
        return feed_answer(request, page, entries, of=page_url, title=title, author=whose or title)


def _entry(item: NewsItem, references: References, root: str) -> atom.Entry:
    language = language_of(item)
    with in_words_of(language):
        return _entry_in(language, item, references, root)


def language_of(item: NewsItem) -> str:
    """The item's, else that of the person whose it is, else the site's."""
    own = item.profile.language if item.profile else ""
    return item.language or own or settings.LANGUAGE_CODE


def _entry_in(language: str, item: NewsItem, references: References, root: str) -> atom.Entry:
    source = item.profile or item.department
    url = f"{root}{item.get_absolute_url()}"
    assert item.date is not None  # noqa: S101 - the feed asks for dated ones
    assert source is not None  # noqa: S101 - a constraint of the model
    lines = (display_range(item.date, item.end_date), item.place)
    head = format_html("<p>{}</p>\n", without_addresses(" · ".join(filter(None, lines))))
    return atom.Entry(
        url=url,
        title=without_addresses(title_of(item)),
        content=head + prose_elsewhere(item, references, url),
        date=item.date,
        authors=((without_addresses(source.name), f"{root}{source.get_absolute_url()}"),),
        categories=tuple(
            filter(None, (category(item.get_kind_display), without_addresses(item.category)))
        ),
        language=language,
    )


def title_of(item: NewsItem) -> str:
    """The title, or the first words of an item that has none."""
    if item.title:
        return item.title
    words = " ".join(plain_text(item.body, item.dialect).split())  # type: ignore[arg-type]
    return Truncator(words).words(TITLE_WORDS, truncate=" …") or pgettext("one item", "News")
