"""The value for `CACHES["default"]`: what a URL says, and how much a process keeps."""

from __future__ import annotations

from typing import Any, Final

from faculty_site.environment import Variables, read_cache

MOST: Final = 5000
"""Entries. Rendered pages are the main tenants; Django's own limit of 300 would evict them
constantly."""


def read(variables: Variables, name: str, default: str) -> dict[str, Any]:
    """The cache that the variable names. Raises ImproperlyConfigured as `read_cache` does."""
    found = read_cache(variables, name, default)
    if found["BACKEND"].endswith("LocMemCache"):
        found["OPTIONS"] = {"MAX_ENTRIES": MOST} | found.get("OPTIONS", {})
    return found
