"""The links by which a draft is shown to people without an account."""

from __future__ import annotations

import secrets
from typing import Any

from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from faculty_site.context_processors import site_url
from faculty_site.drafts.drawing import public_page
from faculty_site.drafts.models import Draft, DraftLink, days_from_now, digest_of
from profiles.permissions import can


def share(draft: Draft, user: Any, request: HttpRequest, days: int) -> str:
    """A new link, which is nowhere kept and cannot be shown again.

    Raises ValidationError where the public would not see what the draft makes.
    """
    if public_page(draft, user, request) is None:
        raise ValidationError(
            _("What this draft makes would not be public, so there is no page to share.")
        )
    return f"{site_url(request)}{reverse('shared_draft', args=[new_token(draft, user, days)])}"


def new_token(draft: Draft, user: Any, days: int) -> str:
    """The secret part of a new link."""
    token = secrets.token_urlsafe(32)
    draft.links.create(digest=digest_of(token), shared_by=user, expires=days_from_now(days))
    return token


def revoke(draft: Draft, key: int) -> None:
    """The link leads nowhere any more."""
    draft.links.filter(pk=key, revoked=None).update(revoked=timezone.now())


def link_of(token: str) -> DraftLink | None:
    """The link that this is, if it works still and whoever shared it may still change the thing."""
    links = DraftLink.objects.open().by_token(token)
    link = links.select_related("draft__changed_by", "shared_by").first()
    return link if link is not None and can(link.shared_by, "change", link.draft) else None
