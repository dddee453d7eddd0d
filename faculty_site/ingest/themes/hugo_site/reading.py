"""From the folder of a Hugo site to the pages of its owner, or of the people of a lab."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from faculty_site.ingest.documents import Document, ListKind, Page
from faculty_site.ingest.homepages import Group, Homepage
from faculty_site.ingest.keys import fold
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.dates import stated_date
from faculty_site.ingest.themes.hugo_site import lab
from faculty_site.ingest.themes.hugo_site.blocks import CONTACTS, CV, Block
from faculty_site.ingest.themes.hugo_site.contact import with_contact
from faculty_site.ingest.themes.hugo_site.cv import rows_of
from faculty_site.ingest.themes.hugo_site.landings import Landings, lists_of, title_of
from faculty_site.ingest.themes.hugo_site.menu import in_menu, menu_of
from faculty_site.ingest.themes.hugo_site.pages import Pages
from faculty_site.ingest.themes.hugo_site.people import (
    Author,
    Names,
    asked_for,
    introduced,
    owner_of,
    read_authors,
)
from faculty_site.ingest.themes.hugo_site.samples import (
    Samples,
    is_sample_block,
    own_block,
    own_words,
)
from faculty_site.ingest.themes.hugo_site.settings import read_settings
from faculty_site.ingest.themes.hugo_site.sources import Source, originals, read_sources
from faculty_site.ingest.themes.hugo_site.things import NO_SECTIONS, Things, is_thing
from faculty_site.ingest.themes.hugo_site.versions import Versions, unread
from faculty_site.ingest.themes.others import hide_pages_of_others
from faculty_site.lib.names import same_person

LIST_TITLES: dict[ListKind, str] = {
    "publications": "Publications",
    "news": "News",
    "entries": "Curriculum vitae",
}

HOME = frozenset({"_index", "index"})


def _by_weight(page: Page) -> float:
    """What has a weight stands before what has none."""
    weight = page.document.front_matter.get("weight")
    known = isinstance(weight, int | float) and not isinstance(weight, bool)
    return float(weight) if known and weight else float("inf")


def _place_in_menu(page: Page) -> float:
    """Pages that the menu names come first, in its order."""
    order = page.item.order if page.item else None
    return float("inf") if order is None else order


class HugoReader:
    """Reads one site."""

    def __init__(self, root: Path, problems: Problems) -> None:
        self.files = SiteFiles(root, problems)
        self.problems = problems
        self.settings = read_settings(self.files.root, problems)
        every = read_sources(self.files, self.settings)
        self.sources = list(originals(every, self.settings))
        own = {source.document.name for source in self.sources}
        self.translations = [source for source in every if source.document.name not in own]
        self.authors = read_authors(self.files, self.settings, self.sources)
        self.language = self.settings.languages[0].code
        self.landings = Landings(
            s for s in self.sources if s.language == self.language and not is_thing(s)
        )
        self.pages = Pages(self.settings, problems)
        self.versions = Versions(self.files, self.settings, self.pages, every, self.sources)
        self.menu = menu_of(self.settings)
        self.samples = Samples(self.sources)

    def read(self, asked: str = "") -> list[Homepage]:
        """The owner's homepage, and those of a lab's members behind it.

        Raises SourceError where nobody can tell whose site it is and no slug was `asked` for.
        """
        owner = self._owner(asked)
        groups = lab.shown_groups(self.landings.blocks)
        members = lab.members_of(self.authors, owner, groups)
        people = [owner, *members]
        versions_of = self.versions.sources_of
        things = Things(self.files, self.pages, self.samples, self.problems, versions_of)
        names = Names(self.authors, owner)
        pages = self._shared_out(things, names, people)
        for place, person in enumerate(people):
            pages[place] += self._rows(person, is_owner=person is owner)
        further = sorted(self._further(owner), key=_place_in_menu)
        pages[0] += [*self._parts(owner), *further]
        if not members:
            own = [owner.name, owner.facts.native_name]
            root = self.files.root
            pages[0] = hide_pages_of_others(pages[0], own, names.of, root, self.problems)
        self._report(members)
        kept = (*self._kept(), *things.kept)
        name = lab.name_of(owner, self.settings) if members else ""
        homes = [
            Homepage(
                about=self._about(person, is_owner=person is owner),
                root=self.files.root,
                pages=tuple(own),
                base_url=self.settings.base_url,
                kept=kept if person is owner else (),
                group=Group(name, lab.role_of(person, groups)) if name else None,
            )
            for person, own in zip(people, pages, strict=True)
        ]
        self._report_versions(homes)
        return homes

    def _shared_out(
        self, things: Things, names: Names, people: Sequence[Author]
    ) -> list[list[Page]]:
        """The pages of single things for each of the people, by weight, then the newest first."""
        pages: list[list[Page]] = [[] for _ in people]
        found = list(things.read(self.sources, names, people, self.language))
        newest_first = sorted(found, key=lambda each: stated_date(each[1]), reverse=True)
        for place, page in sorted(newest_first, key=lambda each: _by_weight(each[1])):
            pages[place].append(page)
        return pages

    def _kept(self) -> Iterator[Document]:
        """Translations, and widgets whose texts stand on a page with others."""
        yield from (source.document for source in self.translations)
        for block in self.landings.blocks:
            if block.text.strip() and not is_sample_block(block):
                yield block.document

    def _owner(self, asked: str) -> Author:
        shown = next((block.username for block in self.landings.home if block.username), "")
        known = owner_of(self.authors, self.settings, shown) or self._most_printed()
        owner = (
            known
            or introduced(self.sources, self.settings, self.files)
            or (asked_for(asked, self.authors, self.sources, self.settings, self.files))
        )
        if owner is None:
            raise SourceError(
                self.files.root,
                None,
                "This site does not say whose it is: no author is marked as its owner "
                "(superuser: true, or is_owner: true), none is called admin or me, and neither the "
                "site's title nor its author is anybody's name. Mark an author, or say whose page "
                "it is (--profile SLUG, for example --profile ada-lovelace).",
            )
        return owner

    def _most_printed(self) -> Author | None:
        """The author of most papers of the site."""
        counts = dict.fromkeys(range(len(self.authors)), 0)
        for source in self.sources:
            listed = source.data.get("authors")
            names = {text_of(n).lower() for n in listed} if isinstance(listed, list) else set()
            for place, author in enumerate(self.authors):
                counts[place] += author.username in names or author.name.lower() in names
        best = max(counts, key=lambda place: counts[place], default=None)
        return self.authors[best] if best is not None and counts[best] else None

    def _about(self, person: Author, *, is_owner: bool) -> Page:
        facts = person.facts
        if is_owner:
            blocks = [b for b in self.landings.blocks if b.kind in CONTACTS and not b.hidden]
            contents = [block.content for block in blocks]
            facts = with_contact(facts, [*contents, *([self.settings.parameters] * bool(blocks))])
        bare = self.landings.bare if is_owner else ()
        page = self.pages.about(person, facts, is_owner=is_owner, bare=bare)
        return self.versions.about(page, person, is_owner=is_owner)

    def _rows(self, person: Author, *, is_owner: bool) -> Iterator[Page]:
        """Lines of a CV: those of the author's pages, and for the owner those of widgets."""
        twins = [a for a in self.authors if same_person(a.name, person.name) == "yes"]
        seen: set[tuple[str, str]] = set()
        for author in [person, *(a for a in twins if a is not person)]:
            for row in rows_of(author.document, author.document.front_matter):
                said = (row.item.kind, fold(f"{row.item.title} {row.item.venue} {row.item.date}"))
                if said not in seen and not self.samples.has_row(row):
                    seen.add(said)
                    page = self.pages.row(row, author.document, author.language)
                    yield self.versions.rows(page, row, author)
        if is_owner:
            yield from self._widget_rows(seen)

    def _widget_rows(self, seen: set[tuple[str, str]]) -> Iterator[Page]:
        for block in self.landings.blocks:
            if not CV.fullmatch(block.kind):
                continue
            part = f"{block.part}-" if block.part else ""
            for row in rows_of(block.document, block.content, block.title, part):
                said = (row.item.kind, fold(f"{row.item.title} {row.item.venue} {row.item.date}"))
                if said not in seen and not self.samples.has_row(row):
                    seen.add(said)
                    hidden = block.hidden
                    page = self.pages.row(row, block.document, block.language, hidden=hidden)
                    yield self.versions.widget_rows(page, row, block, part)

    def _home_text(self, source: Source) -> Iterator[Page]:
        """What stands in the home page's own file below its front matter."""
        if source.is_landing or not source.document.body.strip() or self.samples.has_page(source):
            return
        document, language = source.document, source.language
        title = text_of(source.data.get("title"))
        title = "" if title == self.settings.title else title
        line = document.body_line
        block = Block("markdown", title, document.body, line, {}, document, language)
        yield self.pages.part(block, None, title)

    def _parts(self, owner: Author) -> Iterator[Page]:
        """The texts and lists of the home page, in the site's order."""
        for source in self.sources:
            if source.key in HOME and source.document.name != owner.document.name:
                yield from self._home_text(source)
        lists = lists_of(self.landings.home)
        for block in self.landings.home:
            listing = block.listing
            if listing is not None and lists.get(listing) is block:
                title = LIST_TITLES[listing] if block.is_selection else block.title
                part = self.pages.part(own_block(block), listing, title)
                yield self.versions.part(part, block, listing)
            elif block.text.strip() and not self.samples.has_block(block):
                part = self.pages.part(own_block(block), None, block.title)
                yield self.versions.part(part, block, None)
        for block in self.versions.blocks_alone():
            if block.text.strip() and block.listing is None and not self.samples.has_block(block):
                yield self.pages.part(own_block(block), None, block.title)

    def _further(self, owner: Author) -> Iterator[Page]:
        """All other pages."""
        lone = (s for s in self.sources if not (s.is_landing or s.is_widget or is_thing(s)))
        for source in [*self.landings.others, *lone]:
            known = source.key in HOME or source.document.name == owner.document.name
            if known or source.section in NO_SECTIONS:
                continue
            if self.samples.has_page(source):
                continue
            source = own_words(source)
            if page := self.pages.further(source, title_of(source)):
                yield in_menu(self.versions.further(page, source), self.menu)

    def _report(self, members: Sequence[Author]) -> None:
        root = self.files.root
        if self.samples.count:
            self.problems.info(
                root,
                None,
                f"{self.samples.count} pages or lines are samples that came with the theme; they "
                "were skipped.",
            )
        self._report_others(members)

    def _report_versions(self, homes: Sequence[Homepage]) -> None:
        pages = [page for home in homes for page in (home.about, *home.pages)]
        for language, count in unread(self.translations, pages).items():
            self.problems.info(
                self.files.root,
                None,
                f"One page in “{language}” belongs to a page that did not come in; it is kept with "
                "the source and not shown."
                if count == 1
                else f"{count} pages in “{language}” belong to pages that did not come in; they "
                "are kept with the source and not shown.",
            )

    def _report_others(self, members: Sequence[Author]) -> None:
        others = len(self.authors) - 1 - len(members)
        why = (
            "They are in none of the groups of members that it shows"
            if members
            else "It shows no group of people, so only its owner comes in"
        )
        if others > 0:
            self.problems.info(
                self.files.root,
                None,
                f"Further people with an author page on this site: {others}. {why}; import "
                "another's page by its own path.",
            )
