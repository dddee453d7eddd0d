"""The page behind a shared link."""

from __future__ import annotations

from allauth.core import ratelimit
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext
from django.views.decorators.http import require_safe

from faculty_site.drafts.drawing import public_page
from faculty_site.drafts.links import link_of
from profiles.admin_base.turns import BusyError, turn


@require_safe
def shared_draft(request: HttpRequest, token: str) -> HttpResponse:
    """The page as the public would see it; all links that do not work are answered alike."""
    if not ratelimit.consume(request, action="draft"):
        refused: HttpResponse = ratelimit.respond_429(request)
        return refused
    link = link_of(token)
    if link is None:
        raise Http404
    try:
        with turn():
            page = public_page(link.draft, link.shared_by, request, link)
    except BusyError:
        said = gettext("Many people are writing at the moment. Open this page again in a minute.")
        return HttpResponse(said, "text/plain; charset=utf-8", 503, headers={"Retry-After": "5"})
    if page is None:
        raise Http404
    answer = HttpResponse(page)
    # The address is a key: no other site, no search engine and no cache is to hear of it.
    answer["Referrer-Policy"] = "no-referrer"
    answer["X-Robots-Tag"] = "noindex, nofollow"
    answer["Cache-Control"] = "private, no-store"
    return answer
