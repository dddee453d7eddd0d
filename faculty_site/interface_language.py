"""In which language a visitor reads the interface: as they chose in the footer, else the first that
their browser prefers and the site speaks, else the site's own.

What people here wrote is another thing, and has a rule of its own: `profiles/languages.py`.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.locale import LocaleMiddleware
from django.utils.cache import patch_vary_headers
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST
from django.views.i18n import set_language

from faculty_site.theme import is_sent_from_here


class InterfaceLanguage(LocaleMiddleware):
    """Django's, which tells caches what pages depend on: it reads a cookie as well as a header.

    What is no page (feeds, files, pictures) is the same for everybody and says nothing of it, nor
    does an answer that only leads elsewhere.
    """

    def process_response(
        self, request: HttpRequest, response: HttpResponseBase
    ) -> HttpResponseBase:
        is_page = response.get("Content-Type", "").startswith("text/html")
        if not is_page or 300 <= response.status_code < 400:
            return response
        response = super().process_response(request, response)
        patch_vary_headers(response, ["Cookie"])
        return response


# No token, for the reason that faculty_site/theme.py gives: what can be forged here is a language.
@csrf_exempt
@require_POST
@never_cache
def choose(request: HttpRequest) -> HttpResponseBase:
    """Remembers `language`, one of `LANGUAGES`, and leads back to `next`."""
    if not is_sent_from_here(request):
        raise PermissionDenied("The form was sent from another site.")
    return set_language(request)
