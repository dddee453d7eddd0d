"""Where a page is today whose address names a former slug."""

from __future__ import annotations

import re
from typing import Final

from django.apps import apps
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.urls import get_script_prefix

from profiles.models.base import Visibility
from profiles.permissions import User, visible

MODELS: Final = {
    "people": "profiles.profile",
    "departments": "profiles.department",
    "news": "news.newsitem",
    "publications": "publications.publication",
}
"""The models whose objects have an address, by the word that it begins with."""

_ADDRESS: Final = re.compile(
    rf"(?P<before>/(?:cards/|pictures/|api/v1/)?(?P<word>{'|'.join(MODELS)})/)"
    r"(?P<slug>[-\w]+)(?P<rest>[/.].*|)"
)


def moved(request: HttpRequest) -> str | None:
    """Today's address of what the request asks for, without its query; None where there is none.

    Only for what the reader may see. One query, whether something had that slug or not.
    """
    match = _ADDRESS.fullmatch(request.path_info)
    if match is None:
        return None
    user: User = getattr(request, "user", None) or AnonymousUser()
    slug = slug_now(match["word"], match["slug"], user)
    if slug is None:
        return None
    return f"{get_script_prefix().rstrip('/')}{match['before']}{slug}{match['rest']}"


def slug_of_public(word: str, slug: str) -> str | None:
    """The slug of what everybody may see and what once had this one."""
    return slug_now(word, slug, AnonymousUser())


def slug_now(word: str, slug: str, user: User) -> str | None:
    """The slug of what once had this one, if the user may see that."""
    model = apps.get_model(MODELS[word])
    shown = visible(user, "view", model)
    if word == "publications":  # a hidden one has no page, not even for its authors
        shown = shown.filter(visibility=Visibility.PUBLIC)
    found: str | None = (
        shown.filter(former_slugs__slug=slug).order_by().values_list("slug", flat=True).first()
    )
    return found
