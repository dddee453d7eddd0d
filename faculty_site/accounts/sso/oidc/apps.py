"""OpenID Connect as an app, where django-allauth looks for providers."""

from __future__ import annotations

from django.apps import AppConfig


class OpenIDConnectConfig(AppConfig):
    name = "faculty_site.accounts.sso.oidc"
    label = "sso_oidc"

    def ready(self) -> None:
        from faculty_site.accounts.sso import orcid  # noqa: F401 - connects its signal
