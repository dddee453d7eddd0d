"""The addresses of these pages, below that of the admin; each page asks for rights itself."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.urls import URLPattern, path

from faculty_site.people.handover import handover
from faculty_site.people.leavers import become, leavers
from faculty_site.people.leaving import download, erased, erasing


def pages(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        return path(f"people/{route}", site.admin_view(view), name=f"people_{name}")

    return [
        page("leavers/", leavers, "leavers"),
        page("become/", become, "become"),
        page("<int:pk>/everything.zip", download, "export"),
        page("<int:pk>/handover/", handover, "handover"),
        page("<int:pk>/erase/", erasing, "erase"),
        page("receipts/<int:pk>/", erased, "receipt"),
    ]
