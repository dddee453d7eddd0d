"""The pages of a Hugo site in its further languages, each beside the page that it translates."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from faculty_site.ingest.documents import Document, ListKind, Page
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.hugo_site.blocks import Block
from faculty_site.ingest.themes.hugo_site.cv import CvRow, rows_of
from faculty_site.ingest.themes.hugo_site.landings import Landings, title_of
from faculty_site.ingest.themes.hugo_site.pages import Pages
from faculty_site.ingest.themes.hugo_site.people import Author, author_of
from faculty_site.ingest.themes.hugo_site.settings import Settings
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.things import is_thing


class Versions:
    """Finds the versions of what is on the site in its own language, and makes their pages."""

    def __init__(
        self,
        files: SiteFiles,
        settings: Settings,
        pages: Pages,
        every: Iterable[Source],
        own: Iterable[Source],
    ) -> None:
        self.files = files
        self.pages = pages
        every = list(every)
        originals = {source.common: source for source in own}
        self._of: dict[str, list[Source]] = defaultdict(list)
        self._original: dict[str, str] = {}
        for source in every:
            original = originals[source.common]
            if original is not source:
                self._of[original.document.name].append(source)
                self._original[source.document.name] = original.document.name
        self._lines: dict[tuple[str, str], dict[str, CvRow]] = {}
        further = [language.code for language in settings.languages[1:]]
        self._landings = {
            code: Landings(s for s in every if s.language == code and not is_thing(s))
            for code in further
        }
        self._blocks: dict[tuple[str, str, str], list[Block]] = defaultdict(list)
        for landings in self._landings.values():
            for block in landings.blocks:
                if name := self._original.get(block.document.name):
                    self._blocks[name, block.part, block.kind].append(block)

    def sources_of(self, source: Source) -> Sequence[Source]:
        """The versions of a page."""
        return self._of.get(source.document.name, [])

    def about(self, page: Page, person: Author, *, is_owner: bool) -> Page:
        """The page about a person with what their author pages in other languages say."""
        found = []
        for source in self._of.get(person.document.name, []):
            author = author_of(person.username, source.document, self.files, source.language)
            # The picture is the same, and a person has one.
            facts = replace(author.facts, photo="")
            found.append(self.pages.about(author, facts, is_owner=is_owner))
        return replace(page, translations=tuple(found))

    def rows(self, page: Page, row: CvRow, person: Author) -> Page:
        """A line of a CV with the same line of the author's pages in other languages."""
        found = []
        for source in self._of.get(person.document.name, []):
            same = self._line(row.part, source.document, source.data, "", "")
            if same is not None:
                found.append(self.pages.row(same, source.document, source.language))
        return replace(page, translations=tuple(found))

    def widget_rows(self, page: Page, row: CvRow, block: Block, prefix: str) -> Page:
        """A line of a CV with the same line of the widget in other languages."""
        found = []
        for other in self._blocks_of(block):
            same = self._line(row.part, other.document, other.content, other.title, prefix)
            if same is not None:
                found.append(
                    self.pages.row(same, other.document, other.language, hidden=other.hidden)
                )
        return replace(page, translations=tuple(found))

    def part(self, page: Page, block: Block, listing: ListKind | None) -> Page:
        """A part of the home page with the same block of the home pages in other languages."""
        parts = (self.pages.part(other, listing, other.title) for other in self._blocks_of(block))
        return replace(page, translations=tuple(parts))

    def blocks_alone(self) -> Iterator[Block]:
        """The blocks that only the home page of a further language has."""
        for landings in self._landings.values():
            yield from (b for b in landings.home if b.document.name not in self._original)

    def further(self, page: Page, source: Source) -> Page:
        """A further page, or a list, with its versions."""
        found = []
        for other in self.sources_of(source):
            combined = self._landings[other.language].others
            other = next((o for o in combined if o.document.name == other.document.name), other)
            title = title_of(other)
            version = self.pages.thing(other, "page", Item(title=title, key=source.own_name))
            if page.role == "list":
                body = version.document.body
                outline = read_outline(body, version.dialect, title, source.key)
                version = replace(version, role="list", outline=outline)
            found.append(version)
        return replace(page, translations=tuple(found))

    def _blocks_of(self, block: Block) -> Sequence[Block]:
        return self._blocks.get((block.document.name, block.part, block.kind), [])

    def _line(
        self, part: str, document: Document, content: Mapping[str, Any], title: str, prefix: str
    ) -> CvRow | None:
        """The line of a file, or of a block in it, that stands in a place."""
        place = document.name, prefix
        if place not in self._lines:
            rows = rows_of(document, content, title, prefix)
            self._lines[place] = {row.part: row for row in rows}
        return self._lines[place].get(part)


def unread(translations: Iterable[Source], pages: Iterable[Page]) -> Mapping[str, int]:
    """By language, how many versions with a text stand beside no page that came in."""
    read = {version.document.name for page in pages for version in page.translations}
    count: dict[str, int] = defaultdict(int)
    for source in translations:
        if source.document.name not in read and source.document.body.strip():
            count[source.language] += 1
    return count
