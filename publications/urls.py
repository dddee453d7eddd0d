"""The addresses of publications: of lists, and of works."""

from __future__ import annotations

from django.urls import path

from publications import views

app_name = "publications"

urlpatterns = [
    path("publications/", views.publication_list, name="list"),
    path("publications/<slug:slug>/", views.detail, name="detail"),
    path("people/<slug:slug>/publications/", views.person_list, name="person"),
    path("departments/<slug:slug>/publications/", views.department_list, name="department"),
]
