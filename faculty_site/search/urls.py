"""The addresses of the search."""

from __future__ import annotations

from django.urls import path

from . import views

app_name = "search"
urlpatterns = [
    path("search/", views.search, name="search"),
    path("search/suggest/", views.suggestions, name="suggest"),
    path("opensearch.xml", views.description, name="description"),
]
