"""Keep the record of who changed what, outside of the database."""

from __future__ import annotations

import argparse
import datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from faculty_site.lib.spreadsheets import csv_lines
from faculty_site.management.endings import WRONG_USAGE, require_database, until_nobody_reads
from faculty_site.oversight.audit import entries, json_lines, table
from faculty_site.oversight.changes import Wanted


class Command(BaseCommand):
    """`manage.py export_audit`. Exit code 0: done; 2: wrong usage."""

    help = (
        "Write every change of people's pages, the newest first, with who made it, when, through "
        "what, and what was there before: a line of JSON for each change, or a table."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--from", type=_day, dest="first", metavar="DAY", help="the first day, as 2026-01-31"
        )
        parser.add_argument("--to", type=_day, dest="last", metavar="DAY", help="the last day")
        parser.add_argument(
            "--format", choices=["jsonl", "csv"], default="jsonl", help="default: jsonl"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        first, last = options["first"], options["last"]
        if first and last and last < first:
            raise CommandError("--to is before --from.", returncode=WRONG_USAGE)
        require_database()
        after_last = last + datetime.timedelta(days=1) if last else None
        found = entries(None, Wanted(since=_midnight(first), until=_midnight(after_last)))
        lines = csv_lines(table(found)) if options["format"] == "csv" else json_lines(found)
        with until_nobody_reads():
            for line in lines:
                self.stdout.write(line, ending="")
            self.stdout.flush()


def _midnight(day: datetime.date | None) -> datetime.datetime | None:
    if day is None:
        return None
    return timezone.make_aware(datetime.datetime.combine(day, datetime.time()))


def _day(text: str) -> datetime.date:
    try:
        return datetime.date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"“{text}” is no day such as 2026-01-31") from None
