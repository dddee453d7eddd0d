"""One work."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from profiles.languages import reading_of, speak
from profiles.models.base import Visibility
from profiles.permissions import visible
from publications.models import Publication
from publications.views.references import references_of


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """The page of a work."""
    work = open_work(request, slug)
    is_public = Publication.objects.public().filter(pk=work.pk).exists()
    translations = work.translations.public().values_list("language", flat=True)
    reading = reading_of(request, work.language, translations)
    speak([work], reading.tags)
    context = {
        "publication": work,
        "references": references_of([work], public=is_public),
        "is_public": is_public,
    }
    return reading.answer(request, "publications/detail.html", context)


def open_work(request: HttpRequest, slug: str) -> Publication:
    """A work that is not hidden; one by drafts alone only for those who may see their pages."""
    # By key: the rule may find a work once for each of its authors here.
    keys = visible(request.user, "view", Publication).values("pk")
    works = Publication.objects.filter(pk__in=keys, visibility=Visibility.PUBLIC).with_authors()
    return get_object_or_404(works, slug=slug)
