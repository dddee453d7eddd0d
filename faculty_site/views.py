"""The pages that belong to no app: the directory of people, and robots.txt."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Page
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from faculty_site.context_processors import main_department, site_url
from faculty_site.overview import Overview
from profiles.directory import Directory, Person, former_members
from profiles.languages import answer_in_wanted
from profiles.models import Department, Profile


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Everybody who is listed, by name; and on the first page what is new and what is coming."""
    return _front_page(request, None)


@require_safe
def department(request: HttpRequest, slug: str) -> HttpResponse:
    """The same of one department; the people of a lab by what they are there."""
    return _front_page(request, get_object_or_404(Department, slug=slug))


def _front_page(request: HttpRequest, of: Department | None) -> HttpResponse:
    """A directory alone where it is filtered, or goes on from another page."""
    directory = Directory(request.GET, of)
    if not directory.wanted.is_canonical(request.GET):
        return redirect(f"{request.path}{directory.wanted.query}")
    if of and not directory.total and Department.objects.umbrella().filter(pk=of.pk).exists():
        return redirect("home")
    page = directory.page(request)
    people = directory.profiles(page)
    context = _directory_context(directory, page, people)
    if directory.wanted or page.number > 1:
        return answer_in_wanted(request, "home.html", context, people)
    overview = Overview(timezone.localdate(), of)
    context["overview"] = overview
    context["former"] = Profile.objects.who_left(of).count()
    spoken: list[list[Any]] = [
        people,
        [*overview.news, *overview.coming_news],
        overview.coming_talks,
    ]
    return answer_in_wanted(request, "home.html", context, *spoken, overview.works)


def _directory_context(
    directory: Directory, page: Page[Person], people: list[Profile]
) -> dict[str, Any]:
    departments = list(Department.objects.with_people())
    context = {
        "directory": directory,
        "wanted": directory.wanted,
        "form": directory.form,
        "query": directory.wanted.query,
        "page_obj": page,
        "people": people,
        "department": directory.department,
        "departments": departments if len(departments) > 1 else [],
    }
    # What is filtered is no page of its own to search engines.
    return {**context, "canonical_url": ""} if directory.wanted else context


@require_safe
def former(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Those who left and those who died, of a department or of all; in no other list."""
    of = get_object_or_404(Department, slug=slug) if slug else None
    found = former_members(of)
    if not found:
        raise Http404("Nobody has left.")
    context = {"department": of, "lists": found.lists}
    everybody = [*found.former, *found.in_memoriam]
    return answer_in_wanted(request, "former.html", context, everybody)


@require_safe
def robots(request: HttpRequest) -> HttpResponse:
    """Keeps engines out of the admin alone.

    Also where the site or a person is switched off: what engines may not open they cannot read the
    `noindex` of, and would go on to list its address by the links that lead there.
    """
    lines = ["User-agent: *", "Disallow: /admin/", ""]
    main = main_department()
    if not main or main.in_search_engines:
        lines += [f"Sitemap: {site_url(request)}{reverse('sitemap')}", ""]
    return HttpResponse("\n".join(lines), content_type="text/plain; charset=utf-8")
