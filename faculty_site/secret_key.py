"""The development site's secret key: made once, kept in a file outside version control."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured
from django.core.management.utils import get_random_secret_key


def key_for(path: Path, *, is_own_needed: bool) -> str:
    """Where none is set; raises ImproperlyConfigured where the site needs one of its own."""
    if is_own_needed:
        raise ImproperlyConfigured(
            "SECRET_KEY is not set, and a site with SITE_URL or ALLOWED_HOSTS or without DEBUG "
            "needs one of its own: at least 50 random characters that are kept secret, e.g. from "
            "python3 -c 'import secrets; print(secrets.token_urlsafe(50))'."
        )
    return development_key(path)


def development_key(path: Path) -> str:
    """The key in `path`; where there is none yet, one is made.

    The file appears with its content and mode 0600 in one step, and where several processes start
    at once, the first one's key is everybody's.
    """
    try:
        if not path.exists():
            _create(path)
        key = path.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise ImproperlyConfigured(
            f"SECRET_KEY is not set, and {path} could not be used in its place ({error}). "
            "Set SECRET_KEY, or make the folder writable."
        ) from error
    if not key:
        raise ImproperlyConfigured(f"{path} is empty. Delete it, and a new key is made.")
    return key


def _create(path: Path) -> None:
    # mkstemp gives mode 0600 from the start; a hard link fails where the name is taken already.
    handle, draft = tempfile.mkstemp(prefix=f"{path.name}-", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(f"{get_random_secret_key()}\n")
        os.link(draft, path)
    except FileExistsError:
        pass
    finally:
        os.unlink(draft)
