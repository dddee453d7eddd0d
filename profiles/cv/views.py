"""The curriculum vitae as a page, made to be printed."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from profiles.contact import Contact, affiliations
from profiles.cv.chapters import Chapter, chapters_of
from profiles.languages import languages_of, reading_of, speak
from profiles.models import Profile
from profiles.page import Part, parts_of, places_of, unsaid_interests
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
    parts, page = parts_of(profile, reading, audiences, is_whole=True), profile.get_absolute_url()
    chapters = chapters_of(parts)
    references.on_page_with(lambda: _places(parts, chapters, f"{page}{reading.query}"))
    context = {
        "profile": profile,
        "affiliations": belongs_to,
        "memberships": memberships,
        "contact": Contact(profile, list(profile.links.public()), references),
        "interests": unsaid_interests(profile, parts),
        "chapters": chapters,
        "references": references,
    }
    return reading.answer(request, "profiles/cv/page.html", context)


def _places(parts: Sequence[Part], chapters: Sequence[Chapter], page: str) -> dict[str, str]:
    """The places of the chapters here, and all others on the person's `page`."""
    here = {chapter.anchor for chapter in chapters}
    own = places_of(part for part in parts if part.anchor in here)
    works = {work.anchor for part in parts for work in (*part.selected, *part.works)}
    without_works = {name: place for name, place in own.items() if name not in works}
    return {**places_of(parts, page), **without_works}
