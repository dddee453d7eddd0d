"""The addresses of publications: of lists of everybody's, and of works."""

from __future__ import annotations

from django.urls import path

from publications import views
from publications.merging.former import follows_merges

app_name = "publications"

urlpatterns = [
    path("publications/", views.publication_list, name="list"),
    path("publications/<slug:slug>/", follows_merges(views.detail), name="detail"),
]
