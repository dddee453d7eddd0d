"""The addresses below /health/."""

from __future__ import annotations

from django.urls import path

from faculty_site.health import views

urlpatterns = [
    path("", views.ready, name="health"),
    path("live/", views.live, name="health_live"),
]
