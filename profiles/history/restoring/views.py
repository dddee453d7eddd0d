"""The doors for restoring: a look at what it will do, and doing it."""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import ValidationError
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import NoReverseMatch, reverse
from django.utils.translation import gettext, ngettext

from profiles.history.reading import read_change
from profiles.history.restoring.plan import Wish, fulfil, wish_for
from profiles.models import Profile
from profiles.models.history import rows_of
from profiles.permissions import visible
from profiles.permissions.pasts import KEEP_HISTORY


def restore_row(request: HttpRequest, label: str, key: int, site: AdminSite) -> HttpResponse:
    """One row: the change taken back, or with `as=then` the whole row as it stood after it."""
    if label not in KEEP_HISTORY:
        raise Http404
    row = visible(request.user, "inspect", rows_of(apps.get_model(label))).filter(pk=key).first()
    if row is None:
        raise Http404
    whole = request.GET.get("as") == "then"
    chosen = request.POST.getlist("field") if request.method == "POST" else None
    wish = wish_for(request, site, row, whole=whole)
    return _answer(request, site, [wish], chosen if wish.obj is not None else None)


def restore_change(request: HttpRequest, mark: str, site: AdminSite) -> HttpResponse:
    """All rows of one change that the reader may see."""
    lines = read_change(request.user, mark)
    if not lines:
        raise Http404
    return _answer(request, site, [wish_for(request, site, line.row) for line in lines], None)


def _answer(
    request: HttpRequest, site: AdminSite, wishes: list[Wish], chosen: list[str] | None
) -> HttpResponse:
    back = _history_of(request, wishes)
    faults: list[str] = []
    if request.method == "POST":
        faults = _restored(request, wishes, chosen)
        if not faults:
            return redirect(back)
    context = {
        **site.each_context(request),
        "title": gettext("Look first: what will be restored"),
        "wishes": wishes,
        "faults": faults,
        "back": back,
        "single": len(wishes) == 1,
        "whole": request.GET.get("as") == "then",
        "can_be_done": any(wish.can_be_done for wish in wishes),
    }
    return TemplateResponse(request, "admin/profiles/restore.html", context)


def _restored(request: HttpRequest, wishes: list[Wish], chosen: list[str] | None) -> list[str]:
    """What is in the way; empty where all is done, which is told."""
    try:
        number = fulfil(request, wishes, chosen)
    except ValidationError as error:
        return error.messages
    except IntegrityError:
        return [gettext("Somebody else restored it at the same moment. Look again.")]
    told = ngettext("%(number)s record is restored.", "%(number)s records are restored.", number)
    messages.success(request, told % {"number": number})
    return []


def _history_of(request: HttpRequest, wishes: list[Wish]) -> str:
    """Where one came from: the history of the person's page, or of the object."""
    row: Any = wishes[0].row
    if visible(request.user, "inspect", Profile).filter(pk=row.history_page).exists():
        return reverse("admin:profiles_profile_history", args=[row.history_page])
    options = row.instance_type._meta
    for name, key in (
        (options.model_name, row.id),
        ("publication", getattr(row, "publication_id", None)),
        ("department", getattr(row, "department_id", None)),
    ):
        try:
            return reverse(f"admin:{options.app_label}_{name}_history", args=[key])
        except NoReverseMatch:
            continue
    return reverse("admin:index")
