"""What every answer of the API carries."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.cache import get_conditional_response
from django.utils.translation import override
from ninja import NinjaAPI
from ninja.renderers import JSONRenderer

from faculty_site.lib.emails import html_without_addresses, without_addresses

KEPT_FOR = 60  # seconds; a page that is taken back must not live on in caches for long


class ReadableJSON(JSONRenderer):
    """Names in any script as they are, and not as numbers."""

    json_dumps_params = {"ensure_ascii": False}


class PublicAPI(NinjaAPI):
    """Answers that any page of any site may read, that caches keep, and that engines leave out."""

    @property
    def urls(self) -> tuple[list[Any], str, str]:
        """HEAD is answered wherever GET is, as everywhere on the site; all in English.

        `lang` chooses the language of people's own words, and nobody's browser that of the site's.
        """
        resolved: tuple[list[Any], str, str] = super().urls
        patterns, app, namespace = resolved
        for pattern in patterns:
            pattern.callback = _in_english(_answering_head(pattern.callback))
        return patterns, app, namespace

    def create_response(self, request: HttpRequest, data: Any, **options: Any) -> HttpResponse:
        response = super().create_response(request, _without_addresses(data), **options)
        response["Access-Control-Allow-Origin"] = "*"
        response["X-Robots-Tag"] = "noindex"
        if response.status_code != 200:
            response["Cache-Control"] = "no-store"
            return response
        response["Cache-Control"] = f"public, max-age={KEPT_FOR}"
        # Of the whole answer, which everybody may read: it tells nobody more than that.
        etag = f'"{hashlib.sha256(response.content).hexdigest()[:32]}"'
        response["ETag"] = etag
        found: HttpResponse = get_conditional_response(request, etag, None, response) or response
        return found


def _without_addresses(data: Any, name: str = "") -> Any:
    """The same with no e-mail address in any text, wherever somebody wrote one."""
    match data:
        case dict():
            return {key: _without_addresses(value, key) for key, value in data.items()}
        case list():
            return [_without_addresses(each, name) for each in data]
        case str():
            return html_without_addresses(data) if name == "html" else without_addresses(data)
    return data


def _in_english(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        with override("en"):
            return view(request, *args, **kwargs)

    return answer


def _answering_head(view: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> Any:
        if request.method == "HEAD":
            request.method = "GET"  # the server leaves the body out
        return view(request, *args, **kwargs)

    return answer
