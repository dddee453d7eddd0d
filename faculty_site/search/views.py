"""The page of the search, what is offered while one types, and how browsers are told of it."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.conf import settings
from django.core.paginator import InvalidPage
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.translation import override
from django.views.decorators.http import require_safe

from faculty_site.context_processors import site_url
from profiles.languages import wanted as wanted_languages

from .finding import Fit, Found, find, records, suggest
from .marking import Marker
from .models import Kind
from .results import results_of
from .wanted import LONGEST, read

KEPT: Final = 60
"""Seconds that what is offered for a beginning of a word may be kept."""


MOST_MEANT: Final = 3


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """What fits `?q=`, of one `kind` or of all; without words the box and what can be found."""
    kind = request.GET.get("kind", "")
    found = find(read(request.GET.get("q", "")), request.user, kind if kind in Kind.values else "")
    context: dict[str, Any] = {
        "found": found,
        "longest": LONGEST,
        "is_near": found.fit is Fit.NEAR,
        "is_part": found.fit is Fit.PART,
        "query": f"?{_query(found, found.kind)}",
        "tabs": _tabs(found),
        # What is searched for is no page of its own to search engines.
        "canonical_url": "",
    }
    if found.keys:
        page = _page(request, found)
        marker = Marker(found.wanted.terms)
        results = results_of(records(page), marker, _languages(request))
        context |= {"page_obj": page, "results": results, "meant": _meant(found, marker)}
    response = render(request, "search/search.html", context)
    response.status_code = HTTPStatus.SERVICE_UNAVAILABLE if found.is_broken else HTTPStatus.OK
    return response


@require_safe
def suggestions(request: HttpRequest) -> HttpResponse:
    """Options of a list box for what is typed so far; an empty list where nothing fits."""
    found = suggest(read(request.GET.get("q", "")), request.user)
    results = results_of(records(found.keys), Marker(found.wanted.terms), _languages(request))
    response = render(request, "search/suggestions.html", {"found": found, "results": results})
    response["X-Robots-Tag"] = "noindex"
    is_visitor = settings.SESSION_COOKIE_NAME not in request.COOKIES
    who = {"public": True} if is_visitor else {"private": True}
    patch_cache_control(response, max_age=KEPT, **who)
    return response


@require_safe
def description(request: HttpRequest) -> HttpResponse:
    """The OpenSearch description, with which a browser searches here from its address bar."""
    context = {"root": site_url(request)}
    content_type = "application/opensearchdescription+xml"
    with override(settings.LANGUAGE_CODE):  # browsers keep it, whoever comes next
        return render(request, "search/opensearch.xml", context, content_type=content_type)


def _languages(request: HttpRequest) -> list[str]:
    return [*wanted_languages(request), settings.LANGUAGE_CODE]


def _page(request: HttpRequest, found: Found) -> Any:
    try:
        return found.page(request.GET.get("page", 1))
    except InvalidPage as error:
        raise Http404(str(error)) from error


def _tabs(found: Found) -> list[dict[str, Any]]:
    """All kinds and each of them, with how many there are and where they stand."""
    tabs = [{"label": "", "kind": "", "count": found.total}]
    tabs += [
        {"label": str(k.label), "kind": k.value, "count": found.counts.get(k, 0)} for k in Kind
    ]
    for tab in tabs:
        address = reverse("search:search")
        tab |= {
            "is_here": tab["kind"] == found.kind,
            "url": f"{address}?{_query(found, tab['kind'])}",
        }
    return tabs


def _meant(found: Found, marker: Marker) -> list[dict[str, str]]:
    """The search with a word in the place of one that is near it, as far as this page shows any."""
    texts = (found.wanted.text.replace(was, word) for word, was in marker.meant.items())
    each = {text.casefold(): text for text in texts}
    address = reverse("search:search")
    links = [{"text": t, "url": f"{address}?{urlencode({'q': t})}"} for t in each.values()]
    return links[:MOST_MEANT]


def _query(found: Found, kind: Any) -> str:
    return urlencode({"q": found.wanted.text, **({"kind": kind} if kind else {})})
