"""`manage.py index_search`: fill the search index anew."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError

from faculty_site.ingest.database import UsageError, check_database
from faculty_site.search.installing import install
from faculty_site.search.models import Kind, Record
from faculty_site.search.upkeep import rebuild


class Command(BaseCommand):
    help = (
        "Read everything that can be found anew. The search does this by itself for whatever "
        "changes; the command is for a database that was restored or written by other means."
    )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            check_database()
        except UsageError as error:
            raise CommandError(str(error)) from error
        install()
        rebuild()
        if options["verbosity"] > 0:
            for kind in Kind:
                number = Record.objects.filter(kind=kind).count()
                self.stdout.write(f"{number:7,} {kind.value}")
