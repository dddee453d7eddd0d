"""Answers when a request is bad, or when we are: pages that ask neither database nor session.

Django's own draw the same templates, but tell them nothing of the request.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from faculty_site.theme import theme_of


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    return HttpResponse(render_to_string("400.html", {"theme": theme_of(request)}), status=400)


def server_error(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("500.html", {"theme": theme_of(request)}), status=500)
