"""The API itself: its description, its parts, and how it says that it cannot answer."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja.errors import ValidationError

from faculty_site.api import entries, news, people, publications
from faculty_site.api.answering import PublicAPI, ReadableJSON

api = PublicAPI(
    title="Faculty Site",
    version="1",
    description=(
        "Read-only: people, departments, news, publications and lines of curricula vitae, as "
        "visitors see them. Lists have pages (`page`, `page_size`) and lead to their neighbours "
        "(`next`, `previous`). Dates are EDTF. No key is needed."
    ),
    docs_url=None,
    renderer=ReadableJSON(),
    urls_namespace="api",
)
for part in (people, entries, news, publications):
    api.add_router("", part.router)


@api.exception_handler(Http404)
def not_found(request: HttpRequest, error: Http404) -> HttpResponse:
    """Says what there is not, and no more about it."""
    detail = str(error) or "There is nothing here."
    return api.create_response(request, {"detail": detail}, status=404)


@api.exception_handler(ValidationError)
def not_to_be_asked(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """Names each parameter that is wrong, and what it should be."""
    faults = (f"{_parameter(fault['loc'])}: {fault['msg']}." for fault in error.errors)
    return api.create_response(request, {"detail": " ".join(faults)}, status=422)


def _parameter(place: tuple[Any, ...]) -> str:
    """The name alone of `("query", "wanted", "year", 0)`."""
    return str(next(part for part in reversed(place) if isinstance(part, str)))
