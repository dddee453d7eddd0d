"""A person's page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from profiles.models import Link, Profile
from profiles.page import contents, parts_of, unsaid_interests
from profiles.permissions import can, visible
from profiles.references import References


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Everybody's page; a draft only for those who may see it, and a 404 for all others."""
    profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    links = list(profile.links.public())
    to_office = next((x for x in links if x.kind == Link.Kind.MAP and profile.office), None)
    parts = parts_of(profile)
    context = {
        "profile": profile,
        "memberships": profile.memberships.select_related("department"),
        "emails": [link for link in links if link.kind == Link.Kind.EMAIL],
        "links": [x for x in links if x.kind != Link.Kind.EMAIL and x is not to_office],
        "map": to_office,
        "interests": unsaid_interests(profile, parts),
        "parts": parts,
        "contents": contents(parts),
        "references": References([profile]),
        "may_change": request.user.is_authenticated and can(request.user, "change", profile),
    }
    return render(request, "profiles/detail.html", context)
