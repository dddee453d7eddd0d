#!/usr/bin/env python3
"""Run one of the project's commands: `manage.py help` lists them."""

from __future__ import annotations

import os
import sys


def main() -> None:
    """Hand over to Django; a wrong setting is one line on stderr and exit code 2."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "faculty_site.settings")
    try:
        from django.core.exceptions import ImproperlyConfigured
        from django.core.management import execute_from_command_line
    except ImportError:
        sys.stderr.write("manage.py: Django is not installed here. Run `make setup`, ")
        sys.stderr.write("then use .venv/bin/python manage.py.\n")
        sys.exit(2)
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as error:
        if "--traceback" in sys.argv:
            raise
        sys.stderr.write(f"manage.py: {error}\n")
        sys.exit(2)


if __name__ == "__main__":
    main()
