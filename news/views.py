"""All news, and one item."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from faculty_site.lib.paging import page_of
from news.models import NewsItem
from profiles.languages import answer_in_wanted, reading_of, speak, wanted
from profiles.models.base import Visibility
from profiles.permissions import visible
from profiles.references import References

PAGE_SIZE = 25


@require_safe
def news_list(request: HttpRequest) -> HttpResponse:
    """What is new with the people who are listed, and with the departments; newest first."""
    items = NewsItem.objects.listed().newest_first().select_related("profile", "department")
    page = page_of(request, items, PAGE_SIZE)
    context = {"page_obj": page, "references": References(item.profile for item in page)}
    return answer_in_wanted(request, "news/list.html", context, page)


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """An item that is not hidden; of a draft page only for those who may see that page."""
    items = visible(request.user, "view", NewsItem).select_related("profile", "department")
    item = get_object_or_404(items, slug=slug, visibility=Visibility.PUBLIC)
    own = item.profile.language if item.profile else ""
    translations = item.translations.public().values_list("language", flat=True)
    reading = reading_of(request, item.language or own, translations)
    newer, older = _neighbours(item)
    speak([each for each in (item, newer, older) if each], wanted(request), own)
    references = References([item.profile], reading.query)
    context = {"item": item, "newer": newer, "older": older, "references": references}
    return reading.answer(request, "news/detail.html", context)


def _neighbours(item: NewsItem) -> tuple[NewsItem | None, NewsItem | None]:
    """The next newer and the next older public item of the same person or department."""
    siblings = NewsItem.objects.filter(
        profile=item.profile, department=item.department, visibility=Visibility.PUBLIC
    ).newest_first()
    keys = list(siblings.values_list("pk", flat=True))
    if item.pk not in keys:
        return None, None
    place = keys.index(item.pk)
    found = siblings.in_bulk(keys[max(place - 1, 0) : place] + keys[place + 1 : place + 2])
    newer = found.get(keys[place - 1]) if place else None
    older = found.get(keys[place + 1]) if place + 1 < len(keys) else None
    return newer, older
