"""The live preview of the admin's Markdown editors, and pictures dropped into them.

Both stand inside the admin and answer only accounts that look after something; the views that
django-markdownx brings along answer anybody and are never mounted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import wraps
from typing import cast

from django.contrib import admin
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect
from django.views.decorators.http import require_POST

from faculty_site.lib.markdown import DIALECTS, Dialect
from faculty_site.templatetags.site import Text, prose
from profiles.models import Asset, Profile, Section
from profiles.models.base import check_length
from profiles.permissions import visible
from profiles.references import References
from profiles.uploads import add_file

HEADING_LEVEL = 3
"""A text stands below its section's heading, which is an h2."""

View = Callable[[HttpRequest], HttpResponse]


def for_editors(view: View) -> View:
    """Posts of those whom the admin lets in. The rest are told in words, which a script shows."""

    @wraps(view)
    def guarded(request: HttpRequest) -> HttpResponse:
        if admin.site.has_permission(request):
            return view(request)
        message = gettext("You are signed out. Copy what you wrote, sign in again and paste it.")
        if view is _upload:
            return JsonResponse({"error": message}, status=403)
        return HttpResponse(message, status=403, content_type="text/plain; charset=utf-8")

    return never_cache(require_POST(csrf_protect(guarded)))


def markdownify(text: str, dialect: Dialect = "site", profile: Profile | None = None) -> SafeString:
    """The text as a section of the profile's page shows it, with its files."""
    record = Section(body=text, dialect=dialect, profile=profile)
    return prose(cast("Text", record), References([profile]), HEADING_LEVEL)


def _preview(request: HttpRequest) -> HttpResponse:
    text = request.POST.get("content", "")
    try:
        check_length(text)
    except ValidationError as error:
        message = " ".join(error.messages)
        return HttpResponse(message, status=413, content_type="text/plain; charset=utf-8")
    wanted = request.GET.get("dialect", "site")
    dialect: Dialect = next((name for name in DIALECTS if name == wanted), "site")
    slug = _slug(request)
    profile = visible(request.user, "change", Profile).filter(slug=slug).first() if slug else None
    return HttpResponse(markdownify(text, dialect, profile))


def _upload(request: HttpRequest) -> HttpResponse:
    """A picture or PDF becomes a file of the page; the answer is the Markdown that names it."""
    try:
        profile = _page_for_upload(request)
        upload = request.FILES.get("image")
        if upload is None:
            raise ValidationError(_("No file came with the request."))
        asset = add_file(profile, upload)
    except ValidationError as error:
        return JsonResponse({"error": " ".join(error.messages)}, status=400)
    return JsonResponse({"image_code": _markdown_of(asset)})


def _markdown_of(asset: Asset) -> str:
    """A picture is shown; of a PDF there is a link."""
    if not (asset.file.name or "").endswith(".pdf"):
        return f"![](asset:{asset.key})"
    words = re.sub(r"([\\\[\]*_`<>])", r"\\\1", str(asset))
    return f"[{words}](asset:{asset.key})"


def _slug(request: HttpRequest) -> str:
    """Whose page it is; without NUL, which PostgreSQL cannot even compare."""
    return request.GET.get("profile", "").replace("\0", "")


def _page_for_upload(request: HttpRequest) -> Profile:
    pages = visible(request.user, "change", Profile)
    slug = _slug(request)
    found: list[Profile] = list((pages.filter(slug=slug) if slug else pages)[:2])
    if len(found) != 1:
        raise ValidationError(
            _(
                "This text does not say yet whose page it stands on. Save it first, then add "
                "pictures."
            )
        )
    return found[0]


preview = for_editors(_preview)
upload = for_editors(_upload)
