"""Serves the style sheet, and the pages that say who is responsible."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from faculty_site.context_processors import main_department
from faculty_site.lib.colours import palette_of
from faculty_site.look.house import HouseText
from faculty_site.look.sheet import Sheet, sheet
from profiles.models import Department

A_YEAR = 365 * 24 * 3600  # seconds


@require_safe
def stylesheet(request: HttpRequest, digest: str) -> HttpResponse:
    """The sheet; one of an older page's address is answered with today's, and kept by nobody.

    Only addresses that pages have now are kept by caches, so nobody can fill these by inventing
    some.
    """
    found = _sheet_of(digest)
    response = HttpResponse((found or sheet()).text, content_type="text/css; charset=utf-8")
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable" if found else "no-store"
    return response


def _sheet_of(digest: str) -> Sheet | None:
    """The site's own sheet or that of a department's colours, whichever has the digest."""
    if digest == sheet().digest:
        return sheet()
    coloured = Department.objects.exclude(accent="").order_by().distinct()
    pairs = coloured.values_list("accent", "accent_dark")
    sheets = (sheet(palette_of(*pair)) for pair in pairs)
    return next((each for each in sheets if each.digest == digest), None)


@require_safe
def imprint(request: HttpRequest) -> HttpResponse:
    """Who is responsible for the site."""
    main = main_department()
    if main is None:
        raise Http404("There is no department that the whole site is about.")
    return _imprint(request, main)


@require_safe
def department_imprint(request: HttpRequest, slug: str) -> HttpResponse:
    """Who is responsible for a department's pages; that of the main one has another address."""
    department = get_object_or_404(Department, slug=slug)
    if department.imprint.strip() and department == main_department():
        return redirect("imprint", permanent=True)
    return _imprint(request, department)


def _imprint(request: HttpRequest, department: Department) -> HttpResponse:
    if not department.imprint.strip():
        raise Http404(f"{department} has no imprint.")
    text = HouseText(department.pk, department.imprint)
    return render(request, "imprint.html", {"department": department, "text": text})
