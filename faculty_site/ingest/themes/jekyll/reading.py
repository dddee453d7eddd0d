"""From the folder of a Jekyll site to the pages of its owner."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from faculty_site.ingest.addresses.jekyll import addresses
from faculty_site.ingest.addresses.site_file import SiteFile
from faculty_site.ingest.documents import Document, Facts, Page, Role
from faculty_site.ingest.headings import bare, promise_of
from faculty_site.ingest.homepages import Homepage
from faculty_site.ingest.items import Item
from faculty_site.ingest.outline import read_outline
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site, read_site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.collections import (
    Collection,
    collections_of,
    is_hidden,
    title_of,
)
from faculty_site.ingest.themes.jekyll.items import item_of
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.resolving import resolved

ABOUT: Final = ("index", "about", "home", "aboutme", "about-me", "bio", "me")
"""Names of the page about the owner, the likeliest first."""

NO_PAGES: Final = re.compile(
    r"(?:404|search|tags?|categor(?:y|ies)|year-archive|sitemap|feed|robots|talkmap|markdown"
    r"|terms|non-menu-page|archive-layout.*|page-archive|collection-archive|readme|license"
    r"|contributing|changelog|code_of_conduct|install|customize|faq|dropdown|repositories)",
    re.IGNORECASE,
)
"""Names of what a theme makes for itself."""

CV: Final = re.compile(r"c\.?v\.?|curriculum vitae|r[ée]sum[ée]|vita", re.IGNORECASE)


class JekyllReader:
    """Reads one site of one theme."""

    def __init__(self, root: Path, theme: JekyllTheme, problems: Problems) -> None:
        self.files = SiteFiles(root, problems)
        self.problems = problems
        self.theme = theme
        self.site: Site = read_site(self.files.root / "_config.yml", problems)
        self.config: Mapping[str, Any] = self.site.config
        self.today = dt.datetime.now(dt.UTC).date()
        self.leftovers = 0

    def read(self) -> Homepage:
        """The owner's homepage. Raises SourceError where no page is about anybody."""
        documents = [d for d in self._page_documents() if not self._is_technical(d)]
        about = self._about(documents)
        if about is None:
            raise SourceError(
                self.files.root,
                None,
                "This site has no page about a person: none with the permalink “/”, no index and "
                "no about page. Name its page by its own path instead of the folder.",
            )
        pages = [*self._collected(), *self._bibliographies()]
        pages += (page for d in documents if d is not about for page in self._page(d))
        if self.leftovers:
            self.problems.info(
                self.files.root,
                None,
                f"{self.leftovers} pages are samples that came with the theme; they were skipped.",
            )
        return Homepage(self._about_page(about), self.files.root, tuple(pages), self._base_url())

    def _base_url(self) -> str:
        """Where the site lives: an address with its path, ending in a slash."""
        url = text_of(self.config.get("url")).rstrip("/")
        base = text_of(self.config.get("baseurl")).strip("/")
        if not re.match(r"https?://[^/]+\.[a-z]", url) or "localhost" in url:
            return ""
        return f"{url}/{base}/" if base else f"{url}/"

    def _page_documents(self) -> Iterator[Document]:
        """Pages in `_pages` and wherever else Jekyll looks: files with front matter."""
        yield from self.files.documents("_pages")
        for name in self.files.names():
            if any(part.startswith("_") for part in name.split("/")):
                continue
            document = self.files.document(name)
            if document and (document.front_matter or Path(name).stem.lower() in ABOUT[:2]):
                yield document

    def _is_technical(self, document: Document) -> bool:
        return NO_PAGES.fullmatch(document.path.stem) is not None

    def _about(self, documents: list[Document]) -> Document | None:
        at_root = [d for d in documents if d.front_matter.get("permalink") == "/"]
        written = [d for d in at_root if d.body.strip() or d.front_matter.get("layout") == "about"]
        if written:
            return written[0]
        named = {d.path.stem.lower(): d for d in reversed(documents) if d.body.strip()}
        return next((named[name] for name in ABOUT if name in named), None)

    def _about_page(self, document: Document) -> Page:
        facts = self.theme.facts(document, self.site)
        return replace(
            self._made(document, "about", None), facts=_without_samples(facts), hidden=False
        )

    def _collected(self) -> Iterator[Page]:
        for collection in collections_of(self.config):
            folders = [collection.folder]
            if collection.name == "posts":
                folders += ["_drafts"]
            for folder in folders:
                for document in self.files.documents(folder):
                    if is_leftover(document):
                        self.leftovers += 1
                    else:
                        yield self._item_page(document, collection)

    def _item_page(self, document: Document, collection: Collection) -> Page:
        item = item_of(document, collection, self.problems)
        return self._made(document, collection.role, item)

    def _bibliographies(self) -> Iterator[Page]:
        for name in self.theme.bibliographies(self.files, self.config):
            if document := self.files.document(name):
                page = self._plain(document, "bibliography")
                yield page

    def _page(self, document: Document) -> Iterator[Page]:
        """A further page of the site, unless nothing stands on it once templates are resolved."""
        if is_leftover(document):
            self.leftovers += 1
            return
        title = title_of(document)
        page = self._made(document, "page", Item(title=title, key=document.path.stem))
        lists = promise_of(title) is not None or CV.fullmatch(bare(title)) or page.listings
        if not page.document.body.strip() and not page.listings:
            return
        if lists:
            outline = read_outline(page.document.body, page.dialect, title or document.path.stem)
            yield replace(page, role="list", outline=outline)
        else:
            yield page

    def _made(self, document: Document, role: Role, item: Item | None) -> Page:
        document, listings = resolved(document, self.site, "jekyll", self.problems)
        dialect = self.theme.theme.dialect
        return replace(
            self._plain(document, role),
            item=item,
            outline=read_outline(document.body, dialect),
            listings=listings,
        )

    def _plain(self, document: Document, role: Role) -> Page:
        data = document.front_matter
        return Page(
            document=document,
            theme=self.theme.theme.name,
            role=role,
            dialect=self.theme.theme.dialect,
            language=text_of(data.get("lang") or self.config.get("lang"))[:35],
            facts=Facts(),
            outline=read_outline("", self.theme.theme.dialect),
            old_urls=addresses(SiteFile(document.name, data, self.config)),
            line=1,
            hidden=is_hidden(document, self.config, self.today),
        )


def _without_samples(facts: Facts) -> Facts:
    """A theme's own placeholders are nobody's address."""
    sample = re.compile(r".*@(?:example\.(?:com|org|edu)|domain\.com)|you@\S*", re.IGNORECASE)
    return replace(facts, email="") if sample.fullmatch(facts.email) else facts
