"""The pages that belong to no app: the directory of people, and robots.txt."""

from __future__ import annotations

from typing import Any

from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from faculty_site.context_processors import main_department, site_url
from faculty_site.lib.paging import page_of
from news.models import NewsItem
from profiles.languages import answer_in_wanted
from profiles.models import Department, Profile
from profiles.models.people import ProfileQuerySet
from profiles.references import References

PAGE_SIZE = 60
NEWS_SHOWN = 4


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody who is listed, in alphabetical order; and on the first page what is new."""
    context = _directory(request, Profile.objects.listed().in_directory_order())
    context["main_department"] = main_department()
    if context["page_obj"].number == 1:
        items = NewsItem.objects.listed().newest_first().select_related("profile", "department")
        context["news"] = list(items[:NEWS_SHOWN])
        context["references"] = References(item.profile for item in context["news"])
    people, news = context["page_obj"], context.get("news", ())
    return answer_in_wanted(request, "home.html", context, people, news)


@require_safe
def department(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list, of one department; the people of a lab by what they are there."""
    found = get_object_or_404(Department, slug=slug)
    listed = Profile.objects.listed()
    is_lab = found.kind == Department.Kind.LAB
    people = listed.by_role_in(found) if is_lab else listed.of_department(found)
    context = _directory(request, people if is_lab else people.in_directory_order())
    context["department"] = found
    return answer_in_wanted(request, "home.html", context, context["page_obj"])


def _directory(request: HttpRequest, ordered: ProfileQuerySet) -> dict[str, Any]:
    page = page_of(request, ordered.prefetch_related("memberships__department"), PAGE_SIZE)
    departments = list(_departments_with_people())
    return {"page_obj": page, "departments": departments if len(departments) > 1 else []}


def _departments_with_people() -> QuerySet[Department]:
    listed = Q(members__state=Profile.State.LISTED)
    return Department.objects.annotate(people=Count("members", filter=listed)).filter(people__gt=0)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    root = site_url(request)
    lines = ["User-agent: *", "Disallow: /admin/", "", f"Sitemap: {root}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
