"""Answers when a request is bad, or when we are: pages that ask neither database nor session.

Django's own draw the same templates, but tell them nothing of the request. What is wrong may keep
them from the middleware that chooses the language, so that it is chosen here.
"""

from __future__ import annotations

from typing import Final

from django.core.exceptions import RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language_from_request, override

from faculty_site.theme import theme_of

TOO_LARGE: Final = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
"""A form that holds more than is read at once; what is typed into it is no mistake."""


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    if isinstance(exception, TOO_LARGE):
        return _answer(request, "413.html", 413)
    return _answer(request, "400.html", 400)


def server_error(request: HttpRequest) -> HttpResponse:
    return _answer(request, "500.html", 500)


def _answer(request: HttpRequest, template: str, status: int) -> HttpResponse:
    with override(get_language_from_request(request)):
        html = render_to_string(template, {"theme": theme_of(request)})
    return HttpResponse(html, status=status)
