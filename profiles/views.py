"""A person's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from profiles.contact import Contact, affiliations
from profiles.models import Profile
from profiles.page import contents, parts_of, unsaid_interests
from profiles.permissions import can, visible
from profiles.references import References


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody's page; a draft only for those who may see it, and a 404 for all others."""
    profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    references = References([profile])
    memberships = list(profile.memberships.select_related("department"))
    belongs_to, further_memberships = affiliations(profile, memberships)
    parts = parts_of(profile)
    context = {
        "profile": profile,
        "affiliations": belongs_to,
        "memberships": further_memberships,
        "contact": Contact(profile, list(profile.links.public()), references),
        "interests": unsaid_interests(profile, parts),
        "parts": parts,
        "contents": contents(parts),
        "references": references,
        "may_change": request.user.is_authenticated and can(request.user, "change", profile),
    }
    return render(request, "profiles/detail.html", context)
