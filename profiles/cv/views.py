"""The curriculum vitae as a page, made to be printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from profiles.contact import Contact, affiliations
from profiles.cv.chapters import chapters_of
from profiles.languages import languages_of, reading_of, speak
from profiles.models import Profile
from profiles.page import parts_of, unsaid_interests
from profiles.permissions import audiences_of, visible
from profiles.references import References


@require_safe
def cv(request: HttpRequest, slug: str) -> HttpResponse:
    """What the person's page shows to this reader, unfolded; without a page there is none."""
    profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    reading = reading_of(request, profile.language, languages_of(profile))
    speak([profile], reading.tags, reading.own)
    references = References([profile], reading.query)
    belongs_to, memberships = affiliations(
        profile, list(profile.memberships.shown().select_related("department"))
    )
    audiences = audiences_of(request.user, profile)
    parts = parts_of(profile, reading, audiences, is_whole=True)
    context = {
        "profile": profile,
        "affiliations": belongs_to,
        "memberships": memberships,
        "contact": Contact(profile, list(profile.links.public()), references),
        "interests": unsaid_interests(profile, parts),
        "chapters": chapters_of(parts),
        "references": references,
    }
    return reading.answer(request, "profiles/cv/page.html", context)
