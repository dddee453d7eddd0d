"""Whether a form was sent by a page of this site, for answers that readers alone should get."""

from __future__ import annotations

from urllib.parse import urlsplit

from django.http import HttpRequest


def is_from_here(request: HttpRequest) -> bool:
    """As the browser says, which pages cannot change: by Sec-Fetch-Site, by Origin where it knows
    only that, and by the Referer of old ones. Programs that say nothing are not from here."""
    if site := request.headers.get("Sec-Fetch-Site"):
        return site == "same-origin"
    said = request.headers.get("Origin") or request.headers.get("Referer", "")
    try:
        return bool(said) and urlsplit(said).netloc == request.get_host()
    except ValueError:
        return False
