"""What goes with every answer."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

Answer = Callable[[HttpRequest], HttpResponse]


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
