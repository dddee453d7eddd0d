"""The page that a draft would make, as the public would see it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest

from faculty_site.drafts.applying import tried
from faculty_site.drafts.models import Draft, DraftLink
from profiles.admin_base.previewing import drawn_page
from profiles.permissions import User, can

ASKED: Final = (
    "HTTP_HOST", "SERVER_NAME", "SERVER_PORT", "REMOTE_ADDR", "wsgi.url_scheme",
    "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST",
)  # fmt: skip
"""What of a request the drawn page may depend on: where the site is, and nothing of who asks."""


def public_page(
    draft: Draft, user: User, request: HttpRequest, link: DraftLink | None = None
) -> bytes | None:
    """Drawn with what the draft would save under the rights of the user, which is undone.

    None where the public would not see it: it is hidden, or cannot be saved.
    """

    def draw(saved: Any, _change: Any) -> bytes | None:
        anybody = AnonymousUser()
        if not can(anybody, "view", saved):
            return None
        return drawn_page(_as_anybody(request, anybody, link), saved)

    page: bytes | None = tried(draft, user, draw).value
    return page


def _as_anybody(request: HttpRequest, anybody: AnonymousUser, link: DraftLink | None) -> Any:
    asked: Any = HttpRequest()
    asked.META = {name: request.META[name] for name in ASKED if name in request.META}
    asked.user, asked.method = anybody, "GET"
    asked.shared_draft = link
    return asked
