"""The further pages of a Jekyll site: texts of their own, and lists for the owner's page."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Final

from faculty_site.ingest.documents import Document, Page, Role
from faculty_site.ingest.headings import bare, promises_records
from faculty_site.ingest.items import Item
from faculty_site.ingest.keys import Keys
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.readers.site_files import PAGES, SiteFiles
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.about import is_named
from faculty_site.ingest.themes.jekyll.collections import own_name, plain_title, title_of
from faculty_site.ingest.themes.jekyll.list_pages import (
    adds_nothing,
    with_addresses,
    with_older_copies,
    without_frame,
)
from faculty_site.ingest.themes.jekyll.making import addresses_of, page_of
from faculty_site.ingest.themes.jekyll.navigation import with_top_pages
from faculty_site.ingest.themes.jekyll.open_site import OpenSite
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.list_pages import lists_only
from faculty_site.ingest.themes.menus import Navigation
from faculty_site.lib.slugs import slug_for_text

CV: Final = re.compile(r"c\.?v\.?|curriculum vitae|r[ée]sum[ée]|vita", re.IGNORECASE)


class FurtherPages:
    """Reads the pages beside `home`, the one about the owner."""

    def __init__(self, site: OpenSite, home: Page) -> None:
        self.site = site
        self.home = home
        menu = site.theme.navigation(site.documents, site.stated)
        self._navigation = Navigation(menu, site.base_url)
        self._keys = Keys()
        for section in home.outline.sections:
            self._keys.free(section.key)
        self._empty: list[Page] = []
        self._repeated: list[Page] = []

    def read(self, documents: Iterable[Document], roles: Collection[Role]) -> list[Page]:
        """The pages in the order of the navigation; `roles` are those of the site's things."""
        documents = list(documents)
        own = [document for document in documents if not is_leftover(document)]
        self.site.samples.count += len(documents) - len(own)
        pages = with_older_copies([page for d in own if (page := self._page(d))])
        shown: list[Page] = []
        for page in with_top_pages(pages, self.home, roles):
            (self._repeated if adds_nothing(page, self.home) else shown).append(page)
        return sorted(shown, key=_place)

    def home_with_addresses(self) -> Page:
        """The home page, which takes the addresses of the pages that are not made again."""
        return with_addresses(self.home, [*self._repeated, *self._empty])

    def repeated(self) -> list[Document]:
        """The files of pages that are nothing but lists of the home page, with their versions."""
        pages = (each for page in self._repeated for each in (page, *page.translations))
        return [page.document for page in pages]

    def _page(self, document: Document) -> Page | None:
        """A page or a list, unless nothing stands on it once templates are resolved."""
        order, label = self._navigation.place(document, addresses_of(self.site, document))
        title = title_of(document) or label
        item = Item(title=plain_title(title), key=_name(document), order=order)
        page = without_frame(page_of(self.site, document, "page", item))
        is_list = _lists(page, title) and not _is_of_subsite(self.site.files, document)
        others = self.site.languages.versions_of(document)
        versions = [self._version(other, page, is_list=is_list) for other in others]
        page = replace(page, translations=tuple(versions))
        if not page.document.body.strip() and not page.listings:
            self._empty += [] if page.hidden else [page]
            return None
        return self._as_list(page, title or own_name(document)) if is_list else page

    def _as_list(self, page: Page, heading: str) -> Page:
        prefix = slug_for_text(heading, 40)
        free = self._keys.free(prefix)
        key = "" if free == prefix else free
        outline = read_outline(page.document.body, page.dialect, heading, key)
        return replace(page, role="list", outline=outline)

    def _version(self, document: Document, original: Page, *, is_list: bool) -> Page:
        """A further page or a list in another language."""
        title = title_of(document)
        item = replace(original.item or Item(), title=plain_title(title))
        page = without_frame(page_of(self.site, document, "page", item))
        if is_list:
            outline = read_outline(page.document.body, page.dialect, title)
            page = replace(page, role="list", outline=outline)
        return page


def _lists(page: Page, title: str) -> bool:
    """Whether a page's title, its listings or all of its headings promise records."""
    titled = promises_records(title) or CV.fullmatch(bare(title)) is not None
    return bool(titled or page.listings or lists_only(page.outline))


def _is_of_subsite(files: SiteFiles, document: Document) -> bool:
    """Whether it stands beside the start page of a site within the site, as a workshop's."""
    folder = PurePosixPath(document.name).parent
    is_inside = folder.name and not any(part.startswith("_") for part in folder.parts)
    starts = (files.has(f"{folder}/index{ending}") for ending in PAGES)
    return bool(is_inside) and not is_named(document, ("index",)) and any(starts)


def _name(document: Document) -> str:
    """What the page was called: the end of the address that its author gave it, or its file."""
    own = text_of(document.front_matter.get("permalink")).strip("/").rpartition("/")[2]
    name = re.sub(r"\.html?$", "", own) or own_name(document)
    return "" if name.lower() == "index" else name


def _place(page: Page) -> tuple[bool, int]:
    """By the site's own navigation; what is not in it comes after."""
    order = page.item.order if page.item else None
    return order is None, order or 0
