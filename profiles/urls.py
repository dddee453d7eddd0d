"""The addresses of people, below /people/."""

from __future__ import annotations

from django.urls import path
from django.views.generic import RedirectView

from profiles import views

app_name = "profiles"

urlpatterns = [
    path("", RedirectView.as_view(pattern_name="home"), name="list"),
    path("<slug:slug>/", views.detail, name="detail"),
]
