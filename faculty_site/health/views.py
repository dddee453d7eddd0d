"""The addresses that a proxy, a container or a monitor asks."""

from __future__ import annotations

from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from faculty_site.health import parts


@never_cache
@require_safe
def ready(request: HttpRequest) -> JsonResponse:
    """200 where every part holds, 503 where one fails: which, but not why."""
    found = parts.found()
    words = {name: "ok" if holds else "failing" for name, holds in found.items()}
    holds = all(found.values())
    return JsonResponse(
        {"status": "ok" if holds else "failing", "parts": words}, status=200 if holds else 503
    )


@never_cache
@require_safe
def live(request: HttpRequest) -> JsonResponse:
    """200 as long as the process answers at all; starting it anew mends no database."""
    return JsonResponse({"status": "ok"})
