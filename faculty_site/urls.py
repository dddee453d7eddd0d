"""The addresses of the whole site."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.sitemaps.views import sitemap
from django.urls import include, path

from faculty_site import views
from faculty_site.sitemaps import SITEMAPS
from profiles.media import media

urlpatterns = [
    path("", views.home, name="home"),
    # Before those of people: the list of somebody's works has its address below theirs.
    path("", include("publications.urls")),
    path("", include("publications.exports.urls")),
    path("departments/<slug:slug>/", views.department, name="department"),
    path("people/", include("profiles.urls")),
    path("news/", include("news.urls")),
    path("media/<path:path>", media, name="media"),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("admin/", admin.site.urls),
]
