"""The addresses of these pages, below that of the admin; each page asks for rights itself."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib.admin import AdminSite
from django.http import HttpResponseBase
from django.urls import URLPattern, path

from faculty_site.oversight import change_views, views


def pages(site: AdminSite) -> list[URLPattern]:
    def page(route: str, view: Callable[..., HttpResponseBase], name: str) -> URLPattern:
        return path(route, site.admin_view(view), name=name)

    return [
        page("overview/", views.overview, "overview"),
        page("overview/pages.csv", views.overview_csv, "overview_csv"),
        page("overview/changes/", change_views.changes, "changes"),
        page("overview/changes.csv", change_views.changes_csv, "changes_csv"),
        page("overview/changes.jsonl", change_views.changes_jsonl, "changes_jsonl"),
        page("overview/links/", views.links, "links"),
    ]
