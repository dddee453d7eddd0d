"""The entry point for ASGI servers, e.g. uvicorn faculty_site.asgi:application."""

from __future__ import annotations

import os

from django.core.asgi import get_asgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faculty_site.settings")

application = get_asgi_application()
