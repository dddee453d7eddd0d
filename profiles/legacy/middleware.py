"""The middleware that sends old addresses on."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect

from profiles.former_slugs import moved
from profiles.legacy.owners import at_old_host, below_person

CACHED = "public, max-age=3600"
"""Without a limit browsers would keep a permanent redirect even after somebody mended it."""

Answer = Callable[[HttpRequest], HttpResponse]


def old_addresses(answer: Answer) -> Answer:
    """The middleware. It stands before the one that appends slashes, whose answer comes first."""

    def with_old_addresses(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return answer(request)
        elsewhere = _is_other_host(request)
        found = at_old_host(request) if elsewhere else None
        if found is not None:
            return _redirect(request, f"{settings.SITE_URL}{found}")
        response = answer(request)
        if response.status_code == 404:
            found = below_person(request)
            if found is None and (now := moved(request)) is not None:
                return _redirect(request, now, is_private=request.user.is_authenticated)
            found = found or (None if elsewhere else at_old_host(request))
        return response if found is None else _redirect(request, found)

    return with_old_addresses


def _is_other_host(request: HttpRequest) -> bool:
    own = urlsplit(settings.SITE_URL).netloc
    return bool(own) and request.get_host().lower() != own.lower()


def _redirect(request: HttpRequest, place: str, *, is_private: bool = False) -> HttpResponse:
    query = request.META.get("QUERY_STRING", "")
    bare, mark, fragment = place.partition("#")
    if query:
        bare += f"{'&' if '?' in bare else '?'}{query}"
    response = HttpResponsePermanentRedirect(f"{bare}{mark}{fragment}")
    response["Cache-Control"] = "private, no-store" if is_private else CACHED
    return response
