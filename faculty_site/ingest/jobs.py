"""What a run has to try: the pages, fixtures and sites of all sources, each once."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from faculty_site.ingest.manifest import Entry
from faculty_site.ingest.options import Options
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers import find_pages
from faculty_site.ingest.report import SourceReport
from faculty_site.ingest.themes.sites import is_site


@dataclass(frozen=True, slots=True)
class Job:
    """One page, fixture or whole site to try, with what there was to say when it was found."""

    path: Path
    problems: Problems
    options: Options


@dataclass(slots=True)
class JobFinder:
    """Finds the jobs of sources, and reports what cannot be tried at all in `failed`."""

    options: Options
    failed: list[SourceReport] = field(default_factory=list)
    _seen: set[Path] = field(default_factory=set)

    def of_manifest(self, entries: Iterable[Entry]) -> Iterator[Job]:
        for entry in entries:
            yield from self._of_entry(entry)

    def of_sources(self, sources: Iterable[Path]) -> Iterator[Job]:
        for source in sources:
            problems = Problems()
            try:
                found = find_pages(source, problems, is_site)
            except SourceError as error:
                path = Path(os.path.abspath(source))
                self.failed.append(SourceReport(path, problems=[error.problem]))
                continue
            yield from self._new(found, self._told(problems), self.options)

    def _of_entry(self, entry: Entry) -> Iterator[Job]:
        problems = Problems()
        try:
            found = find_pages(entry.source, problems, is_site)
        except SourceError as error:
            self._fail(entry.error(f"{error.path}: {error.message}"))
            return
        if (entry.slug or entry.owner) and len(found) != 1:
            what = "slug" if entry.slug else "owner"
            self._fail(
                entry.error(
                    f"A {what} is for one person, but there are {len(found)} pages in "
                    f"{entry.source}. Write an entry for each."
                )
            )
            return
        asked = self.options
        options = replace(
            asked,
            profile=entry.slug,
            owner=entry.owner,
            department=entry.department or asked.department,
            base_url=entry.base_url or asked.base_url,
            state=entry.state or asked.state,
        )
        yield from self._new(found, self._told(problems), options)

    def _new(self, found: Iterable[Path], remarks: Problems, options: Options) -> Iterator[Job]:
        for path in found:
            if path not in self._seen:
                self._seen.add(path)
                yield Job(path, remarks, options)
                remarks = Problems()

    def _fail(self, problem: Problem) -> None:
        self.failed.append(SourceReport(Path(problem.path), problems=[problem]))

    def _told(self, problems: Problems) -> Problems:
        """Report the folders that failed beside those that were found; the remarks are left."""
        remarks = Problems()
        for problem in problems:
            if problem.level == "error":
                self._fail(problem)
            else:
                remarks.add(problem)
        return remarks
