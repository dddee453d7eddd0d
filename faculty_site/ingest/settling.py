"""What only the database and the run as a whole know of a draft: its slug, and what was said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from faculty_site.ingest import load
from faculty_site.ingest.documents import Row
from faculty_site.ingest.fixture import PROFILE, Bundle
from faculty_site.ingest.preparation import Draft, Said
from faculty_site.ingest.problems import Problems, SourceError

Again = Callable[[Said], Draft]
"""Makes a draft anew with other words."""


@dataclass(slots=True)
class Settling:
    """Gives the people of one run their slugs, in the order in which they are settled."""

    database: bool
    reaches: Callable[[str], bool] = lambda slug: True
    """Whether the person at a slug may be touched, as `Condition` says it."""
    taken: dict[str, Path] = field(default_factory=dict)
    """The slugs that people of this run have, and the source of each."""
    sources: dict[str, set[str]] = field(default_factory=dict)
    """The names of the sources of this run, by the slugs of their people."""

    def settle(self, draft: Draft, again: Again) -> Draft:
        """The draft with the slug, state and old address that its person has here.

        What had to be told is in its problems. Without a bundle, or with errors, nothing is done.
        Raises SourceError where the slug is that of somebody out of reach.
        """
        if draft.bundle is None or draft.problems.has_errors:
            return draft
        bundle, problems = draft.bundle, Problems()
        slug = draft.options.profile or self._slug(draft.path, bundle, problems)
        self._check_reach(slug, draft.path)
        source = self._source(slug, bundle)
        if draft.said is None:
            draft.bundle = bundle.with_slug(slug)
        else:
            before = load.remembered(slug, source) if self.database else {}
            draft = _said_so(draft, draft.saying(slug, before), again)
        if draft.bundle is not None:
            draft.bundle = replace(draft.bundle, source=source)
            self._tell_of_site(draft, draft.bundle)
        for problem in problems:
            draft.problems.add(problem)
        return draft

    def done(self, draft: Draft, bundle: Bundle) -> None:
        """Remember who has the slug from now on."""
        self.taken.setdefault(bundle.slug, draft.path)
        self.sources.setdefault(bundle.slug, set()).add(bundle.source)

    def _slug(self, path: Path, bundle: Bundle, problems: Problems) -> str:
        settled = load.settle_slug(
            bundle.slug, bundle.source, bundle.rows, self.taken, database=self.database
        )
        if namesake := settled.namesake:
            self._check_reach(namesake, path)
            problems.warning(
                path,
                None,
                f"The slug “{namesake}” is that of {self._whose(namesake)}, so this page became "
                f"“{settled.slug}”. If it is the same person, say so (--profile {namesake}, or "
                "this slug in a manifest).",
            )
        return settled.slug

    def _check_reach(self, slug: str, path: Path) -> None:
        """One sentence for whoever is there, seen or unseen: it tells that the slug is taken."""
        if self.database and not self.reaches(slug):
            raise SourceError(
                path,
                None,
                f"“{slug}” is the address of a page that you do not administer, so nothing of "
                "this came in. If it is about somebody else, import it with another address.",
            )

    def _whose(self, slug: str) -> str:
        """The page that has a slug, by its source."""
        if slug in self.taken:
            return f"the page from {self.taken[slug]}"
        if names := load.names_of_sources(slug):
            return f"the page imported before from {' and '.join(names)}"
        return "a page made in the admin"

    def _source(self, slug: str, bundle: Bundle) -> str:
        taken = self.sources.get(slug, set())
        return load.settle_source(slug, bundle.source, bundle.rows, taken, database=self.database)

    def _tell_of_site(self, draft: Draft, bundle: Bundle) -> None:
        """A page that was one of a site and comes alone now takes the others out of sight."""
        if not self.database or draft.is_site or draft.said is None:
            return
        files = load.files_before(bundle.slug, bundle.source)
        if files > 1:
            draft.problems.warning(
                bundle.path,
                None,
                f"This page came in before with its whole site, {files} files; what only the "
                "others say is hidden now. Import the site's folder to bring it back.",
            )


def _said_so(draft: Draft, said: Said, again: Again) -> Draft:
    """The draft with these words: the slug and the address are all over it, the state is not."""
    if draft.said is None or draft.bundle is None or said == draft.said:
        return draft
    if (said.slug, said.old_site) != (draft.said.slug, draft.said.old_site):
        return again(said)
    if not draft.states_itself:
        rows = tuple(_with_state(row, said.state) for row in draft.bundle.rows)
        draft.bundle = replace(draft.bundle, rows=rows)
    draft.said = said
    return draft


def _with_state(row: Row, state: str) -> Row:
    return replace(row, fields={**row.fields, "state": state}) if row.model == PROFILE else row
