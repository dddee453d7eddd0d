"""Whether the database is fit for an import, and which department the import is for."""

from __future__ import annotations

from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from faculty_site.ingest.values import model_of

LAB = "lab"
"""The kind of department that a lab is."""


class UsageError(Exception):
    """The options do not fit the sources or the database; nothing was done."""


def check_database() -> None:
    """Raise UsageError, with the remedy, where no page could be stored at all."""
    try:
        executor = MigrationExecutor(connection)
        behind = executor.migration_plan(executor.loader.graph.leaf_nodes())
    except DatabaseError as error:
        raise UsageError(
            f"The database cannot be used: {error}. Check DATABASE_URL, or import with --no-load."
        ) from error
    if behind:
        raise UsageError("The database is not up to date. Run `manage.py migrate` first.")


def choose_department(slug: str) -> str:
    """The department asked for, else the only one; "" where there is none.

    A lab is nobody's unless it is asked for: importing a lab's site makes one, and who is
    imported after it does not belong there. Raises UsageError for one that is not here, and
    where there are several to choose from.
    """
    kinds = dict(
        model_of("profiles.department")
        ._default_manager.order_by("slug")
        .values_list("slug", "kind")
    )
    if slug and slug not in kinds:
        raise UsageError(f"There is no department “{slug}”. {_listed([*kinds])}")
    known = [name for name, kind in kinds.items() if kind != LAB]
    if not slug and len(known) > 1:
        raise UsageError(
            "Say which department it is for, in the manifest or with --department. "
            f"{_listed(known)}"
        )
    return slug or (known[0] if known else "")


def _listed(slugs: list[str]) -> str:
    return f"There are: {', '.join(slugs)}." if slugs else "There is none: make one in the admin."
