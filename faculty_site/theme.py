"""Light or dark as a visitor chose it: a cookie that the server reads, so that no page flashes.

A visitor who chose nothing has no cookie, and the style sheet goes by their system.
"""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import BadRequest, PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.cache import patch_vary_headers
from django.utils.functional import SimpleLazyObject
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

COOKIE = "theme"
FIXED = ("light", "dark")
SYSTEM = "system"
A_YEAR = 365 * 24 * 3600  # seconds

_READ = "THEME_WAS_READ"

Answer = Callable[[HttpRequest], HttpResponse]


def theme_of(request: HttpRequest) -> str:
    """ "light" or "dark" as the visitor chose; "" where the system decides."""
    chosen = request.COOKIES.get(COOKIE, "")
    return chosen if chosen in FIXED else ""


def theme(request: HttpRequest) -> dict[str, object]:
    """The context processor: `theme`, read only by pages that show it."""

    def noted() -> str:
        request.META[_READ] = True
        return theme_of(request)

    return {"theme": SimpleLazyObject(noted)}


def varying_by_theme(answer: Answer) -> Answer:
    """The middleware that tells caches which answers depend on the cookie: those that read it."""

    def with_header(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        if request.META.get(_READ):
            patch_vary_headers(response, ["Cookie"])
        return response

    return with_header


# A token against forged requests would put a cookie of its own on every page and keep it out of all
# caches. What can be forged here is a colour, and the browser says where a form was sent from.
@csrf_exempt
@require_POST
@never_cache
def choose(request: HttpRequest) -> HttpResponse:
    """Remembers `theme` ("light", "dark" or "system"), and leads back to `next`."""
    if not is_sent_from_here(request):
        raise PermissionDenied("The form was sent from another site.")
    chosen = request.POST.get("theme", "")
    if chosen not in (*FIXED, SYSTEM):
        raise BadRequest("There is no such theme.")
    response = HttpResponseRedirect(_way_back(request))
    if chosen == SYSTEM:
        response.delete_cookie(COOKIE, samesite="Lax")
    else:
        response.set_cookie(
            COOKIE, chosen, A_YEAR, secure=settings.SESSION_COOKIE_SECURE, samesite="Lax"
        )
    return response


def is_sent_from_here(request: HttpRequest) -> bool:
    """As the browser says; browsers so old that they say nothing are believed."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    origin = request.headers.get("Origin")
    return origin is None or _host_of(origin) == request.get_host()


def _host_of(origin: str) -> str:
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return ""


def _way_back(request: HttpRequest) -> str:
    wanted = request.POST.get("next", "")
    is_ours = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return wanted if is_ours else "/"
