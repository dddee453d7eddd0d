"""How large the stored pictures are, read once from each file and kept in the cache."""

from django.core.cache import cache
from django.core.files.storage import default_storage

from faculty_site.lib.images import measured

KEPT_FOR = 30 * 24 * 3600  # seconds
NO_PICTURE = (0, 0)


def picture_size(name: str) -> tuple[int, int] | None:
    """Width and height in pixels of a stored file; None when it is missing or no picture.

    A name in the storage is given once and its bytes stay the same, so the cache never lies.
    """
    key = f"picture-size:{name}"
    size = cache.get(key)
    if size is None:
        size = _read(name)
        cache.set(key, size, KEPT_FOR)
    return None if size == NO_PICTURE else size


def _read(name: str) -> tuple[int, int]:
    try:
        with default_storage.open(name) as file:
            return measured(file) or NO_PICTURE
    except OSError:
        return NO_PICTURE
