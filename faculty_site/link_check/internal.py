"""Whether an address of this site leads somewhere, as the site itself answers it."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final
from urllib.parse import unquote_to_bytes, urlsplit

from django.conf import settings
from django.core.handlers.base import BaseHandler
from django.core.handlers.wsgi import WSGIRequest

from faculty_site.link_check.asking import REDIRECTS, Verdict
from faculty_site.link_check.collecting import wanted
from faculty_site.link_check.models import Address

State, Reason = Address.State, Address.Reason

SIGNED_IN: Final = ("/admin/", "/account/")
"""What is for people with an account."""


class OwnSite(BaseHandler):
    """Answers as the public would be answered."""

    def __init__(self) -> None:
        self.load_middleware()

    def ask(self, path: str) -> Verdict:
        for _step in range(REDIRECTS + 1):
            if path.startswith(SIGNED_IN):
                return Verdict(State.UNCLEAR, Reason.REFUSED)
            status, location = self._answer(path)
            if status in (301, 302, 307, 308) and location:
                path = wanted(location)
                if not path.startswith("/") or path.startswith("//"):
                    return Verdict(State.FINE, "", status)
                continue
            if status < 400:
                return Verdict(State.FINE, "", status)
            gone = status in (404, 410)
            return Verdict(State.FAILED, Reason.GONE if gone else Reason.SERVER, status)
        return Verdict(State.FAILED, Reason.CIRCLE)

    def _answer(self, path: str) -> tuple[int, str]:
        with _unlogged():
            response = self.get_response(WSGIRequest(_environment(path)))
        # Not `close`, which ends the connection to the database as after a request from outside.
        for close in response._resource_closers:  # type: ignore[attr-defined]
            close()
        return response.status_code, response.headers.get("Location", "")


@contextmanager
def _unlogged() -> Iterator[None]:
    """What is not there is told in the admin, and not to whoever reads the log."""
    log = logging.getLogger("django.request")
    before = log.disabled
    log.disabled = True
    try:
        yield
    finally:
        log.disabled = before


def _environment(path: str) -> dict[str, Any]:
    parts = urlsplit(path)
    named = (name for name in settings.ALLOWED_HOSTS if not name.startswith((".", "*")))
    host = urlsplit(settings.SITE_URL).netloc or next(named, "localhost")
    return {
        "REQUEST_METHOD": "HEAD",
        "PATH_INFO": unquote_to_bytes(parts.path).decode("latin-1"),
        "QUERY_STRING": parts.query,
        "SERVER_NAME": host.partition(":")[0],
        "SERVER_PORT": "443" if settings.SITE_URL.startswith("https") else "80",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "HTTP_HOST": host,
        "REMOTE_ADDR": "127.0.0.1",
        "wsgi.url_scheme": urlsplit(settings.SITE_URL).scheme or "http",
        "wsgi.input": io.BytesIO(),
    }
