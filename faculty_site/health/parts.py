"""What the site stands on, each with a look at whether it holds."""

from __future__ import annotations

import logging
import secrets
from collections.abc import Callable
from functools import lru_cache

from django.core.cache import cache
from django.core.files.storage import FileSystemStorage, default_storage
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from faculty_site.checks import check_media_root

logger = logging.getLogger(__name__)

CACHE_KEY = "health"


def database() -> bool:
    """It answers a question."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
        return bool(cursor.fetchone())


def migrations() -> bool:
    """All that this version brings along are applied."""
    return not _brought_along() - set(MigrationRecorder(connection).applied_migrations())


@lru_cache
def _brought_along() -> set[tuple[str, str]]:
    return set(MigrationLoader(None).graph.nodes)


def cached() -> bool:
    """The cache gives back what it was given."""
    word = secrets.token_hex(8)
    key = f"{CACHE_KEY}:{word}"  # of its own: somebody else may be asking at the same time
    cache.set(key, word, timeout=30)
    return bool(cache.get(key) == word)


def media() -> bool:
    """Uploads can be kept, where they lie on a disk; another store says so itself on use."""
    return not isinstance(default_storage, FileSystemStorage) or not check_media_root(None)


PARTS: dict[str, Callable[[], bool]] = {
    "database": database,
    "migrations": migrations,
    "cache": cached,
    "media": media,
}


def found() -> dict[str, bool]:
    """Which parts hold. What is wrong with one goes to the log, without what it is reached by."""
    return {name: _holds(name, look) for name, look in PARTS.items()}


def _holds(name: str, look: Callable[[], bool]) -> bool:
    try:
        holds = look()
    except Exception as error:  # noqa: BLE001 - whatever a database or a cache may raise
        logger.error("The %s does not answer (%s)", name, type(error).__name__)
        return False
    if not holds:
        logger.error("The %s is not as this version needs it", name)
    return holds
