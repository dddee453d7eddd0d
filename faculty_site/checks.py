"""System checks: what `manage.py check` says about the machine the site runs on."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register


@register(Tags.files)
def check_media_root(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """MEDIA_ROOT takes uploads, or can be made: its nearest existing parent is writable."""
    folder = Path(settings.MEDIA_ROOT).absolute()
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    if nearest.is_dir() and os.access(nearest, os.W_OK | os.X_OK):
        return []
    found = "is no folder" if not nearest.is_dir() else "cannot be written to"
    return [
        Error(
            f"MEDIA_ROOT is {folder}, but {nearest} {found}.",
            hint="Let the account that runs the site write there, or set MEDIA_ROOT elsewhere.",
            id="faculty_site.E001",
        )
    ]


@register(Tags.urls)
def check_site_url(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A public site knows its own address."""
    if settings.DEBUG or settings.SITE_URL:
        return []
    return [
        Warning(
            "SITE_URL is not set, so feeds, the sitemap and secure cookies go by what each "
            "request says.",
            hint="Set SITE_URL to the site's address, e.g. https://people.example.org.",
            id="faculty_site.W001",
        )
    ]
