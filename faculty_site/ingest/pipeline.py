"""Sources -> fixtures and database, one researcher after the other; a bad one stops no other."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from django.db import connection, reset_queries, transaction

from faculty_site.ingest import load
from faculty_site.ingest.accounts import make_owner
from faculty_site.ingest.assets import store
from faculty_site.ingest.conditions import Condition, Unconditional
from faculty_site.ingest.database import UsageError
from faculty_site.ingest.extraction import Extractor, Finish
from faculty_site.ingest.faults import explained
from faculty_site.ingest.fixture import Bundle, write_fixture
from faculty_site.ingest.groups import MEMBERSHIP, make_group
from faculty_site.ingest.jobs import Job, JobFinder
from faculty_site.ingest.manifest import Entry
from faculty_site.ingest.options import Options
from faculty_site.ingest.preparation import Draft, Identify, Preparation, Said, Task
from faculty_site.ingest.problems import Problem, Problems
from faculty_site.ingest.report import Report, SourceReport
from faculty_site.ingest.settling import Again, Settling
from faculty_site.ingest.workers import Lost, Readers, readers

log = logging.getLogger(__name__)

Link = Callable[[Sequence[str]], int]
"""Links the works of people (by slug) to other people of the site; says how many it linked."""

Watch = Callable[[int, int, Path], None]
"""Is told how many sources are done, of how many, and which one is next."""


Witness = Callable[[Path, Bundle, load.Loaded], None]
"""Is told of each person, by their source, what the database made of them; files come after it."""

WORTH = 10
"""Sources for which it pays to start one more process."""

Reading = Readers[Task, list[Draft]]
Answers = Iterable["list[Draft] | Lost"]


def _unwatched(done: int, total: int, path: Path) -> None:
    pass


def _unwitnessed(path: Path, bundle: Bundle, loaded: load.Loaded) -> None:
    pass


@dataclass(slots=True)
class Pipeline:
    """The steps from a file to the database, with the apps' own put in.

    `processes` read, 0 are as many as pay; this one alone writes, in the order of the sources.
    `within` holds all that is written and nothing that is read before: then all is read first,
    so that other writers wait as little as can be.
    """

    identify: Identify
    extractors: Sequence[Extractor]
    link: Link
    options: Options = field(default_factory=Options)
    report: Report = field(default_factory=Report)
    finish: Finish = lambda into: None
    preparation: Preparation = field(init=False)
    processes: int = 1
    settling: Settling = field(init=False)
    condition: Condition = field(default_factory=Unconditional)
    witness: Witness = _unwitnessed
    within: Callable[[], AbstractContextManager[None]] | None = None

    def __post_init__(self) -> None:
        self.preparation = Preparation(self.identify, self.extractors, self.finish)
        self.settling = Settling(self.options.load, self.condition.reaches)

    def run(
        self, sources: Iterable[Path], entries: Iterable[Entry] = (), watch: Watch = _unwatched
    ) -> Report:
        """Import every entry of a manifest and every source.

        Raises UsageError when the options do not fit the sources.
        """
        finder = JobFinder(self.options)
        jobs = [*finder.of_manifest(entries), *finder.of_sources(sources)]
        self.report.sources += finder.failed
        if self.options.profile and len(jobs) + len(finder.failed) != 1:
            raise UsageError(
                f"--profile {self.options.profile} is for one source only, but there are "
                f"{len(jobs)} here. Import that page by itself."
            )
        with readers(self.preparation, self._count(len(jobs))) as reading:
            answers = self._answers(jobs, reading, watch)
            if self.within:
                answers = list(answers)
            with self._bounds():
                self._import_all(jobs, answers, reading)
                if self.options.load:
                    self._link()
        return self.report

    def _bounds(self) -> AbstractContextManager[None]:
        if self.within:
            return self.within()
        return rolled_back() if self.options.load and self.options.dry_run else nullcontext()

    def _count(self, jobs: int) -> int:
        """How many processes read so many sources."""
        asked = self.processes or min(os.cpu_count() or 1, jobs // WORTH)
        return max(1, min(asked, jobs))

    def _answers(self, jobs: Sequence[Job], reading: Reading, watch: Watch) -> Answers:
        tasks = (Task(job.path, job.options) for job in jobs)
        for done, (job, answer) in enumerate(zip(jobs, reading.ordered(tasks), strict=True)):
            watch(done, len(jobs), job.path)
            yield answer

    def _import_all(self, jobs: Sequence[Job], answers: Answers, reading: Reading) -> None:
        for job, answer in zip(jobs, answers, strict=True):
            for index, draft in enumerate(_drafts(job, answer)):

                def again(said: Said, job: Job = job, index: int = index) -> Draft:
                    task = Task(job.path, job.options, (index, said))
                    return _drafts(job, reading.answer(task))[0]

                remarks = job.problems if index == 0 else ()
                self.report.sources.append(self._import(draft, remarks, again))
            _forget_queries()

    def _import(self, draft: Draft, remarks: Iterable[Problem], again: Again) -> SourceReport:
        """Bring one person in; whatever goes wrong becomes an error in the report."""
        outcome = SourceReport(draft.path)
        try:
            draft = self.settling.settle(draft, again)
            if draft.bundle is not None and not draft.problems.has_errors:
                self._bring_in(draft, draft.bundle, outcome)
        except Exception as error:  # one page's fault must not stop the others
            log.debug("%s did not go in", draft.path, exc_info=True)
            draft.problems.add(explained(draft.path, error))
        problems = list(Problems(chain(remarks, draft.problems)))
        if any(problem.level == "error" for problem in problems):
            # It counts nothing, however far it came.
            return SourceReport(draft.path, theme=draft.theme, problems=problems)
        outcome.theme, outcome.blocks, outcome.problems = draft.theme, draft.blocks, problems
        return outcome

    def _bring_in(self, draft: Draft, bundle: Bundle, outcome: SourceReport) -> None:
        options, problems = draft.options, draft.problems
        with transaction.atomic() if options.load else nullcontext():
            if options.load:
                bundle = self.condition.admitted(draft, bundle)
                if draft.group:
                    make_group(draft.group, options.department, draft.path, problems)
                loaded = load.bring_in(bundle, problems, open_works=self.condition.open_works)
                outcome.counts = loaded.counts
                self.witness(draft.path, bundle, loaded)
                if options.owner:
                    make_owner(bundle.slug, options.owner, draft.path, problems)
            if not options.dry_run:
                if options.load:
                    store(bundle.files)
                if options.fixtures is not None:
                    write_fixture(bundle, options.fixtures, attached=bool(options.profile))
        outcome.profile = bundle.slug
        self.settling.done(draft, bundle)
        if options.load and not any(row.model == MEMBERSHIP for row in bundle.rows):
            self._tell_of_no_department(draft.path, problems)

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


def _drafts(job: Job, answer: list[Draft] | Lost) -> list[Draft]:
    if isinstance(answer, Lost):
        draft = Draft(job.path, job.options)
        draft.problems.error(job.path, None, answer.reason)
        return [draft]
    return answer


def _forget_queries() -> None:
    """While developing, Django keeps what was asked; of many sources that would be too much."""
    if not connection.force_debug_cursor:  # somebody counts
        reset_queries()


@contextmanager
def rolled_back() -> Iterator[None]:
    """A transaction that leaves no trace."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)
