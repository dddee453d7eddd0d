"""The addresses of an account, below /account/."""

from __future__ import annotations

from typing import NoReturn

from django.conf import settings
from django.http import Http404, HttpRequest
from django.urls import include, path

from faculty_site.accounts.addresses import addresses
from faculty_site.accounts.sessions import sessions


def nowhere(request: HttpRequest) -> NoReturn:
    """Instead of signing up: accounts are made by admins."""
    raise Http404


urlpatterns = [
    path("signup/", nowhere, name="account_signup"),
    path("email/", addresses, name="account_email"),
    path("", include("allauth.account.urls")),
    path("", include("faculty_site.invitations.urls")),
    path("second-factor/", include("allauth.mfa.urls")),
    path("sessions/", sessions, name="usersessions_list"),
]
if settings.SSO_WAYS.each:
    urlpatterns.append(path("", include("faculty_site.accounts.sso.urls")))
