"""All publications, those of a department and those of a person."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from http import HTTPStatus
from typing import Any

from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from profiles.languages import answer_in_wanted, languages_of, reading_of, speak
from profiles.models import Department, Profile
from profiles.page import navigation_of
from profiles.page.navigation import PUBLICATIONS
from profiles.permissions import audiences_of, visible
from profiles.references import References
from publications.listing import (
    FilterForm,
    Found,
    ListPage,
    Scope,
    WorkFilter,
    works_of_all,
    works_of_department,
    works_of_person,
)
from publications.models import Authorship
from publications.templatetags.work_page import Download, downloads
from publications.views.references import references_of


@require_safe
def publication_list(request: HttpRequest) -> HttpResponse:
    """The works of the people who are listed, newest first."""
    return _of_many(request, works_of_all(*audiences_of(request.user)), downloads("list"))


@require_safe
def department_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The same list, of a department's people."""
    department = get_object_or_404(Department, slug=slug)
    scope = works_of_department(department, *audiences_of(request.user))
    return _of_many(request, scope, downloads("department", slug))


def _of_many(request: HttpRequest, scope: Scope, files: list[Download]) -> HttpResponse:
    wanted = WorkFilter.from_query(request.GET, *scope.audiences)
    if not wanted.is_canonical(request.GET):
        return redirect(f"{request.path}{wanted.query}")
    listed = _page(request, Found.among(scope, wanted))
    references = references_of(listed.works, public=True)
    context = {**_context(listed), "references": references, "downloads": files}
    response = answer_in_wanted(request, "publications/list.html", context, listed.works)
    return _with_status(response, listed)


@require_safe
def person_list(request: HttpRequest, slug: str) -> HttpResponse:
    """The works of a person, the selected ones first; open to whom their page is open.

    Somebody without works has no such list, and an old address of theirs may have its place.
    """
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    scope = works_of_person(person, *audiences_of(request.user, person))
    wanted = WorkFilter.from_query(request.GET, *scope.audiences)
    own = list(Authorship.objects.shown_on(person, *scope.audiences).order_by("order", "pk"))
    if not own:
        raise Http404(f"{person} has no works.")
    if not wanted.is_canonical(request.GET):
        return redirect(f"{request.path}{wanted.query}")
    selected = [authorship.publication_id for authorship in own if authorship.selected]
    listed = _page(request, Found.among(scope, wanted), selected)
    _anchor(listed, own)
    reading = reading_of(request, person.language, languages_of(person))
    for records in ([person], listed.works):
        speak(records, reading.tags, reading.own)
    context = {
        **_context(listed),
        "downloads": downloads("person", slug),
        "profile": person,
        "navigation": navigation_of(person, reading, scope.audiences),
        "here": PUBLICATIONS,
        "references": References([person], reading.query),
    }
    return _with_status(reading.answer(request, "publications/person_list.html", context), listed)


def _anchor(listed: ListPage, own: Iterable[Authorship]) -> None:
    """By the keys that the person gave their works; of two with one key the first has it."""
    anchors = {authorship.publication_id: authorship.key_as_id for authorship in own}
    taken: set[str] = set()
    for work in listed.works:
        work.anchor = "" if anchors[work.pk] in taken else anchors[work.pk]  # type: ignore[attr-defined]
        taken.add(anchors[work.pk])


def _page(request: HttpRequest, found: Found, selected: Sequence[int] = ()) -> ListPage:
    try:
        return ListPage(found, request.GET.get("page", 1), selected)
    except InvalidPage as error:
        raise Http404(str(error)) from error


def _context(listed: ListPage) -> dict[str, Any]:
    wanted = listed.found.wanted
    context = {
        "list": listed,
        "page_obj": listed.page,
        "scope": listed.found.scope,
        "wanted": wanted,
        "query": wanted.query,
        "form": FilterForm(listed.found),
    }
    # A filtered list is no page of its own to search engines: none of its address, and noindex.
    return {**context, "canonical_url": ""} if wanted else context


def _with_status(response: HttpResponse, listed: ListPage) -> HttpResponse:
    if listed.beyond:
        response.status_code = HTTPStatus.NOT_FOUND
    return response
