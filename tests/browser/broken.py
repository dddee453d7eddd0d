"""The addresses of the site, and those of two faults."""

from __future__ import annotations

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse
from django.urls import path

from faculty_site import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("This page is meant to fail.")


def wonder(request: HttpRequest) -> HttpResponse:
    raise BadRequest("This is meant to be understood by nobody.")


urlpatterns = [path("broken/", fail), path("odd/", wonder), *urls.urlpatterns]
handler400, handler500 = urls.handler400, urls.handler500
