"""The pages that the admin of works has besides its lists and forms."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import admin
from django.http import HttpResponse
from django.urls import URLPattern, path

from publications.admin import author_list, completeness, questions, unlinked


def pages() -> list[URLPattern]:
    """Their addresses, below that of the list of works; each page asks for rights itself."""
    return [
        _page("yours/", questions.people, "questions"),
        _page("yours/<int:pk>/", questions.of_person, "questions_of"),
        _page("unlinked/", unlinked.names, "unlinked"),
        _page("completeness/", completeness.people, "completeness"),
        _page("<int:pk>/authors/", author_list.change, "author_list"),
    ]


def _page(route: str, view: Callable[..., HttpResponse], name: str) -> URLPattern:
    return path(route, admin.site.admin_view(view), name=f"publications_{name}")
