"""The addresses of signing in elsewhere, below /account/."""

from __future__ import annotations

from allauth.socialaccount.views import login_cancelled, login_error
from django.conf import settings
from django.urls import include, path

from faculty_site.accounts.sso import views

urlpatterns = [
    path("linked/", views.linked, name="socialaccount_connections"),
    path("linked/cancelled/", login_cancelled, name="socialaccount_login_cancelled"),
    path("linked/failed/", login_error, name="socialaccount_login_error"),
    path("oidc/<str:provider_id>/login/", views.oidc_login, name="openid_connect_login"),
    path(
        "oidc/<str:provider_id>/login/callback/",
        views.oidc_callback,
        name="openid_connect_callback",
    ),
]
if settings.SSO_WAYS.get("saml"):
    urlpatterns.append(path("", include("faculty_site.accounts.sso.saml.urls")))
