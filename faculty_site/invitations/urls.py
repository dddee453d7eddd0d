"""The addresses of invitations and claims, below /account/."""

from __future__ import annotations

from django.urls import path

from faculty_site.invitations import views

urlpatterns = [
    path("invitation/<str:token>/", views.invitation, name="invitation"),
    path("claim/", views.claim, name="claim"),
]
