"""Sources -> fixtures and database, one researcher after the other; a bad one stops no other."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from django.db import DatabaseError, transaction

from faculty_site.ingest import load
from faculty_site.ingest.assets import store
from faculty_site.ingest.database import UsageError
from faculty_site.ingest.extraction import Extractor, Finish
from faculty_site.ingest.fixture import write_fixture
from faculty_site.ingest.groups import MEMBERSHIP, make_group
from faculty_site.ingest.preparation import STATE, Identify, Options, Person, Preparation
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers import find_pages
from faculty_site.ingest.report import Report, SourceReport
from faculty_site.ingest.themes.sites import is_site, read_site

__all__ = ["STATE", "Job", "Options", "Pipeline"]

log = logging.getLogger(__name__)

Link = Callable[[Sequence[str]], int]
"""Links the works of people (by slug) to other people of the site; says how many it linked."""


@dataclass(frozen=True, slots=True)
class Job:
    """One page, fixture or whole site to try, with what there was to say when it was found."""

    path: Path
    problems: Problems


@dataclass(slots=True)
class Pipeline:
    """The steps from a file to the database, with the apps' own put in."""

    identify: Identify
    extractors: Sequence[Extractor]
    link: Link
    options: Options = field(default_factory=Options)
    report: Report = field(default_factory=Report)
    finish: Finish = lambda into: None
    preparation: Preparation = field(init=False)

    def __post_init__(self) -> None:
        self.preparation = Preparation(self.identify, self.extractors, self.finish, self.options)

    def run(
        self,
        sources: Iterable[Path],
        track: Callable[[Sequence[Job]], Iterable[Job]] = iter,
    ) -> Report:
        """Import every source; `track` passes the jobs on and may show how far it is.

        Raises UsageError when the options do not fit the sources.
        """
        jobs = list(self._jobs(sources))
        if self.options.profile and len(jobs) + len(self.report.sources) != 1:
            raise UsageError(
                f"--profile {self.options.profile} is for one source only, but there are "
                f"{len(jobs)} here. Import that page by itself."
            )
        with _rolled_back() if self.options.load and self.options.dry_run else nullcontext():
            for job in track(jobs):
                for person in self._people(job):
                    self.report.sources.append(self._import(person))
            if self.options.load:
                self._link()
        return self.report

    def _jobs(self, sources: Iterable[Path]) -> Iterator[Job]:
        """The pages and sites of all sources, each once; what cannot be tried is reported."""
        seen: set[Path] = set()
        for source in sources:
            problems = Problems()
            try:
                found = find_pages(source, problems, is_site)
            except SourceError as error:
                path = Path(os.path.abspath(source))
                self.report.sources.append(SourceReport(path, problems=[error.problem]))
                continue
            remarks = self._told(problems)
            for path in found:
                if path not in seen:
                    seen.add(path)
                    yield Job(path, remarks)
                    remarks = Problems()

    def _told(self, problems: Problems) -> Problems:
        """Report the folders that failed beside those that were found; the remarks are left."""
        remarks = Problems()
        for problem in problems:
            if problem.level == "error":
                failed = SourceReport(Path(problem.path), problems=[problem])
                self.report.sources.append(failed)
            else:
                remarks.add(problem)
        return remarks

    def _people(self, job: Job) -> Iterator[Person]:
        """Whom a job is about; a site that cannot be read is reported as one failed source.

        A profile that was asked for is the owner's, whose homepage comes first.
        """
        problems, profile = job.problems, self.options.profile
        try:
            homepages = read_site(job.path, problems)
        except Exception as error:  # one site's fault must not stop the others
            log.debug("%s did not go in", job.path, exc_info=True)
            self.report.sources.append(_failed(SourceReport(job.path), problems, error))
            return
        if homepages is None:
            yield Person(job.path, problems, profile)
            return
        for homepage in homepages:
            yield Person(job.path, problems, profile, homepage)
            problems, profile = Problems(), ""

    def _import(self, person: Person) -> SourceReport:
        """Try one person; whatever goes wrong becomes an error in the report."""
        outcome = SourceReport(person.path)
        try:
            self._bring_in(person, outcome)
        except Exception as error:  # one page's fault must not stop the others
            log.debug("%s did not go in", person.path, exc_info=True)
            return _failed(outcome, person.problems, error)
        outcome.problems = list(person.problems)
        if outcome.failed:  # it counts nothing, however far it came
            return SourceReport(person.path, theme=outcome.theme, problems=outcome.problems)
        return outcome

    def _bring_in(self, person: Person, outcome: SourceReport) -> None:
        problems, options = person.problems, self.options
        bundle = self.preparation.bundle(person, outcome)
        if problems.has_errors:
            return
        with transaction.atomic() if options.load else nullcontext():
            if options.load:
                if person.homepage and person.homepage.group:
                    make_group(person.homepage.group, options.department, person.path, problems)
                outcome.counts = load.load(bundle, problems)
            if not options.dry_run:
                if options.load:
                    store(bundle.files)
                if options.fixtures is not None:
                    write_fixture(bundle, options.fixtures)
        outcome.profile = bundle.slug
        self.preparation.taken.append(bundle.slug)
        if options.load and not any(row.model == MEMBERSHIP for row in bundle.rows):
            self._tell_of_no_department(person.path, problems)

    def _tell_of_no_department(self, path: Path, problems: Problems) -> None:
        """Once in a run: it is true of every page, and nobody needs to read it twice."""
        if not any(done.profile for done in self.report.sources):
            problems.info(
                path,
                None,
                "There is no department yet, so the people imported now belong to none. Make one "
                "in the admin and import again to file them under it.",
            )

    def _link(self) -> None:
        """Link co-authors once all are in; a fault here leaves the imported pages as they are."""
        loaded = [done for done in self.report.sources if done.profile]
        if not loaded:
            return
        try:
            with transaction.atomic():
                self.link([done.profile for done in loaded if done.profile])
        except Exception as error:  # what was imported before must be reported
            log.debug("linking co-authors failed", exc_info=True)
            message = f"The pages are in, but co-authors could not be linked: {error}."
            loaded[0].problems.append(Problem(loaded[0].path, None, "error", message))


def _failed(outcome: SourceReport, problems: Problems, error: Exception) -> SourceReport:
    """The report of a source that an exception ended; it counts nothing, however far it came."""
    problems.add(_explained(outcome.path, error))
    return SourceReport(outcome.path, theme=outcome.theme, problems=list(problems))


def _explained(path: Path, error: Exception) -> Problem:
    """What to tell of whatever ended the import of a page."""
    if isinstance(error, SourceError):
        return error.problem
    if isinstance(error, DatabaseError):
        message = (
            f"The database refused this page ({error}). If something else is writing to it, "
            "import the page again."
        )
    elif isinstance(error, OSError):
        message = (
            f"{error.filename or 'A file'} cannot be read or written: {error.strerror or error}. "
            "Check its permissions and the space on the disk."
        )
    else:
        message = (
            f"Unexpected {type(error).__name__}: {error}. This is a fault of the importer; "
            "please report it with the page that caused it."
        )
    return Problem(path, None, "error", message)


@contextmanager
def _rolled_back() -> Iterator[None]:
    """A transaction that leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
