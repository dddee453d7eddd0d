"""The addresses of the whole site."""

from __future__ import annotations

from django.contrib import admin
from django.contrib.sitemaps.views import index, sitemap
from django.urls import include, path, re_path

from faculty_site import interface_language, theme, views
from faculty_site.api import api
from faculty_site.api.views import description
from faculty_site.drafts.views import shared_draft
from faculty_site.look.views import department_imprint, imprint, stylesheet
from faculty_site.sharing.views import share_card
from faculty_site.sitemaps import SITEMAPS
from news.views import news_list
from profiles.media import media
from profiles.pictures.views import file_picture, portrait

urlpatterns = [
    path("", views.home, name="home"),
    # Before those of people: the list of somebody's works has its address below theirs.
    path("", include("publications.urls")),
    path("", include("publications.exports.urls")),
    path("", include("faculty_site.subscriptions")),
    path("", include("profiles.entries.urls")),
    path("departments/<slug:slug>/", views.department, name="department"),
    path("departments/<slug:slug>/imprint/", department_imprint, name="department_imprint"),
    path("imprint/", imprint, name="imprint"),
    path("departments/<slug:slug>/news/", news_list, name="department_news"),
    path("departments/<slug:slug>/former-members/", views.former, name="department_former"),
    path("former-members/", views.former, name="former"),
    path("people/", include("profiles.urls")),
    path("news/", include("news.urls")),
    path("", include("faculty_site.search.urls")),
    path("media/<path:path>", media, name="media"),
    re_path(
        r"^cards/(?P<kind>people|departments|site)/(?P<slug>[-\w]+)/(?P<digest>[0-9a-f]+)\.jpg$",
        share_card,
        name="share_card",
    ),
    path("pictures/people/<slug:slug>/<str:name>", portrait, name="portrait"),
    path("pictures/files/<path:path>/<str:name>", file_picture, name="file_picture"),
    path("style/<slug:digest>.css", stylesheet, name="stylesheet"),
    path("api/", description, name="api"),
    path("api/v1/", api.urls),
    path("theme/", theme.choose, name="theme"),
    path("language/", interface_language.choose, name="language"),
    path("draft/<str:token>/", shared_draft, name="shared_draft"),
    path("health/", include("faculty_site.health.urls")),
    path("robots.txt", views.robots, name="robots"),
    path("sitemap.xml", index, {"sitemaps": SITEMAPS}, name="sitemap"),
    path(
        "sitemap-<section>.xml",
        sitemap,
        {"sitemaps": SITEMAPS},
        name="django.contrib.sitemaps.views.sitemap",
    ),
    path("account/", include("faculty_site.accounts.urls")),
    path("admin/", admin.site.urls),
]

handler400 = "faculty_site.errors.bad_request"
handler500 = "faculty_site.errors.server_error"
