"""Bring researchers' pages in, again and again: files -> fixtures -> database -> report."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.core.validators import MaxLengthValidator, URLValidator, validate_slug
from rich.console import Console
from rich.progress import track

import news.ingest
import profiles.ingest
import publications.ingest
from faculty_site.ingest.database import UsageError, check_database, choose_department
from faculty_site.ingest.pipeline import STATE, Job, Options, Pipeline
from faculty_site.ingest.report import Report
from faculty_site.management.report_table import problem_lines, summary
from profiles.models import Profile

EXTRACTORS = (publications.ingest.extract, news.ingest.extract, profiles.ingest.extract)
"""The apps' own readers. The profile's runs last: a section's text is what the others left."""

WRONG_USAGE = 2


class Command(BaseCommand):
    """`manage.py import_pages SOURCE...`; exit code 0 all in, 1 some failed, 2 wrong usage."""

    help = (
        "Import researchers' pages: a SOURCE is a Markdown file with front matter, a whole Jekyll "
        "or Hugo site, a folder of pages and sites, or a fixture that this command wrote. Edits "
        "made on the site are kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="+", type=Path, metavar="SOURCE")
        parser.add_argument(
            "--no-load", action="store_true", help="write fixtures only, touch no database"
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="write nothing, say what would change"
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")
        parser.add_argument(
            "--fixtures",
            type=Path,
            metavar="DIR",
            default=settings.BASE_DIR / "fixtures" / "imported",
            help="where fixtures go (default: fixtures/imported)",
        )
        parser.add_argument(
            "--profile", type=_slug, metavar="SLUG", help="whose page or site the one source is"
        )
        parser.add_argument(
            "--department", metavar="SLUG", help="where they belong (default: the only one)"
        )
        parser.add_argument(
            "--state",
            choices=Profile.State.values,
            help=f"what becomes of the page (default: {STATE}, or as imported before)",
        )
        parser.add_argument(
            "--base-url", type=_address, metavar="URL", help="where the page or site used to be"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            _check_paths(options)
            report = _pipeline(options).run(options["sources"], _track)
        except UsageError as error:
            raise CommandError(str(error), returncode=WRONG_USAGE) from error
        if options["report"]:
            _write(report, Path(options["report"]))
        try:
            self._show(report, table=options["verbosity"] > 0)
        except BrokenPipeError:  # whoever reads has seen enough, as `| head`
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if failed := len(report.failed):
            raise CommandError(f"{failed} of {len(report.sources)} sources did not go in.")

    def _show(self, report: Report, *, table: bool) -> None:
        if table:
            self.stdout.write(summary(report, terminal=self.stdout.isatty()))
        for line in problem_lines(report):
            self.stdout.write(line)
        self.stdout.flush()


def _pipeline(options: dict[str, Any]) -> Pipeline:
    load, department = not options["no_load"], options["department"] or ""
    if load:
        check_database()
    return Pipeline(
        profiles.ingest.identify,
        EXTRACTORS,
        publications.ingest.link_coauthors,
        Options(
            fixtures=Path(options["fixtures"]),
            load=load,
            dry_run=options["dry_run"],
            profile=options["profile"] or "",
            department=choose_department(department) if load else department,
            state=options["state"] or "",
            base_url=options["base_url"] or "",
        ),
        finish=profiles.ingest.finish,
    )


def _track(jobs: Sequence[Job]) -> Iterable[Job]:
    """The jobs, with a progress bar where somebody is watching."""
    console = Console(stderr=True)
    quiet = not console.is_terminal
    return track(jobs, "Importing", console=console, transient=True, disable=quiet)


def _check_paths(options: dict[str, Any]) -> None:
    """Say what cannot be written before anything is read."""
    if options["report"] and not Path(options["report"]).absolute().parent.is_dir():
        raise UsageError(f"There is no folder to write the report {options['report']} into.")
    if Path(options["fixtures"]).exists() and not Path(options["fixtures"]).is_dir():
        raise UsageError(f"{options['fixtures']} is no folder, so no fixtures can go there.")


def _write(report: Report, path: Path) -> None:
    try:
        report.write(path)
    except OSError as error:
        raise CommandError(f"The report {path} cannot be written: {error.strerror}.") from error


def _slug(text: str) -> str:
    try:
        MaxLengthValidator(100)(text)
        validate_slug(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no slug; write letters, digits and hyphens, as ada-lovelace"
        ) from error
    return text


def _address(text: str) -> str:
    try:
        URLValidator(schemes=["http", "https"])(text)
    except ValidationError as error:
        raise argparse.ArgumentTypeError(
            f"“{text}” is no address; write it as https://example.org/~ada/"
        ) from error
    return text
