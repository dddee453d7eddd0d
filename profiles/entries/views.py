"""The lists of talks, teaching and projects."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.views.decorators.http import require_safe

from profiles.entries.kinds import ListKind
from profiles.entries.listing import entry_list, load_entries
from profiles.languages import answer_in_wanted
from profiles.models import Department


@require_safe
def entries(request: HttpRequest, kind: ListKind, slug: str = "") -> HttpResponse:
    """The entries of a kind of all who are listed, or of a department's people: what comes first.

    Each leads to its place on the person's page.
    """
    department = get_object_or_404(Department, slug=slug) if slug else None
    listed = entry_list(request.GET, kind, department, timezone.localdate())
    if not listed.wanted.is_canonical(request.GET):
        return redirect(f"{request.path}{listed.wanted.query}")
    page = listed.page(request)
    groups = listed.groups(page, load_entries)
    context = {
        "kind": kind,
        "department": department,
        "list": listed,
        "groups": groups,
        "page_obj": page,
        "wanted": listed.wanted,
        "form": listed.form,
        "query": listed.wanted.query,
    }
    if listed.wanted:
        context["canonical_url"] = ""
    shown = [entry for group in groups for entry in (*group.shown, *group.folded)]
    return answer_in_wanted(request, "profiles/entries.html", context, shown)
