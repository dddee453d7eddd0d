"""A person's page, and their further pages."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.http import require_safe

from profiles.contact import Contact, affiliations
from profiles.languages import languages_of, reading_of, speak
from profiles.models import Page, Profile
from profiles.models.base import Audience, Visibility
from profiles.page import contents, navigation_of, parts_of, places_of, unsaid_interests
from profiles.page.navigation import ABOUT, neighbours
from profiles.permissions import audiences_of, can, visible
from profiles.references import References


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody's page; a draft only for those who may see it, and a 404 for all others."""
    profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    reading = reading_of(request, profile.language, languages_of(profile))
    speak([profile], reading.tags, reading.own)
    references = References([profile], reading.query)
    memberships = list(profile.memberships.shown().select_related("department"))
    belongs_to, further_memberships = affiliations(profile, memberships)
    audiences = audiences_of(request.user, profile)
    parts = parts_of(profile, reading, audiences)
    references.on_page_with(lambda: places_of(parts))
    context = {
        "profile": profile,
        "affiliations": belongs_to,
        "memberships": further_memberships,
        "contact": Contact(profile, list(profile.links.public()), references),
        "interests": unsaid_interests(profile, parts),
        "parts": parts,
        "contents": contents(parts),
        "references": references,
        "navigation": navigation_of(profile, reading, audiences),
        "here": ABOUT,
        "may_change": Audience.EDITORS in audiences,
    }
    return reading.answer(request, "profiles/detail.html", context)


@require_safe
def page(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """A further page that is not hidden; of a draft only for those who may see that."""
    found = _page(request, slug, key)
    profile = found.profile
    reading = reading_of(request, found.language or profile.language, languages_of(profile))
    for record in (profile, found):
        speak([record], reading.tags, profile.language)
    navigation = navigation_of(profile, reading, audiences_of(request.user, profile))
    previous, following = neighbours(navigation, found.key)
    context = {
        "page": found,
        "profile": profile,
        "navigation": navigation,
        "previous": previous,
        "next": following,
        "here": found.key,
        "references": References([profile], reading.query).on_page_with(dict),
        "may_change": request.user.is_authenticated and can(request.user, "change", found),
    }
    return reading.answer(request, "profiles/page.html", context)


@require_safe
def page_without_slash(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Leads to the page's one address."""
    return redirect(_page(request, slug, key), permanent=True)


def _page(request: HttpRequest, slug: str, key: str) -> Page:
    pages = visible(request.user, "view", Page).select_related("profile")
    found: Page = get_object_or_404(
        pages, profile__slug=slug, key=key, visibility=Visibility.PUBLIC
    )
    return found
