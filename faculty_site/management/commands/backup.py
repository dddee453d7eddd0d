"""`manage.py backup FILE`: database and files of the site in one file."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from faculty_site.backup import BackupError
from faculty_site.backup.writing import free_name, write
from faculty_site.ingest.database import UsageError, check_database
from faculty_site.management.progress import counting


class Command(BaseCommand):
    help = (
        "Write database and files into one archive, which restores into SQLite and PostgreSQL. "
        "The site may go on meanwhile. Keep the archive where only you can read it."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "file",
            metavar="FILE",
            help="What is written, such as site.tar; in a folder it is named by date and time. "
            "A folder that is not there yet is made where the name ends in a slash.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            target = _target(options["file"])
            check_database()
            with counting("Backing up") as watch:
                found = write(target, watch)
        except (BackupError, UsageError, OSError) as error:
            raise CommandError(str(error)) from error
        if options["verbosity"] > 0:
            size = target.stat().st_size / 1e6
            self.stdout.write(
                f"{target}: {found.rows:,} rows of {len(found.tables)} tables and "
                f"{len(found.files):,} files, {size:,.1f} MB"
            )


def _target(named: str) -> Path:
    path = Path(named)
    if named.endswith("/"):  # which Path forgets
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    return free_name(path, "faculty-site") if path.is_dir() else path
