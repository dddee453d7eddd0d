"""The entry point for WSGI servers, e.g. gunicorn faculty_site.wsgi."""

from __future__ import annotations

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faculty_site.settings")

application = get_wsgi_application()
