"""Bring the works of one person in, again and again, out of files of references."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from faculty_site.importing.history import remember_command
from faculty_site.ingest.database import UsageError, check_database
from faculty_site.ingest.faults import explained
from faculty_site.ingest.fixture import shortened
from faculty_site.ingest.placement import Blocks
from faculty_site.ingest.problems import Problem
from faculty_site.ingest.report import Report, SourceReport
from faculty_site.management.endings import (
    STOPPED,
    WRONG_USAGE,
    until_nobody_reads,
    write_report,
)
from faculty_site.management.progress import watching
from faculty_site.management.report_table import printable, problem_lines, summary
from faculty_site.search.upkeep import make_findable
from profiles.former_slugs import slugs_today
from profiles.models import Membership, Profile
from publications.ingest.importing import (
    FORMATS,
    Entry,
    Outcome,
    Text,
    import_works,
    pasted_text,
    text_of_file,
)

STDIN = Path("-")
NOTHING = f"No entry was found. Give {FORMATS}."

log = logging.getLogger(__name__)

Done = list[tuple[SourceReport, Outcome]]
"""The files that were read, each with what became of its entries."""


class Command(BaseCommand):
    """`manage.py import_publications PROFILE FILE...`.

    Exit code 0: all read; 1: some files failed; 2: wrong usage; 130: stopped by Ctrl-C.
    """

    help = (
        f"Import the works of one person from files of {FORMATS}. Works that are here already are "
        "known again, edits made on the site are kept, and entries that do not name the person "
        "are told and left out."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("profile", metavar="PROFILE", help="the slug of the person's page")
        parser.add_argument(
            "files", nargs="+", type=Path, metavar="FILE", help="“-” reads from the standard input"
        )
        parser.add_argument(
            "--dry-run",
            action="store_true",
            help="write nothing, say of each entry what would become of it",
        )
        parser.add_argument(
            "--hide-missing",
            action="store_true",
            help="hide the works that an earlier import of the same file had and this one has not",
        )
        parser.add_argument("--report", type=Path, metavar="FILE", help="write the report as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        report, done, stopped = Report(), Done(), False
        try:
            _import(options, report, done)
        except UsageError as error:
            raise CommandError(str(error), returncode=WRONG_USAGE) from error
        except KeyboardInterrupt:
            stopped = True
        if not options["dry_run"]:
            make_findable()
            remember_command(report, options["files"], _departments(options["profile"]))
        if options["report"]:
            write_report(report, options["report"])
        told = done if options["dry_run"] or options["verbosity"] > 1 else []
        with until_nobody_reads():
            self._show(report, told, table=options["verbosity"] > 0)
        if stopped:
            raise CommandError(
                f"Stopped after {len(report.sources)} files; run the same command again for the "
                "others.",
                returncode=STOPPED,
            )
        if failed := len(report.failed):
            raise CommandError(f"{failed} of {len(report.sources)} files did not go in.")

    def _show(self, report: Report, told: Done, *, table: bool) -> None:
        if table:
            for source, outcome in told:
                for entry in outcome.entries:
                    for line in _lines(entry, source.path):
                        self.stdout.write(line)
            self.stdout.write(summary(report, terminal=self.stdout.isatty()))
        for line in problem_lines(report):
            self.stdout.write(line)
        self.stdout.flush()


def _import(options: dict[str, Any], report: Report, done: Done) -> None:
    """Raises UsageError."""
    check_database()
    files, given = options["files"], options["profile"]
    slug = options["profile"] = slugs_today(Profile, [given])[given]
    profile = Profile.objects.filter(slug=slug).first()
    if profile is None:
        raise UsageError(f"There is no person “{slug}”. Give the slug in the address of the page.")
    if files.count(STDIN) > 1:
        raise UsageError("The standard input can be read once only.")
    if options["report"] and not options["report"].absolute().parent.is_dir():
        raise UsageError(f"There is no folder to write the report {options['report']} into.")
    whole: AbstractContextManager[None] = _rolled_back() if options["dry_run"] else nullcontext()
    with whole, watching() as watch:
        for number, file in enumerate(files):
            watch(number, len(files), file)
            source = SourceReport(Path(os.path.abspath(file)), profile=profile.slug)
            report.sources.append(source)
            if outcome := _import_file(profile, file, source, hides=options["hide_missing"]):
                done.append((source, outcome))


def _departments(slug: str) -> Iterator[str]:
    """Those of the person, by their slugs."""
    memberships = Membership.objects.filter(profile__slug=slug)
    yield from memberships.values_list("department__slug", flat=True)


def _import_file(
    profile: Profile, file: Path, source: SourceReport, *, hides: bool
) -> Outcome | None:
    """Bring one file in; whatever goes wrong becomes an error in its report."""
    try:
        outcome = import_works(profile, _text(file), hide_missing=hides)
    except Exception as error:  # one file's fault must not stop the others
        log.debug("%s did not go in", file, exc_info=True)
        source.profile, source.problems = None, [explained(file, error)]
        return None
    source.theme, source.counts = outcome.format, outcome.counts
    refused = outcome.count("refused")
    source.blocks = Blocks(records=len(outcome.entries) - refused, unplaced=refused)
    source.problems = [*outcome.faults, *outcome.conflicts, *_remarks(outcome, file)]
    if not outcome.entries:
        source.profile = None
        source.problems.append(Problem(file, None, "error", NOTHING))
    return outcome


def _text(file: Path) -> Text:
    return pasted_text(sys.stdin.buffer.read()) if file == STDIN else text_of_file(file)


def _remarks(outcome: Outcome, file: Path) -> Iterator[Problem]:
    for entry in outcome.of("refused", "twice"):
        name = entry.title or entry.key or "without a title"
        said = f"“{shortened(name)}” was left out: {entry.reason}. {entry.remedy}".strip()
        yield Problem(file, entry.line, "warning", said)
    for entry in outcome.of("deleted"):
        yield Problem(
            file,
            entry.line,
            "info",
            f"“{shortened(entry.title)}” was deleted here, and it stays so.",
        )
    for title in outcome.gone:
        yield Problem(
            file,
            None,
            "info",
            f"“{shortened(title)}” is no longer in the file; it stays as it is. Import with "
            "--hide-missing to hide such works.",
        )


def _lines(entry: Entry, path: Path) -> Iterable[str]:
    """What becomes of an entry, in a line, and one for each value that differs."""
    place = path.name if entry.line is None else f"{path.name}:{entry.line}"
    year = f" ({entry.year})" if entry.year else ""
    title = shortened(entry.title or entry.key)
    yield f"{entry.state:<8} {printable(f'{place}: {title}{year}')}"
    for change in entry.changes:
        here, source = shortened(change.here), shortened(change.source)
        values = f"“{here}” -> “{source}”"
        if change.how != "take":
            values = f"stays “{here}”, not “{source}”"
        yield f"    {printable(f'{change.what}: {values}')}"


@contextmanager
def _rolled_back() -> Iterator[None]:
    """A transaction that leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
