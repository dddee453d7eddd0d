"""The value for `DATABASES["default"]`: what a URL says, and what each database needs besides."""

from __future__ import annotations

from typing import Any, Final

from faculty_site.environment import Variables, read_database

SQLITE: Final = {
    # Readers go on while somebody writes, and a writer waits for its turn instead of failing:
    # with IMMEDIATE a transaction asks for the write lock first, when waiting is still possible.
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
}

POSTGRESQL: Final = {
    # It would compile a search anew each time, which takes longer than the search.
    "options": "-c jit=off",
}


def read(variables: Variables, name: str, default: str, *, keep_open: bool) -> dict[str, Any]:
    """The database that the variable names; connections last where `keep_open` says so.

    What the URL says itself goes before. Raises ImproperlyConfigured as `read_database` does.
    """
    found = read_database(variables, name, default)
    if found["ENGINE"].endswith("sqlite3"):
        found["OPTIONS"] = SQLITE | found.get("OPTIONS", {})
        found.setdefault("CONN_MAX_AGE", None if keep_open else 0)
    else:
        found["OPTIONS"] = POSTGRESQL | found.get("OPTIONS", {})
        found.setdefault("CONN_MAX_AGE", 60 if keep_open else 0)
        found.setdefault("CONN_HEALTH_CHECKS", True)
    return found
