"""SAML as an app, where django-allauth looks for providers."""

from __future__ import annotations

from django.apps import AppConfig


class SamlConfig(AppConfig):
    name = "faculty_site.accounts.sso.saml"
    label = "sso_saml"
