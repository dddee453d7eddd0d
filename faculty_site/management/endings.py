"""How commands end: exit codes, the report's file, a reader who went away."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.core.management.base import CommandError

from faculty_site.ingest.database import UsageError, check_database
from faculty_site.ingest.report import Report

WRONG_USAGE: Final = 2
STOPPED: Final = 130
"""Exit codes; the latter after Ctrl-C, as shells have it."""


def require_database() -> None:
    """Raises CommandError with the remedy where the database cannot be used as it is."""
    try:
        check_database()
    except UsageError as error:
        raise CommandError(str(error), returncode=WRONG_USAGE) from error


def write_report(report: Report, path: Path) -> None:
    """The report as JSON; raises CommandError where the file cannot be written."""
    try:
        report.write(path)
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from error


@contextmanager
def until_nobody_reads() -> Iterator[None]:
    """Ends what is printed in it quietly when whoever reads has seen enough, as `| head`."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
