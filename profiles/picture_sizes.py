"""How large the stored pictures are, read once from each file and kept in the cache."""

from __future__ import annotations

from django.core.cache import cache
from django.core.files.storage import default_storage

from faculty_site.lib.images import Measured, measured

KEPT_FOR = 30 * 24 * 3600  # seconds
NO_PICTURE = Measured(0, 0, is_still=False)


def picture_size(name: str) -> tuple[int, int] | None:
    """Width and height in pixels of a stored file; None when it is missing or no picture."""
    found = _measured(name)
    return found[:2] if found.width else None


def still_size(name: str) -> tuple[int, int] | None:
    """The same of a picture that can be had in other sizes; None for all others."""
    found = _measured(name)
    return found[:2] if found.is_still else None


def _measured(name: str) -> Measured:
    """A name in the storage is given once and its bytes stay the same, so the cache never lies."""
    key = f"picture:{name}"
    found = cache.get(key)
    if found is None:
        found = tuple(_read(name))
        cache.set(key, found, KEPT_FOR)
    return Measured(*found)


def _read(name: str) -> Measured:
    try:
        with default_storage.open(name) as file:
            return measured(file) or NO_PICTURE
    except OSError:
        return NO_PICTURE
