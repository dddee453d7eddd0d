"""What goes with every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware

Answer = Callable[[HttpRequest], HttpResponse]

COMPRESSIBLE = ("text/", "application/json", "application/xml")
COMPRESSIBLE_SUFFIXES = ("+json", "+xml")
"""Media types that grow much smaller; pictures and PDF files are compressed already."""

UNUSED = ("camera", "display-capture", "geolocation", "microphone", "payment", "usb")
"""What no page here, and no frame in one, ever asks a browser for."""

_PERMISSIONS = ", ".join(f"{feature}=()" for feature in UNUSED)


def permissions_policy(answer: Answer) -> Answer:
    """Takes from all pages, and the recordings and maps in them, what they have no use for."""

    def with_header(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        response["Permissions-Policy"] = _PERMISSIONS
        return response

    return with_header


class CompressedPublicText(GZipMiddleware):
    """Compresses text that anybody may read.

    What is private (the admin, and all that signed-in people see) stays as it is: the length of a
    compressed page could tell what is secret in it, such as a token of a form (BREACH).
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        if not _is_text(response) or "private" in response.get("Cache-Control", ""):
            return response
        return super().process_response(request, response)


def _is_text(response: HttpResponseBase) -> bool:
    kind = response.get("Content-Type", "").partition(";")[0].strip().lower()
    return kind.startswith(COMPRESSIBLE) or kind.endswith(COMPRESSIBLE_SUFFIXES)


def private_pages(answer: Answer) -> Answer:
    """Keeps what a signed-in person sees out of all caches: they see drafts and hidden items.

    Pages that say something about caching themselves are left alone.
    """

    def with_header(request: HttpRequest) -> HttpResponse:
        response = answer(request)
        # Without the cookie nobody is signed in, and asking would make the page vary by it.
        if (
            "Cache-Control" not in response
            and settings.SESSION_COOKIE_NAME in request.COOKIES
            and request.user.is_authenticated
        ):
            response["Cache-Control"] = "private, no-store"
        return response

    return with_header
