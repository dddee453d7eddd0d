"""The addresses of people, below /people/."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from profiles import views
from profiles.cv import cv

app_name = "profiles"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="home"), name="list"),
    path("<slug:slug>/", views.detail, name="detail"),
    path("<slug:slug>/news/", views.news, name="news"),
    path("<slug:slug>/talks/", views.talks, name="talks"),
    path("<slug:slug>/teaching/", views.teaching, name="teaching"),
    path("<slug:slug>/projects/", views.projects, name="projects"),
    path("<slug:slug>/cv/", cv, name="cv"),
    path("<slug:slug>/<slug:key>/", views.page, name="page"),
    # Of its own, so that only pages that exist take an address without the slash from old ones.
    path("<slug:slug>/<slug:key>", views.page_without_slash),
]
