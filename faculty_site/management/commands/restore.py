"""`manage.py restore FILE`: a backup in the place of the site's database and files."""

from __future__ import annotations

import datetime
import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from faculty_site.backup import BackupError
from faculty_site.backup.reading import Archive, check, opened
from faculty_site.backup.restoring import is_empty, restore
from faculty_site.backup.writing import free_name, write
from faculty_site.ingest.database import UsageError, check_database
from faculty_site.management.progress import counting


class Command(BaseCommand):
    help = (
        "Put a backup in the place of the database and the files of this site. All of it is "
        "checked first, what was here is kept in a backup beside it, and whatever fails leaves "
        "the site as it was. Everybody has to sign in again."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="FILE", help="What `backup` wrote.")
        consent = parser.add_mutually_exclusive_group()
        consent.add_argument("--yes", action="store_true", help="Do not ask before replacing.")
        consent.add_argument(
            "--into-empty",
            action="store_true",
            help="Do not ask, and refuse where there are people, accounts or files.",
        )
        parser.add_argument(
            "--check", action="store_true", help="Only say whether it could be restored here."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        path: Path = options["file"]
        try:
            check_database()
            with opened(path) as archive:
                with counting("Checking") as watch:
                    check(archive, watch)
                if options["check"]:
                    self._say(options, f"{path} is sound: {_told(archive)}.")
                    return
                self._replace(archive, path, options)
        except (BackupError, UsageError) as error:
            raise CommandError(str(error)) from error

    def _replace(self, archive: Archive, path: Path, options: dict[str, Any]) -> None:
        if not is_empty():
            if options["into_empty"]:
                raise BackupError("The site is not empty, and nothing was changed.")
            if not options["yes"] and not self._agreed(archive):
                raise BackupError("Nothing was changed.")
            kept = free_name(path.parent, "before-restore")
            with counting("Keeping what is here") as watch:
                write(kept, watch)
            self._say(options, f"What was here is kept in {kept}.")
        with counting("Restoring") as watch:
            restore(archive, watch)
        self._say(options, f"Restored {_told(archive)}.")

    def _agreed(self, archive: Archive) -> bool:
        if not sys.stdin.isatty():
            raise BackupError("Say --yes to replace what is here; nobody can be asked.")
        name = connection.settings_dict["NAME"]
        self.stdout.write(
            f"Everything in the database {name} and in {settings.MEDIA_ROOT} is replaced by\n"
            f"{_told(archive)}."
        )
        return input("Type yes to go on: ").strip().lower() == "yes"

    def _say(self, options: dict[str, Any], text: str) -> None:
        if options["verbosity"] > 0:
            self.stdout.write(text)


def _told(archive: Archive) -> str:
    found = archive.manifest
    made = datetime.datetime.fromisoformat(found.made)
    return (
        f"the backup of {made:%Y-%m-%d %H:%M} {made.tzname()} with {found.rows:,} rows and "
        f"{len(found.files):,} files"
    )
