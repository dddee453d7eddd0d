"""Serves renditions of photos and files to those who may see the person."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from django.contrib.auth.models import AnonymousUser
from django.db.models import Model
from django.http import Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from profiles.media import PRIVATE_CACHE, file_answer
from profiles.models import Asset, Profile
from profiles.permissions import visible
from profiles.pictures.files import stored_picture, width_asked
from profiles.pictures.portraits import asked_of, stored_portrait

KEPT_CACHE = "public, max-age=31536000, s-maxage=3600, immutable"
"""An address whose content never changes. Browsers keep it for ever; shared caches ask again after
an hour, so that they do not go on showing somebody whose page has been taken off."""


@require_safe
def portrait(request: HttpRequest, slug: str, name: str) -> HttpResponseBase:
    """A rendition that the pages of the person ask for now; all others are a 404."""
    everybody = visible(AnonymousUser(), "view", Profile).filter(slug=slug).first()
    # Who asks only matters where not everybody may: else the answer would vary by cookies.
    profile = everybody or get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    asked = asked_of(profile, name)
    if asked is None:
        raise Http404
    return _answer(request, profile, partial(stored_portrait, profile, name, *asked), everybody)


@require_safe
def file_picture(request: HttpRequest, path: str, name: str) -> HttpResponseBase:
    """A rendition of the file with exactly this name in the storage, for whom the file is."""
    if "\0" in path:  # PostgreSQL refuses to look for it
        raise Http404
    everybody = visible(AnonymousUser(), "view", Asset).filter(file=path).first()
    asset = everybody or visible(request.user, "view", Asset).filter(file=path).first()
    width = width_asked(path, name) if asset else None
    if asset is None or width is None:
        raise Http404
    return _answer(request, asset.profile, partial(stored_picture, asset, width), everybody)


def _answer(
    request: HttpRequest, profile: Profile, make: Callable[[], str], everybody: Model | None
) -> HttpResponseBase:
    """The rendition of somebody's picture; kept by caches where `everybody` may see it."""
    try:
        stored = make()
    except (OSError, ValueError) as error:  # the file is gone, or was never a picture
        raise Http404 from error
    response = file_answer(request, stored, KEPT_CACHE if everybody else PRIVATE_CACHE)
    if not Profile.objects.for_engines().filter(pk=profile.pk).exists():
        response["X-Robots-Tag"] = "noindex"  # as the file itself and the pages it stands on
    return response
