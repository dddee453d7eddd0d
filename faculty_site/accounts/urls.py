"""The addresses of an account, below /account/."""

from __future__ import annotations

from typing import NoReturn

from django.http import Http404, HttpRequest
from django.urls import include, path


def nowhere(request: HttpRequest) -> NoReturn:
    """Instead of signing up: accounts are made by admins."""
    raise Http404


urlpatterns = [
    path("signup/", nowhere, name="account_signup"),
    path("", include("allauth.account.urls")),
    path("", include("faculty_site.invitations.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", include("allauth.usersessions.urls")),
]
