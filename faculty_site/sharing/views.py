"""Serves the cards."""

from __future__ import annotations

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from faculty_site.look.house import house_of
from faculty_site.sharing.cards import (
    Kind,
    Shared,
    card_of_department,
    card_of_person,
    card_of_site,
)
from profiles.media import PRIVATE_CACHE, file_answer
from profiles.models import Department, Profile
from profiles.permissions import visible
from profiles.pictures.views import KEPT_CACHE


@require_safe
def share_card(request: HttpRequest, kind: Kind, slug: str, digest: str) -> HttpResponseBase:
    """The card as it is now; an older address leads there, because links live longer than looks."""
    found, is_public = _find(request, kind, slug)
    if digest != found.digest:
        response = redirect(found.url)
        response["Cache-Control"] = PRIVATE_CACHE
        return response
    return file_answer(request, found.stored(), KEPT_CACHE if is_public else PRIVATE_CACHE)


def _find(request: HttpRequest, kind: Kind, slug: str) -> tuple[Shared, bool]:
    """The card of what may be seen, and whether everybody may; raises Http404."""
    house = house_of()
    if kind == "site":
        return card_of_site(house), True
    if kind == "departments":
        return card_of_department(get_object_or_404(Department, slug=slug), house), True
    everybody = visible(AnonymousUser(), "view", Profile).filter(slug=slug).first()
    profile = everybody or get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    return card_of_person(profile.pk, house), everybody is not None
