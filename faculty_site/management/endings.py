"""How the commands that import end: the search told, exit codes, the report's file, a reader who
went away."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from django.core.management.base import CommandError
from django.db import DatabaseError

from faculty_site.ingest.report import Report
from faculty_site.search.upkeep import refresh

logger = logging.getLogger(__name__)

WRONG_USAGE: Final = 2
STOPPED: Final = 130
"""Exit codes; the latter after Ctrl-C, as shells have it."""


def write_report(report: Report, path: Path) -> None:
    """The report as JSON; raises CommandError where the file cannot be written."""
    try:
        report.write(path)
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from error


def make_findable() -> None:
    """Let the search read what came in, so that no visitor waits for it.

    What came in is in: where the index cannot be written now, the next search reads it.
    """
    try:
        refresh()
    except DatabaseError:
        logger.exception("the search index was not brought up to date")


@contextmanager
def until_nobody_reads() -> Iterator[None]:
    """Ends what is printed in it quietly when whoever reads has seen enough, as `| head`."""
    try:
        yield
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
