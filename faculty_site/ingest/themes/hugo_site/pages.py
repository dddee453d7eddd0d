"""Pages out of the parts of a Hugo site, in words that no theme owns."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from faculty_site.ingest.addresses.hugo import addresses
from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.documents import Document, Facts, ListKind, Page, Role
from faculty_site.ingest.headings import promises_records
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.hugo import THEME
from faculty_site.ingest.themes.hugo_site.blocks import Block
from faculty_site.ingest.themes.hugo_site.cv import CvRow
from faculty_site.ingest.themes.hugo_site.people import Author
from faculty_site.ingest.themes.hugo_site.settings import Settings
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.visibility import is_hidden
from faculty_site.ingest.themes.list_pages import lists_only
from faculty_site.ingest.themes.resolving import resolved


@dataclass(frozen=True, slots=True)
class Pages:
    """Makes the pages of one site."""

    settings: Settings
    problems: Problems
    today: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())

    def about(
        self, author: Author, facts: Facts, *, is_owner: bool, bare: Iterable[Source] = ()
    ) -> Page:
        """The page about a person; the owner's stands where the site's home page stood.

        It takes the addresses of `bare` pages, whose lists stand on it.
        """
        document, listings = self._resolved(author.document)
        home = self.settings.home_of(author.language)
        old_urls = self._addresses(home, {}) if is_owner else ()
        if document.name.startswith("content/"):
            old_urls = (*old_urls, *self._addresses(document.name, document.front_matter))
        for source in bare:
            if not is_hidden(source.data, self.today):
                old_urls = (*old_urls, *self._addresses(source.document.name, source.data))
        return Page(
            document=document,
            theme=THEME.name,
            role="about",
            dialect=THEME.dialect,
            language=author.language,
            facts=facts,
            outline=read_outline(document.body, THEME.dialect),
            old_urls=tuple(dict.fromkeys(old_urls)),
            listings=listings,
        )

    def thing(self, source: Source, role: Role, item: Item | None = None) -> Page:
        """A page about one thing."""
        document, listings = self._resolved(source.document)
        return Page(
            document=document,
            theme=THEME.name,
            role=role,
            dialect=THEME.dialect,
            language=source.language,
            facts=Facts(),
            outline=read_outline(document.body, THEME.dialect),
            old_urls=self._addresses(document.name, source.data),
            item=item,
            line=1,
            hidden=is_hidden(source.data, self.today, self.settings.site.config),
            listings=listings,
        )

    def further(self, source: Source, title: str) -> Page | None:
        """A page of its own; what lists papers, news or lines of a CV stands on the person's."""
        page = self.thing(source, "page", Item(title=title, key=source.own_name))
        if not page.document.body.strip() and not page.listings:
            return None
        is_list = promises_records(title, THEME.dialect) or lists_only(page.outline)
        if is_list and not page.hidden:
            outline = read_outline(page.document.body, page.dialect, title, source.key)
            return replace(page, role="list", outline=outline)
        return page

    def row(self, row: CvRow, document: Document, language: str, *, hidden: bool = False) -> Page:
        """A line of a CV that stands in a file's front matter."""
        return Page(
            document=document,
            theme=THEME.name,
            role="entry",
            dialect=THEME.dialect,
            language=language,
            facts=Facts(),
            outline=read_outline("", THEME.dialect),
            item=row.item,
            part=row.part,
            line=row.line,
            hidden=hidden,
        )

    def part(self, block: Block, listing: ListKind | None, title: str) -> Page:
        """A block of the home page as a part of the person's page; a hidden one is kept apart."""
        body = block.text if listing is None else f"{block.text}\n".lstrip("\n")
        document = replace(block.document, body=body, body_line=block.line, lines=())
        document, listings = self._resolved(document)
        if listing is not None:
            listings = {**listings, document.body.count("\n"): listing}
        key = f"{block.document.path.stem} {block.part} {title}"
        return Page(
            document=document,
            theme=THEME.name,
            role="page" if block.hidden else "list",
            dialect=THEME.dialect,
            language=block.language,
            facts=Facts(),
            outline=read_outline(document.body, THEME.dialect, title, key),
            item=Item(title=title, key=key) if block.hidden else None,
            line=block.line,
            hidden=block.hidden,
            listings=listings,
        )

    def _resolved(self, document: Document) -> tuple[Document, Mapping[int, ListKind]]:
        return resolved(document, self.settings.site, "hugo", self.problems)

    def _addresses(self, name: str, data: Mapping[str, object]) -> tuple[str, ...]:
        return addresses(SiteFile(name, data, self.settings.site.config))
