"""The pages of the admin on which two works become one, or one two."""

from __future__ import annotations

from typing import Any, cast

from django.contrib import messages
from django.contrib.admin.sites import AdminSite
from django.contrib.auth.models import User
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_http_methods, require_safe

from faculty_site.lib.paging import page_of
from profiles.permissions import can, visible
from publications.merging.deciding import decide, forget, open_questions
from publications.merging.fields import field_plans
from publications.merging.merge import merge, plan_merge
from publications.merging.relating import relation_of
from publications.merging.split import split
from publications.merging.undo import UndoError, undo
from publications.models import Merge, Publication, Relation

FOLDER = "admin/publications/publication"
PAGE_SIZE = 50
RECENT = 20

DECISIONS = {
    "versions": (Relation.Kind.VERSIONS, _("Noted: they are versions of one work.")),
    "different": (Relation.Kind.DIFFERENT, _("Noted: they are different works.")),
}


@require_safe
def duplicates(request: HttpRequest, *, site: AdminSite) -> HttpResponse:
    """The pairs about which the reader may decide, and what was merged lately."""
    asked = open_questions(request.user).select_related("first", "second")
    asked = asked.prefetch_related("first__authorships", "second__authorships")
    own = visible(request.user, "inspect", Merge).filter(undone=None)
    context = {
        "title": _("Works that may be the same"),
        "page_obj": page_of(request, asked, PAGE_SIZE),
        "merges": own.select_related("publication", "made_by")[:RECENT],
    }
    return _page(site, request, "duplicates", context)


@require_http_methods(["GET", "HEAD", "POST"])
def compare(request: HttpRequest, one: int, other: int, *, site: AdminSite) -> HttpResponse:
    """Two works side by side; what they are to each other is said here."""
    left, right = _works(request, one, other)
    if request.method == "POST":
        return _decided(request, left, right)
    context = {
        "title": _("One work, or two?"),
        "left": left,
        "right": right,
        "fields": [plan for plan in field_plans(left, right) if plan.says_something],
        "relation": relation_of(left, right),
    }
    return _page(site, request, "compare", context)


@require_http_methods(["GET", "HEAD", "POST"])
def merge_works(request: HttpRequest, kept: int, other: int, *, site: AdminSite) -> HttpResponse:
    """What merging two works will do; and doing it."""
    stays, goes = _works(request, kept, other)
    if request.method == "POST":
        merge(stays, goes, _user(request))
        told = gettext("“%(work)s” is now part of this work. You can undo that below.")
        messages.success(request, told % {"work": goes})
        return _to_form(stays)
    plan = plan_merge(stays, goes)
    context = {
        "title": _("Merge two works"),
        "plan": plan,
        "gets": [f for f in plan.fields if f.fate in ("filled", "joined")],
        "loses": [f for f in plan.fields if f.fate == "stays" and f.other],
    }
    return _page(site, request, "merge", context)


@require_http_methods(["GET", "HEAD", "POST"])
def split_work(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Which people of a work take a copy of it with them."""
    work = _work(request, pk)
    people = [author for author in work.authorships.all() if author.profile]
    if len(people) < 2:
        raise Http404
    error = ""
    if request.method == "POST":
        named = request.POST.getlist("people")
        chosen = [a.profile for a in people if a.profile and str(a.profile_id) in named]
        if 0 < len(chosen) < len(people):
            made = split(work, chosen, _user(request))
            told = gettext("There are two now; the new one is “%(work)s”.")
            messages.success(request, told % {"work": made.other_slug})
            return _to_form(work)
        error = gettext(
            "Choose who goes with the new work: at least one person, and not everybody."
        )
    context = {"title": _("Split a work"), "work": work, "people": people, "error": error}
    return _page(site, request, "split", context)


@require_http_methods(["GET", "HEAD", "POST"])
def undo_merge(request: HttpRequest, pk: int, *, site: AdminSite) -> HttpResponse:
    """Take a merge or a split back, once it is confirmed."""
    seen = visible(request.user, "inspect", Merge).select_related("publication", "made_by")
    made = get_object_or_404(seen, pk=pk)  # in one query, whether there is none or it is another's
    if made.kind == Merge.Kind.SPLIT:
        others = Publication.objects.filter(slug=made.other_slug)
        if not all(can(request.user, "change", work) for work in others):
            raise Http404
    if request.method == "POST":
        return _undone(request, made)
    return _page(site, request, "undo", {"title": _("Undo"), "made": made})


def _undone(request: HttpRequest, made: Merge) -> HttpResponse:
    try:
        undone = undo(made, _user(request))
    except UndoError as error:
        messages.error(request, str(error))
        return _to_form(made.publication)
    messages.success(request, _("That is undone."))
    for told in undone.told:
        messages.warning(request, told)
    return _to_form(made.publication)


def _decided(request: HttpRequest, left: Publication, right: Publication) -> HttpResponse:
    decision = request.POST.get("decision", "")
    if decision == "forget":
        forget(left, right, _user(request))
        messages.success(request, _("The decision is taken back."))
    elif decision in DECISIONS:
        kind, message = DECISIONS[decision]
        decide(left, right, kind, _user(request))
        messages.success(request, message)
    else:
        raise Http404
    return HttpResponseRedirect(request.get_full_path())


def _works(request: HttpRequest, one: int, other: int) -> tuple[Publication, Publication]:
    if one == other:
        raise Http404
    return _work(request, one), _work(request, other)


def _work(request: HttpRequest, pk: int) -> Publication:
    """A work that the user may change; of others nobody learns here that they exist."""
    keys = visible(request.user, "change", Publication).filter(pk=pk).values("pk")
    return get_object_or_404(Publication.objects.filter(pk__in=keys).with_authors())


def _user(request: HttpRequest) -> User:
    return cast("User", request.user)


def _to_form(work: Publication) -> HttpResponse:
    place = reverse("admin:publications_publication_change", args=[work.pk])
    return HttpResponseRedirect(place)


def _page(
    site: AdminSite, request: HttpRequest, name: str, context: dict[str, Any]
) -> HttpResponse:
    context = {**site.each_context(request), "opts": Publication._meta, **context}
    return TemplateResponse(request, f"{FOLDER}/{name}.html", context)
