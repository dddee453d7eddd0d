"""All news, and one item."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from news.listing import items_of, load_items
from news.models import NewsItem
from profiles.languages import answer_in_wanted, reading_of, speak, wanted
from profiles.models import Department
from profiles.models.base import Visibility
from profiles.permissions import visible
from profiles.references import References


@require_safe
def news_list(request: HttpRequest, slug: str = "") -> HttpResponse:
    """What is new with the people who are listed, and with the departments; or with one of these.

    What comes stands before what is on, and that before what is over, the latest first.
    """
    department = get_object_or_404(Department, slug=slug) if slug else None
    listed = items_of(request.GET, department, timezone.localdate())
    if not listed.wanted.is_canonical(request.GET):
        return redirect(f"{request.path}{listed.wanted.query}")
    page = listed.page(request)
    groups = listed.groups(page, load_items)
    items = [item for group in groups for item in (*group.shown, *group.folded)]
    context = {
        "department": department,
        "list": listed,
        "groups": groups,
        "page_obj": page,
        "wanted": listed.wanted,
        "form": listed.form,
        "query": listed.wanted.query,
        "references": References(item.profile for item in items),
    }
    if listed.wanted:
        context["canonical_url"] = ""
    return answer_in_wanted(request, "news/list.html", context, items)


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
    references = References([item.profile], reading.query).on_page_with(dict)
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
