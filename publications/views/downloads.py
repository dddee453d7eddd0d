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
from profiles.permissions import audiences_of, visible
from publications.exports import Format
from publications.listing import (
    Scope,
    WorkFilter,
    works_of_all,
    works_of_department,
    works_of_person,
)
from publications.views.works import open_work

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
    """The list of all publications."""
    return _download(request, works_of_all(*audiences_of(request.user)), "publications", form)


@require_safe
def download_person(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    """A person's list; open to whom their page is open."""
    person = get_object_or_404(visible(request.user, "view", Profile), slug=slug)
    scope = works_of_person(person, *audiences_of(request.user, person))
    return _download(request, scope, f"{slug}-publications", form)


@require_safe
def download_department(request: HttpRequest, slug: str, form: Format) -> HttpResponseBase:
    """The list of a department's people."""
    department = get_object_or_404(Department, slug=slug)
    scope = works_of_department(department, *audiences_of(request.user))
    return _download(request, scope, f"{slug}-publications", form)


def _download(request: HttpRequest, scope: Scope, name: str, form: Format) -> HttpResponseBase:
    """A list as its page has it, filtered by the same query; sent while it is written."""
    if request.method == "HEAD":
        return HttpResponse(headers=_headers(name, form))
    wanted = WorkFilter.from_query(request.GET, *scope.audiences)
    works = wanted.apply(scope.works).newest_first().with_authors()
    written = form.file_of(works.iterator(chunk_size=CHUNK))
    return StreamingHttpResponse(written, headers=_headers(name, form))


def _headers(name: str, form: Format) -> dict[str, str]:
    return {
        "Content-Type": form.content_type,
        "Content-Disposition": f'attachment; filename="{name}.{form.ending}"',
        # What search engines are to find is the page.
        "X-Robots-Tag": "noindex",
    }
