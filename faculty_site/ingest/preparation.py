"""From a page, a person of a site or a fixture to the rows and files that go in: drafts.

Nothing here asks the database, so that it can happen in any process. What only the database knows
(the slug that is free, what was said at an earlier import) is supposed first and settled later; a
draft that was made with another slug is made again.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Protocol

from faculty_site.ingest.documents import Identity, Json, Page, Row
from faculty_site.ingest.drawing import tell_of_losses
from faculty_site.ingest.extraction import Extractor, Finish, extract_all
from faculty_site.ingest.faults import explained
from faculty_site.ingest.fixture import PROFILE, Bundle, checked_rows, is_fixture, read_fixture
from faculty_site.ingest.groups import (
    has_left,
    membership,
    membership_in_group,
    slug_of_group,
)
from faculty_site.ingest.homepages import Group, Homepage
from faculty_site.ingest.options import Options
from faculty_site.ingest.placement import Blocks
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers import page_root, read_document
from faculty_site.ingest.themes import read_page
from faculty_site.ingest.themes.sites import read_site

STATE = "listed"
"""The state of a person who comes in for the first time, unless another one is asked for."""

FORMER = "former"
"""The state of those whom the site of their lab lists as gone."""

log = logging.getLogger(__name__)


class Identify(Protocol):
    """Says whose page it is; a given slug is kept. Raises SourceError where nobody can tell."""

    def __call__(self, page: Page, problems: Problems, slug: str = "") -> Identity: ...


@dataclass(frozen=True, slots=True)
class Said:
    """What rows are made with and the pages do not say: the slug, the state, the old address."""

    slug: str
    state: str
    old_site: str


@dataclass(frozen=True, slots=True)
class Task:
    """A page, fixture or site to read; `again` is the person of it to draft with other words."""

    path: Path
    options: Options
    again: tuple[int, Said] | None = None


@dataclass(slots=True)
class Draft:
    """One researcher, ready to be settled and written; without a `bundle` nothing came of them.

    `path` is what reports name: the page, the fixture, the site. `said` is what was supposed,
    None for a fixture, which says all by itself.
    """

    path: Path
    options: Options
    problems: Problems = field(default_factory=Problems)
    theme: str | None = None
    blocks: Blocks = field(default_factory=Blocks)
    bundle: Bundle | None = None
    said: Said | None = None
    group: Group | None = None
    base_url: str = ""
    """Where the site's own configuration says that it lives."""
    is_site: bool = False
    states_itself: bool = False
    """Whether the page says its state, as one that was never published does."""

    def saying(self, slug: str, before: Mapping[str, Json]) -> Said:
        """What the options say; where they are silent, what an import said before."""
        state = before.get("state") or STATE
        if has_left(self.group) and state == STATE:
            state = FORMER
        old_site = self.options.base_url or before.get("old_site") or self.base_url
        return Said(slug, self.options.state or state, old_site)


@dataclass(frozen=True, slots=True)
class Preparation:
    """The steps before anything is written, with the apps' own put in."""

    identify: Identify
    extractors: Sequence[Extractor]
    finish: Finish

    def __call__(self, task: Task) -> list[Draft]:
        """The people of a source, each in a draft; of a site that cannot be read an empty one.

        Whatever goes wrong is an error in the draft's problems.
        """
        drafts = []
        number, said = task.again or (None, None)
        first = Draft(task.path, task.options)
        try:
            for index, (homepage, options) in enumerate(_people(task, first.problems)):
                draft = Draft(task.path, options) if index else first
                draft.is_site = homepage is not None
                if number in (None, index):
                    self._fill(draft, homepage, said)
                    drafts.append(draft)
        except Exception as error:  # one site's fault must not stop the others
            log.debug("%s cannot be read", task.path, exc_info=True)
            first.problems.add(explained(task.path, error))
            return [first]
        return drafts

    def _fill(self, draft: Draft, homepage: Homepage | None, said: Said | None) -> None:
        try:
            if is_fixture(draft.path):
                draft.bundle = read_fixture(draft.path, draft.problems)
                draft.theme = draft.bundle.theme
            else:
                self._draw_up(draft, homepage or _lone(draft.path, draft.problems), said)
        except Exception as error:  # one page's fault must not stop the others
            log.debug("%s did not go in", draft.path, exc_info=True)
            draft.problems.add(explained(draft.path, error))

    def _draw_up(self, draft: Draft, homepage: Homepage, said: Said | None) -> None:
        problems, about = draft.problems, homepage.about
        draft.theme, draft.group = about.theme, homepage.group
        draft.base_url = homepage.base_url
        for page in homepage.every_page:
            tell_of_losses(page, problems)
        identity = self.identify(about, problems, draft.options.profile)
        draft.said = said = said or draft.saying(identity.slug, {})
        extracted = extract_all(
            homepage,
            replace(identity, slug=said.slug),
            homepage.root,
            said.old_site,
            self.extractors,
            self.finish,
        )
        for problem in extracted.problems:
            problems.add(problem)
        draft.blocks = extracted.blocks
        rows = [*_stated(extracted.rows, draft, said), *_memberships(draft, said.slug)]
        path = about.document.path
        draft.bundle = Bundle(
            path=path,
            source=homepage.name,
            theme=about.theme,
            slug=said.slug,
            rows=checked_rows(rows, said.slug, path, problems, extracted.files),
            files=extracted.files,
            originals=homepage.originals,
        )


def _stated(rows: Iterable[Row], draft: Draft, said: Said) -> Iterator[Row]:
    """The rows, that of the person with what is said of them."""
    # A page that was never published says "draft" itself, and only --state overrules it.
    asked = {"state": draft.options.state} if draft.options.state else {}
    for row in rows:
        if row.model == PROFILE:
            draft.states_itself = "state" in row.fields
            said_of_them = {"state": said.state, "old_site": said.old_site}
            yield replace(row, fields={**said_of_them, **row.fields, **asked})
        else:
            yield row


def _memberships(draft: Draft, slug: str) -> Iterator[Row]:
    department, group = draft.options.department, draft.group
    lab = slug_of_group(group) if group else ""
    other = bool(department) and department != lab
    if group:
        yield membership_in_group(slug, group, has_department=other)
    if other:
        yield membership(slug, department)


def _people(task: Task, problems: Problems) -> Iterator[tuple[Homepage | None, Options]]:
    """Whom a source is about. What is said of one person is said of the first, a lab's owner."""
    homepages = read_site(task.path, problems, task.options.profile)
    if homepages is None:
        yield None, task.options
        return
    options = task.options
    for homepage in homepages:
        yield homepage, options
        options = replace(task.options, profile="", owner="")


def _lone(path: Path, problems: Problems) -> Homepage:
    """A page that stands by itself."""
    document = read_document(path, root=page_root(path), problems=problems)
    return Homepage(read_page(document, problems), page_root(path))
