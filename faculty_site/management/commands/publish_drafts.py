"""Publish the drafts whose time has come."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from faculty_site.drafts.planning import publish_due
from faculty_site.management.endings import require_database, until_nobody_reads
from faculty_site.management.report_table import printable


class Command(BaseCommand):
    """`manage.py publish_drafts`.

    Exit code 0: all that was due is public, or nothing was due; 1: some could not be published; 2:
    the database cannot be used.
    """

    help = (
        "Publish the drafts whose time has come, each with the rights of whoever planned it. Says "
        "nothing where none is due; run it every few minutes."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        require_database()
        all_due = list(publish_due())  # whether anybody reads what is said of them or not
        with until_nobody_reads():
            for done in all_due:
                if done.problem:
                    self.stderr.write(printable(f"Not published: {done.title}: {done.problem}"))
                elif options["verbosity"]:
                    self.stdout.write(printable(f"Published: {done.title}"))
            self.stdout.flush()
        if failed := sum(bool(done.problem) for done in all_due):
            told = f"{failed} of {len(all_due)} drafts could not be published; they are kept."
            raise CommandError(told)
