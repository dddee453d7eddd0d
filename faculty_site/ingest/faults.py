"""Whatever ended the import of a source, as a problem for its reader."""

from __future__ import annotations

from pathlib import Path

from django.db import DatabaseError

from faculty_site.ingest.problems import Problem, SourceError


def explained(path: Path, error: Exception) -> Problem:
    """What to tell of an exception that ended the import of a page."""
    if isinstance(error, SourceError):
        return error.problem
    if isinstance(error, DatabaseError):
        message = (
            f"The database refused this page ({error}). If something else is writing to it, "
            "import the page again."
        )
    elif isinstance(error, MemoryError):
        message = "Reading this needs more memory than there is. Import it in parts."
    elif isinstance(error, OSError):
        message = (
            f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}. "
            "Check its permissions and the space on the disk."
        )
    else:
        message = (
            f"Unexpected {type(error).__name__}: {error}. This is a fault of the importer; "
            "please report it with the page that caused it."
        )
    return Problem(path, None, "error", message)
