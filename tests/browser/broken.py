"""The addresses of the site, and one that fails."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import path

from faculty_site import urls


def fail(request: HttpRequest) -> HttpResponse:
    raise RuntimeError("This page is meant to fail.")


urlpatterns = [path("broken/", fail), *urls.urlpatterns]
