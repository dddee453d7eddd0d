"""From a page, a person of a site or a fixture to the bundle that is loaded and written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from faculty_site.ingest import load
from faculty_site.ingest.documents import Identity, Json, Page, Row
from faculty_site.ingest.drawing import tell_of_losses
from faculty_site.ingest.extraction import Extracted, Extractor, Finish, extract_all
from faculty_site.ingest.fixture import PROFILE, Bundle, checked_rows, is_fixture, read_fixture
from faculty_site.ingest.groups import (
    has_left,
    membership,
    membership_in_group,
    slug_of_group,
)
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import page_root, read_document
from faculty_site.ingest.report import SourceReport
from faculty_site.ingest.themes import read_page

STATE = "listed"
"""The state of a person who comes in for the first time, unless another one is asked for."""

FORMER = "former"
"""The state of those whom the site of their lab lists as gone."""


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


@dataclass(frozen=True, slots=True)
class Person:
    """One researcher to bring in. `path` is what reports name: the page, the fixture, the site.

    `homepage` is there for somebody of a site, which was read before. `profile` is the slug that
    was asked for, or "".
    """

    path: Path
    problems: Problems
    profile: str = ""
    homepage: Homepage | None = None


@dataclass(slots=True)
class Preparation:
    """The steps before anything is written. `taken` are the slugs that others of this run have."""

    identify: Identify
    extractors: Sequence[Extractor]
    finish: Finish
    options: Options
    taken: list[str] = field(default_factory=list)

    def bundle(self, person: Person, outcome: SourceReport) -> Bundle:
        """The person's rows and files, checked; what was learnt on the way is in `outcome`.

        What is wrong with a row is an error in `person.problems`. Raises SourceError.
        """
        if is_fixture(person.path):
            return self._from_fixture(person, outcome)
        problems = person.problems
        homepage = person.homepage or _lone(person.path, problems)
        outcome.theme = homepage.about.theme
        for page in (homepage.about, *homepage.pages):
            tell_of_losses(page, problems)
        slug, said, extracted = self._extracted(person, homepage)
        for problem in extracted.problems:
            problems.add(problem)
        if self.options.load and person.homepage is None:
            _tell_of_site(slug, homepage, problems)
        outcome.blocks = extracted.blocks
        rows = [*self._with_state(extracted.rows, said), *self._memberships(slug, homepage)]
        path = homepage.about.document.path
        return Bundle(
            path=path,
            source=homepage.name,
            theme=homepage.about.theme,
            slug=slug,
            rows=checked_rows(rows, slug, path, problems, extracted.files),
            files=extracted.files,
            originals=homepage.originals,
        )

    def _extracted(
        self, person: Person, homepage: Homepage
    ) -> tuple[str, Mapping[str, Json], Extracted]:
        """The settled slug, what is said of the person, and the rows made with both."""
        identity = self.identify(homepage.about, person.problems, person.profile)
        base_url = self.options.base_url or homepage.base_url
        extracted = self._extract(homepage, identity, base_url)
        slug = self._settle(identity.slug, person, homepage.name, extracted.rows)
        said = self._said(slug, homepage)
        if (slug, said["old_site"]) != (identity.slug, base_url):
            extracted = self._extract(homepage, replace(identity, slug=slug), said["old_site"])
        return slug, said, extracted

    def _extract(self, homepage: Homepage, identity: Identity, base_url: str) -> Extracted:
        return extract_all(
            homepage, identity, homepage.root, base_url, self.extractors, self.finish
        )

    def _from_fixture(self, person: Person, outcome: SourceReport) -> Bundle:
        bundle = read_fixture(person.path, person.problems)
        outcome.theme = bundle.theme
        slug = self._settle(person.profile or bundle.slug, person, bundle.source, bundle.rows)
        return bundle.with_slug(slug)

    def _settle(self, proposed: str, person: Person, source: str, rows: Iterable[Row]) -> str:
        if person.profile:
            return person.profile
        settled = load.settle_slug(proposed, source, rows, self.taken, database=self.options.load)
        if settled.warning:
            person.problems.warning(person.path, None, settled.warning)
        return settled.slug

    def _said(self, slug: str, homepage: Homepage) -> dict[str, str]:
        """What the options say of the person; where they are silent, what an import said before."""
        options = self.options
        before = load.remembered(slug, homepage.name) if options.load else {}
        state = before.get("state") or STATE
        if has_left(homepage.group) and state == STATE:
            state = FORMER
        return {
            "state": options.state or state,
            "old_site": options.base_url or before.get("old_site") or homepage.base_url,
        }

    def _with_state(self, rows: Iterable[Row], said: Mapping[str, Json]) -> list[Row]:
        asked = {"state": self.options.state} if self.options.state else {}
        return [
            # A page that was never published says "draft" itself, and only --state overrules it.
            replace(row, fields={**said, **row.fields, **asked}) if row.model == PROFILE else row
            for row in rows
        ]

    def _memberships(self, slug: str, homepage: Homepage) -> Iterable[Row]:
        department, group = self.options.department, homepage.group
        lab = slug_of_group(group) if group else ""
        other = bool(department) and department != lab
        if group:
            yield membership_in_group(slug, group, has_department=other)
        if other:
            yield membership(slug, department)


def _tell_of_site(slug: str, homepage: Homepage, problems: Problems) -> None:
    """A page that was one of a site and comes alone now takes the others out of sight."""
    files = load.files_before(slug, homepage.name)
    if files > 1:
        problems.warning(
            homepage.about.document.path,
            None,
            f"This page came in before with its whole site, {files} files; what only the others "
            "say is hidden now. Import the site's folder to bring it back.",
        )


def _lone(path: Path, problems: Problems) -> Homepage:
    """A page that stands by itself."""
    document = read_document(path, root=page_root(path), problems=problems)
    return Homepage(read_page(document, problems), page_root(path))
