"""Sources -> fixtures and database, one researcher after the other; a bad one stops no other."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from django.db import DatabaseError, transaction

from faculty_site.ingest import load
from faculty_site.ingest.assets import store
from faculty_site.ingest.database import UsageError
from faculty_site.ingest.documents import Identity, Json, Page, Row
from faculty_site.ingest.drawing import tell_of_losses
from faculty_site.ingest.extraction import Extracted, Extractor, Finish, extract_all
from faculty_site.ingest.fixture import (
    PROFILE,
    Bundle,
    checked_rows,
    is_fixture,
    read_fixture,
    write_fixture,
)
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers import find_pages, page_root, read_document
from faculty_site.ingest.report import Report, SourceReport
from faculty_site.ingest.themes import read_page
from faculty_site.ingest.themes.sites import read_site

log = logging.getLogger(__name__)

Link = Callable[[Sequence[str]], int]
"""Links the works of people (by slug) to other people of the site; says how many it linked."""


class Identify(Protocol):
    """Says whose page it is; a given slug is kept. Raises SourceError where nobody can tell."""

    def __call__(self, page: Page, problems: Problems, slug: str = "") -> Identity: ...


@dataclass(frozen=True, slots=True)
class Options:
    """What whoever runs the import asked for; what is left empty keeps what an import set before.

    `fixtures` is the folder to write into; None writes nothing. `department` is the slug of an
    existing one; "" brings no membership.
    """

    fixtures: Path | None = None
    load: bool = True
    dry_run: bool = False
    profile: str = ""
    department: str = ""
    state: str = ""
    base_url: str = ""


MEMBERSHIP = "profiles.membership"

STATE = "listed"
"""The state of a person who comes in for the first time, unless another one is asked for."""


@dataclass(frozen=True, slots=True)
class Job:
    """One page, fixture or whole site to try, with what there was to say when it was found.

    `homepage` is there for a site, which was read when it was found.
    """

    path: Path
    problems: Problems
    homepage: Homepage | None = None


@dataclass(slots=True)
class Pipeline:
    """The steps from a file to the database, with the apps' own put in."""

    identify: Identify
    extractors: Sequence[Extractor]
    link: Link
    options: Options = field(default_factory=Options)
    report: Report = field(default_factory=Report)
    finish: Finish = lambda into: None

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
                self.report.sources.append(self._import(job))
            if self.options.load:
                self._link()
        return self.report

    def _jobs(self, sources: Iterable[Path]) -> Iterator[Job]:
        """The pages of all sources, each once; what cannot be tried is reported."""
        seen: set[Path] = set()
        for source in sources:
            problems = Problems()
            try:
                found = list(_found(source, problems))
            except SourceError as error:
                path = Path(os.path.abspath(source))
                self.report.sources.append(SourceReport(path, problems=[error.problem]))
                continue
            for path, homepage in found:
                if homepage or path not in seen:
                    seen.add(path)
                    yield Job(path, problems, homepage)
                    problems = Problems()

    def _import(self, job: Job) -> SourceReport:
        """Try one page; whatever goes wrong becomes an error in its report."""
        outcome = SourceReport(job.path)
        problems = job.problems
        try:
            self._bring_in(job, outcome, problems)
        except Exception as error:  # one page's fault must not stop the others
            log.debug("%s did not go in", job.path, exc_info=True)
            problems.add(_explained(job.path, error))
        outcome.problems = list(problems)
        if outcome.failed:  # it counts nothing, however far it came
            return SourceReport(job.path, theme=outcome.theme, problems=outcome.problems)
        return outcome

    def _bring_in(self, job: Job, outcome: SourceReport, problems: Problems) -> None:
        bundle = self._prepare(job, outcome, problems)
        if problems.has_errors:
            return
        options = self.options
        with transaction.atomic() if options.load else nullcontext():
            if options.load:
                outcome.counts = load.load(bundle, problems)
            if not options.dry_run:
                if options.load:
                    store(bundle.files)
                if options.fixtures is not None:
                    write_fixture(bundle, options.fixtures)
        outcome.profile = bundle.slug
        if options.load and not any(row.model == MEMBERSHIP for row in bundle.rows):
            self._tell_of_no_department(job.path, problems)

    def _tell_of_no_department(self, path: Path, problems: Problems) -> None:
        """Once in a run: it is true of every page, and nobody needs to read it twice."""
        if not any(done.profile for done in self.report.sources):
            problems.info(
                path,
                None,
                "There is no department yet, so the people imported now belong to none. Make one "
                "in the admin and import again to file them under it.",
            )

    def _prepare(self, job: Job, outcome: SourceReport, problems: Problems) -> Bundle:
        path = job.path
        if is_fixture(path):
            return self._from_fixture(path, outcome, problems)
        homepage = job.homepage or _lone(path, problems)
        outcome.theme = homepage.about.theme
        for page in (homepage.about, *homepage.pages):
            tell_of_losses(page, problems)
        identity = self.identify(homepage.about, problems, self.options.profile)
        base_url = self.options.base_url or homepage.base_url
        extracted = self._extract(homepage, identity, base_url)
        slug = self._settle(identity.slug, path, homepage.name, extracted.rows, problems)
        said = self._said(slug, homepage)
        if (slug, said["old_site"]) != (identity.slug, base_url):
            extracted = self._extract(homepage, replace(identity, slug=slug), said["old_site"])
        for problem in extracted.problems:
            problems.add(problem)
        outcome.blocks = extracted.blocks
        rows = self._with_options(extracted.rows, slug, said)
        return Bundle(
            path=path,
            source=homepage.name,
            theme=homepage.about.theme,
            slug=slug,
            rows=checked_rows(rows, slug, path, problems, extracted.files),
            files=extracted.files,
            originals=homepage.originals,
        )

    def _extract(self, homepage: Homepage, identity: Identity, base_url: str) -> Extracted:
        return extract_all(
            homepage, identity, homepage.root, base_url, self.extractors, self.finish
        )

    def _from_fixture(self, path: Path, outcome: SourceReport, problems: Problems) -> Bundle:
        bundle = read_fixture(path, problems)
        outcome.theme = bundle.theme
        proposed = self.options.profile or bundle.slug
        slug = self._settle(proposed, path, bundle.source, bundle.rows, problems)
        return bundle.with_slug(slug)

    def _settle(
        self, proposed: str, path: Path, source: str, rows: Iterable[Row], problems: Problems
    ) -> str:
        if self.options.profile:
            return self.options.profile
        taken = [done.profile for done in self.report.sources if done.profile]
        settled = load.settle_slug(proposed, source, rows, taken, database=self.options.load)
        if settled.warning:
            problems.warning(path, None, settled.warning)
        return settled.slug

    def _said(self, slug: str, homepage: Homepage) -> dict[str, str]:
        """What the options say of the person; where they are silent, what an import said before."""
        options = self.options
        before = load.remembered(slug, homepage.name) if options.load else {}
        return {
            "state": options.state or before.get("state") or STATE,
            "old_site": options.base_url or before.get("old_site") or homepage.base_url,
        }

    def _with_options(self, rows: Iterable[Row], slug: str, said: Mapping[str, Json]) -> list[Row]:
        asked = {"state": self.options.state} if self.options.state else {}
        rows = [
            # A page that was never published says "draft" itself, and only --state overrules it.
            replace(row, fields={**said, **row.fields, **asked}) if row.model == PROFILE else row
            for row in rows
        ]
        if self.options.department:
            rows.append(_membership(slug, self.options.department))
        return rows

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


def _found(source: Path, problems: Problems) -> Iterator[tuple[Path, Homepage | None]]:
    """What a source holds: the people of a whole site, or pages that are read one by one."""
    homepages = read_site(source, problems)
    if homepages is not None:
        for homepage in homepages:
            yield homepage.about.document.path, homepage
        return
    for path in find_pages(source, problems):
        yield path, None


def _lone(path: Path, problems: Problems) -> Homepage:
    """A page that stands by itself."""
    document = read_document(path, root=page_root(path), problems=problems)
    return Homepage(read_page(document, problems), page_root(path))


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


def _membership(slug: str, department: str) -> Row:
    fields = {"profile": [slug], "department": [department]}
    return Row(MEMBERSHIP, (slug, department), fields, f"membership:{department}")
