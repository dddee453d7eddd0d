"""Bring researchers' pages in, again and again: files -> fixtures -> database -> report."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from faculty_site.importing.assembly import assembled
from faculty_site.importing.history import remember_command
from faculty_site.ingest.database import UsageError, check_database, choose_department
from faculty_site.ingest.manifest import Entry, read_manifest
from faculty_site.ingest.options import Options, refused_address, refused_slug
from faculty_site.ingest.preparation import STATE
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.report import Report, SourceReport
from faculty_site.management.endings import (
    STOPPED,
    WRONG_USAGE,
    until_nobody_reads,
    write_report,
)
from faculty_site.management.progress import watching
from faculty_site.management.report_table import problem_lines, summary
from faculty_site.search.upkeep import make_findable
from profiles.former_slugs import slugs_today
from profiles.models import Profile

MOST_JOBS = 256


class Command(BaseCommand):
    """`manage.py import_pages SOURCE...`.

    Exit code 0: all in; 1: some failed; 2: wrong usage; 130: stopped by Ctrl-C.
    """

    help = (
        "Import researchers' pages: a SOURCE is a Markdown file with front matter, a whole Jekyll "
        "or Hugo site, a folder of pages and sites, or a fixture that this command wrote. Edits "
        "made on the site are kept."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("sources", nargs="*", type=Path, metavar="SOURCE")
        parser.add_argument(
            "--manifest", type=Path, metavar="FILE", help="a YAML list of sources and whose each is"
        )
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

        parser.add_argument(
            "--jobs",
            type=_number,
            metavar="N",
            help="processes that read (default: the machine's processors, fewer for few sources)",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        report, stopped = Report(), False
        departments: set[str] = set()
        try:
            _import(options, report, departments)
        except UsageError as error:
            raise CommandError(str(error), returncode=WRONG_USAGE) from error
        except KeyboardInterrupt:
            stopped = True
        if not options["no_load"] and not options["dry_run"]:
            make_findable()
            sources = [*options["sources"], *filter(None, [options["manifest"]])]
            named = {name: options[name] for name in ("profile", "state", "base_url")}
            remember_command(report, sources, departments, **named)
        if options["report"]:
            write_report(report, Path(options["report"]))
        with until_nobody_reads():
            self._show(report, table=options["verbosity"] > 0)
        if stopped:
            raise CommandError(
                f"Stopped after {len(report.sources)} sources. What they brought is in; run the "
                "same command again for the others.",
                returncode=STOPPED,
            )
        if failed := len(report.failed):
            raise CommandError(f"{failed} of {len(report.sources)} sources did not go in.")

    def _show(self, report: Report, *, table: bool) -> None:
        if table:
            self.stdout.write(summary(report, terminal=self.stdout.isatty()))
        for line in problem_lines(report):
            self.stdout.write(line)
        self.stdout.flush()


def _import(options: dict[str, Any], report: Report, departments: set[str]) -> None:
    """Into `departments` come the slugs of those that it is for. Raises UsageError."""
    _check(options)
    entries: list[Entry] = []
    load, department = not options["no_load"], options["department"] or ""
    if load:
        check_database()
    if options["manifest"]:
        entries = _entries(options["manifest"], department, report, database=load)
    if load and (options["sources"] or department):
        department = choose_department(department)
    departments.update(entry.department or department for entry in entries)
    if options["sources"]:
        departments.add(department)
    profile = options["profile"] or ""
    if load:  # who was called otherwise at the last import is still the same person
        today = slugs_today(Profile, filter(None, [profile, *(entry.slug for entry in entries)]))
        profile = today.get(profile, profile)
        entries = [replace(entry, slug=today.get(entry.slug, entry.slug)) for entry in entries]
    pipeline = assembled(
        Options(
            fixtures=Path(options["fixtures"]),
            load=load,
            dry_run=options["dry_run"],
            profile=profile,
            department=department,
            state=options["state"] or "",
            base_url=options["base_url"] or "",
        ),
        report,
        processes=options["jobs"] or 0,
    )
    with watching() as watch:
        pipeline.run(options["sources"], entries, watch)


def _entries(path: Path, department: str, report: Report, *, database: bool) -> list[Entry]:
    """What a manifest names; each entry that is wrong is a source that failed."""
    problems = Problems()
    try:
        entries = read_manifest(path, problems, department, database=database)
    except SourceError as error:
        raise UsageError(str(error)) from error
    report.sources += [SourceReport(path.absolute(), problems=[told]) for told in problems]
    return entries


def _check(options: dict[str, Any]) -> None:
    """Say what does not fit or cannot be written before anything is read."""
    if not options["sources"] and not options["manifest"]:
        raise UsageError("Name a SOURCE to import, or a file of them with --manifest.")
    if options["manifest"] and options["profile"]:
        raise UsageError("A manifest says whose each source is, so --profile does not go with it.")
    if options["report"] and not Path(options["report"]).absolute().parent.is_dir():
        raise UsageError(f"There is no folder to write the report {options['report']} into.")
    if Path(options["fixtures"]).exists() and not Path(options["fixtures"]).is_dir():
        raise UsageError(f"{options['fixtures']} is no folder, so no fixtures can go there.")


def _number(text: str) -> int:
    if not text.isdecimal() or not 1 <= int(text) <= MOST_JOBS:
        raise argparse.ArgumentTypeError(f"“{text}” is no number from 1 to {MOST_JOBS}")
    return int(text)


def _slug(text: str) -> str:
    return _unless(refused_slug(text), text)


def _address(text: str) -> str:
    return _unless(refused_address(text), text)


def _unless(refused: str, text: str) -> str:
    if refused:
        raise argparse.ArgumentTypeError(refused)
    return text
