"""Works to take away: one, or those of a list, in the forms that scholars' tools read."""

from __future__ import annotations

import hashlib
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.shortcuts import get_object_or_404
from django.utils.cache import get_conditional_response
from django.utils.http import quote_etag
from django.views.decorators.http import require_safe

from profiles.models import Department, Profile
from profiles.models.base import Audience
from profiles.permissions import audiences_of, visible
from publications.exports import Format
from publications.listing import WorkFilter
from publications.models import Publication
from publications.models.works import PublicationQuerySet
from publications.views.works import open_work

PLAIN_NAME: Final = "publications"

CHUNK: Final = 1000
"""Works of a list that are in memory at a time; their authors cost a query for each such lot."""


@require_safe
def download_work(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    """One work; open to whom its page is open."""
    content = "".join(form.file_of([open_work(request, slug)])).encode()
    etag = quote_etag(hashlib.sha256(content).hexdigest())
    response = HttpResponse(content, headers={**_headers(slug, form), "ETag": etag})
    return get_conditional_response(request, etag, response=response) or response


@require_safe
def download_list(request: HttpRequest, form: Format) -> HttpResponseBase:
    """The works of the list of all publications."""
    audiences = audiences_of(request.user)
    return _download(request, Publication.objects.listed(*audiences), audiences, PLAIN_NAME, form)


@require_safe
def download_person(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    """The works that stand on a person's page; open to whom that page is open."""
    profile = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    audiences = audiences_of(request.user, profile)
    shown = profile.authorships.shown_on(profile, *audiences)
    works = Publication.objects.filter(pk__in=shown.values("publication"))
    return _download(request, works, audiences, f"{slug}-{PLAIN_NAME}", form)


@require_safe
def download_department(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    """The works of a department's listed people."""
    found = get_object_or_404(Department, slug=slug)
    audiences = audiences_of(request.user)
    people = Profile.objects.listed().of_department(found)
    works = Publication.objects.shown_by(people, *audiences)
    return _download(request, works, audiences, f"{slug}-{PLAIN_NAME}", form)


def _download(
    request: HttpRequest,
    works: PublicationQuerySet,
    audiences: tuple[Audience, ...],
    name: str,
    form: Format,
) -> HttpResponseBase:
    """Those of the works that fit the address's filter; sent while the file is written."""
    if request.method == "HEAD":
        return HttpResponse(headers=_headers(name, form))
    fitting = WorkFilter.from_query(request.GET, *audiences).apply(works)
    in_lots = fitting.newest_first().with_authors().iterator(chunk_size=CHUNK)
    return StreamingHttpResponse(form.file_of(in_lots), headers=_headers(name, form))


def _headers(name: str, form: Format) -> dict[str, str]:
    return {
        "Content-Type": form.content_type,
        "Content-Disposition": f'attachment; filename="{name}.{form.ending}"',
        # What search engines are to find is the page.
        "X-Robots-Tag": "noindex",
    }
