"""Serves photos and files to those who may see them; nothing else that lies in the storage."""

from __future__ import annotations

import datetime
import hashlib
import posixpath
from collections.abc import Callable
from functools import wraps
from urllib.parse import quote

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date
from django.views.decorators.http import require_safe

from profiles.models import Asset, Department, Profile
from profiles.permissions import User, visible

INLINE_TYPES = {
    ".avif": "image/avif",
    ".gif": "image/gif",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".webp": "image/webp",
}
"""What a browser may show by itself. Everything else is offered for saving, without its type."""

SAVED_TYPES = {".svg": "image/svg+xml"}
"""Shown inside a page, but saved when opened: a drawing may have scripts, which run there only."""

PUBLIC_CACHE = "public, max-age=3600"
PRIVATE_CACHE = "private, no-cache"


def with_word_to_engines(
    view: Callable[[HttpRequest, str], HttpResponseBase],
) -> Callable[[HttpRequest, str], HttpResponseBase]:
    """A view of a stored file that asks engines to leave it out, unless its person may be found."""

    @wraps(view)
    def with_header(request: HttpRequest, path: str) -> HttpResponseBase:
        response = view(request, path)
        people = Profile.objects.for_engines()
        assets = Asset.objects.public().filter(profile__in=people)
        if not (assets.filter(file=path).exists() or people.filter(photo=path).exists()):
            response["X-Robots-Tag"] = "noindex"
        return response

    return with_header


@with_word_to_engines
@require_safe
def media(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file of a photo or an asset, by its exact name in the storage; 404 for all others.

    No path is ever put together from the address: it is only compared with stored names.
    """
    if "\0" in path or not _may_see(request.user, path):  # PostgreSQL refuses to look for a NUL
        raise Http404
    public = _may_see(AnonymousUser(), path)
    return file_answer(request, path, PUBLIC_CACHE if public else PRIVATE_CACHE)


def file_answer(request: HttpRequest, path: str, cache: str) -> HttpResponseBase:
    """A file of the storage, for somebody who may see it; `cache` is its Cache-Control."""
    if settings.MEDIA_ACCEL_PREFIX:
        response: HttpResponseBase = HttpResponse()
        response["X-Accel-Redirect"] = f"{settings.MEDIA_ACCEL_PREFIX.rstrip('/')}/{quote(path)}"
    else:
        response = _conditional(request, path)
    suffix = posixpath.splitext(path)[1].lower()
    response["Content-Type"] = (INLINE_TYPES | SAVED_TYPES).get(suffix, "application/octet-stream")
    response["Content-Disposition"] = (
        content_disposition_header(suffix not in INLINE_TYPES, posixpath.basename(path)) or "inline"
    )
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'"
    response["Cache-Control"] = cache
    return response


def _may_see(user: User, path: str) -> bool:
    if "\0" in path:  # PostgreSQL cannot even compare it
        return False
    return (
        visible(user, "view", Asset).filter(file=path).exists()
        or visible(user, "view", Profile).filter(photo=path).exists()
        or visible(user, "view", Department).filter(logo=path).exclude(logo="").exists()
    )


def _conditional(request: HttpRequest, path: str) -> HttpResponseBase:
    """The file, or 304 where the browser has it already."""
    changed = _changed(path)
    # From the name and the time, not from the content: a tag must not let anybody test guesses
    # about a file, and the name of an imported file changes with its content.
    tag = hashlib.sha256(f"{path}\n{changed}".encode()).hexdigest()[:32]
    etag = f'"{tag}"'
    seconds = int(changed.timestamp()) if changed else None
    response: HttpResponseBase | None = get_conditional_response(request, etag, seconds)
    if response is None:
        try:
            response = FileResponse(default_storage.open(path))
        except (FileNotFoundError, IsADirectoryError) as error:
            raise Http404 from error
    response["ETag"] = etag
    if seconds is not None:
        response["Last-Modified"] = http_date(seconds)
    return response


def _changed(path: str) -> datetime.datetime | None:
    try:
        return default_storage.get_modified_time(path)
    except FileNotFoundError as error:
        raise Http404 from error
    except NotImplementedError:
        return None
