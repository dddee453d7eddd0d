"""The pages of a site that are about one thing each: papers, talks, projects, courses, posts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.keys import fold
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.authorship import author_among
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.hugo_site.items import (
    Section,
    entry_item,
    post_item,
    section_of,
    work_item,
)
from faculty_site.ingest.themes.hugo_site.landings import with_blocks
from faculty_site.ingest.themes.hugo_site.pages import Pages
from faculty_site.ingest.themes.hugo_site.people import SECTIONS, Author, Names
from faculty_site.ingest.themes.hugo_site.samples import Samples, own_words
from faculty_site.ingest.themes.hugo_site.sources import Source
from faculty_site.ingest.themes.hugo_site.texts import says_title

NO_SECTIONS = frozenset({*SECTIONS, "home", "slides", "admin"})
"""Sections whose pages are no things of their own."""

COURSES = ("courses", "course", "teaching")


def is_thing(source: Source) -> bool:
    """Whether a page is about one thing, by its section and its place in it.

    One folder, or file, of a section of courses is one course; what lies below are its pages.
    """
    if source.section in NO_SECTIONS or source.is_widget or not section_of(source.section):
        return False
    if source.section in COURSES:
        return len(source.folders) == (2 if source.name in ("index", "_index") else 1)
    return source.name != "_index" and (source.name != "index" or len(source.folders) > 1)


@dataclass(slots=True)
class Things:
    """Reads such pages. `versions_of` gives those of a page in further languages; `kept` are files
    that were read and made no page of their own.
    """

    files: SiteFiles
    pages: Pages
    samples: Samples
    problems: Problems
    versions_of: Callable[[Source], Sequence[Source]]
    kept: list[Document] = field(default_factory=list)

    def read(
        self, sources: Iterable[Source], names: Names, people: Sequence[Author], language: str
    ) -> Iterator[tuple[int, Page]]:
        """Every page with the place of the person whose it is, and with its versions.

        One that only another language than the site's own has comes along; where a page of the
        same title did, as a version of that.
        """
        found: dict[str, tuple[int, Page]] = {}
        ordered = sorted(sources, key=lambda source: source.language != language)
        for number, source in enumerate(ordered):
            section = section_of(source.section) if is_thing(source) else None
            if section is None:
                continue
            source = with_blocks(source)
            if self.samples.has_page(source):
                continue
            source = own_words(source)
            title = fold(text_of(source.data.get("title"))) or str(number)
            if title in found and source.language != language:
                place, page = found[title]
                version = self._version(source, section, names)
                found[title] = place, _with_version(page, version)
                continue
            key = title if title not in found else f"{title} {number}"
            place, page = self._page(source, section, names, people)
            for other in self.versions_of(source):
                version = self._version(with_blocks(own_words(other)), section, names)
                page = _with_version(page, version)
            found[key] = place, page
        yield from found.values()

    def _page(
        self, source: Source, section: Section, names: Names, people: Sequence[Author]
    ) -> tuple[int, Page]:
        if section.role == "work":
            return self._work(source, names, people)
        if section.role == "entry":
            item = entry_item(source, section.kind, self.problems)
        else:
            item = post_item(source, self.problems)
        return 0, self.pages.thing(source, section.role, item)

    def _version(self, source: Source, section: Section, names: Names) -> Page:
        """The same thing in another language; the BibTeX file beside it was read already."""
        page = self.pages.thing(source, section.role)
        if section.role == "work":
            item = work_item(replace(source, document=page.document), names, "", self.problems)
        elif section.role == "entry":
            item = entry_item(source, section.kind, self.problems)
        else:
            item = post_item(source, self.problems)
        return replace(page, item=item)

    def _work(self, source: Source, names: Names, people: Sequence[Author]) -> tuple[int, Page]:
        page = self.pages.thing(source, "work")
        resolved = replace(source, document=page.document)
        item = work_item(resolved, names, self._bibtex(source), self.problems)
        return author_among(item.authors, [person.name for person in people]), replace(
            page, item=item
        )

    def _bibtex(self, source: Source) -> str:
        """The text of the BibTeX file beside a paper; "" where it tells of another one."""
        folder = source.document.name.rpartition("/")[0]
        names = self.files.names(folder, (".bib",), deep=False) if source.name == "index" else []
        wanted = f"{folder}/cite.bib"
        name = wanted if wanted in names else next(iter(names), "")
        bibliography = self.files.document(name) if name else None
        if bibliography is None:
            return ""
        self.kept.append(bibliography)
        if says_title(bibliography.text, text_of(source.data.get("title"))):
            return bibliography.text
        self.problems.warning(
            bibliography.path,
            None,
            "This file is about another work than the page beside it, which alone was read. Put "
            "the right entry here, or the right title there.",
        )
        return ""


def _with_version(page: Page, version: Page) -> Page:
    """The page with a version, unless it has one in that language."""
    languages = {page.language, *(other.language for other in page.translations)}
    if version.language in languages:
        return page
    return replace(page, translations=(*page.translations, version))
