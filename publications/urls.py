"""The addresses of publications, below /publications/."""

from __future__ import annotations

from django.urls import path

from publications import views

app_name = "publications"

urlpatterns = [
    path("", views.publication_list, name="list"),
    path("<slug:slug>/", views.detail, name="detail"),
]
