"""The addresses of publications: of lists of everybody's, and of works."""

from __future__ import annotations

from django.urls import path

from publications import views

app_name = "publications"

urlpatterns = [
    path("publications/", views.publication_list, name="list"),
    path("publications/<slug:slug>/", views.detail, name="detail"),
]
