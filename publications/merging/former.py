"""Addresses of works that were merged away."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import Http404, HttpRequest, HttpResponsePermanentRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse

from profiles.models.base import Visibility
from profiles.permissions import visible
from publications.models import FormerSlug, Publication

CACHED = "public, max-age=3600"
"""A merge can be undone: browsers should not keep the redirect for ever."""

View = Callable[..., HttpResponseBase]


def follows_merges(view: View) -> View:
    """A view of one work by its `slug`; for the slug of one that was merged away it leads on.

    The answer is the same address with the slug of the work that it became: its page, its BibTeX
    and whatever else is below it. Only where the reader may see that; else it is a 404 still.
    """

    @wraps(view)
    def followed(request: HttpRequest, *args: Any, slug: str, **kwargs: Any) -> HttpResponseBase:
        try:
            return view(request, *args, slug=slug, **kwargs)
        except Http404:
            work = became(request, slug)
            if work is None or request.resolver_match is None:
                raise
            return _moved(request, work, kwargs)

    return followed


def became(request: HttpRequest, slug: str) -> Publication | None:
    """What the work that had this slug was merged into, if the reader may see it."""
    former = FormerSlug.objects.filter(slug=slug).values("publication")
    shown = visible(request.user, "view", Publication).filter(visibility=Visibility.PUBLIC)
    return Publication.objects.filter(pk__in=former).filter(pk__in=shown.values("pk")).first()


def _moved(request: HttpRequest, work: Publication, kwargs: dict[str, Any]) -> HttpResponseBase:
    match = request.resolver_match
    place = reverse(match.view_name, kwargs={**kwargs, "slug": work.slug}) if match else ""
    query = request.META.get("QUERY_STRING", "")
    answer = HttpResponsePermanentRedirect(f"{place}?{query}" if query else place)
    is_public = Publication.objects.public().filter(pk=work.pk).exists()
    answer["Cache-Control"] = CACHED if is_public else "private, no-store"
    return answer
