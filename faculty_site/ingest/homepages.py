"""One researcher's whole site, as a theme read it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from faculty_site.ingest.documents import Document, Page


@dataclass(frozen=True, slots=True)
class Group:
    """The lab whose site it was, and what the person is in it (“Alumni”); `role` may be empty."""

    name: str
    role: str = ""


@dataclass(frozen=True, slots=True)
class Homepage:
    """The page about a person and all others of theirs, in the site's order.

    `root` is the folder that absolute addresses begin at. A lone page is a homepage without
    others. What the old site hid comes along as hidden pages. `base_url` is where the site's
    configuration says that it lives, "" where it does not. `kept` are files that were read and
    are no pages of their own: BibTeX files beside pages, versions of pages that did not come in.
    The people of one lab's site name the same `group`. `source` is what a whole site is known
    by, whichever of its pages is about the person; "" for a page that is known by its own path.
    """

    about: Page
    root: Path
    pages: tuple[Page, ...] = ()
    base_url: str = ""
    kept: tuple[Document, ...] = ()
    group: Group | None = None
    source: str = ""

    @property
    def name(self) -> str:
        """What the ledger knows the source by: the same in any folder."""
        return self.source or self.about.document.name

    @property
    def every_page(self) -> Iterator[Page]:
        """The page about the person and all others, each with its translations behind it."""
        for page in (self.about, *self.pages):
            yield from (page, *page.translations)

    @property
    def originals(self) -> tuple[tuple[str, bytes], ...]:
        """The files that were read (path inside the source, bytes), each once."""
        own = (page.document for page in self.every_page)
        documents = (*own, *self.kept)
        return tuple({document.name: document.content for document in documents}.items())
