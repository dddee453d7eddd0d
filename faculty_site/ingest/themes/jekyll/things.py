"""The pages of a Jekyll site that are about one thing each: papers, talks, news, posts, entries.

They stand in its collections, in its bibliographies and in its data files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from faculty_site.ingest.documents import Document, Page
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.dates import stated_date
from faculty_site.ingest.themes.jekyll.bibliographies import bibliographies
from faculty_site.ingest.themes.jekyll.collections import Collection, is_index
from faculty_site.ingest.themes.jekyll.cv import Line
from faculty_site.ingest.themes.jekyll.data_files import DataFiles, page_of_line, with_versions
from faculty_site.ingest.themes.jekyll.date_order import day_first_of
from faculty_site.ingest.themes.jekyll.items import item_of
from faculty_site.ingest.themes.jekyll.making import page_of, page_without_text
from faculty_site.ingest.themes.jekyll.open_site import OpenSite
from faculty_site.ingest.themes.leftovers import is_leftover
from faculty_site.ingest.themes.resolving import resolved


@dataclass(slots=True)
class Things:
    """Reads such pages.

    `indexes` are documents that lie among the things of a collection and list them. `unread` are
    data files of which something could not be read.
    """

    site: OpenSite
    owner: str
    indexes: list[Document] = field(default_factory=list)
    unread: list[Document] = field(default_factory=list)

    def read(self) -> list[Page]:
        """Every such page, those of a collection newest first."""
        return [*self._collected(), *self._bibliographies(), *self._of_data()]

    def _collected(self) -> Iterator[Page]:
        folders = list(self._folders())
        own = [document for _, documents in folders for document in documents]
        day_first = day_first_of(own, self.site.files.root, self.site.problems)
        for collection, documents in folders:
            collection = replace(collection, day_first=day_first)
            pages = self._things(self.site.languages.originals(documents), collection)
            yield from sorted(pages, key=stated_date, reverse=True)

    def _folders(self) -> Iterator[tuple[Collection, list[Document]]]:
        """The documents of each collection that are no samples; drafts are posts by themselves."""
        for collection in self.site.collections():
            for folder in [collection.folder, *["_drafts"] * (collection.name == "posts")]:
                documents = list(self.site.files.documents(folder))
                own = [document for document in documents if not is_leftover(document)]
                self.site.samples.count += len(documents) - len(own)
                yield collection, own

    def _things(self, documents: Iterable[Document], collection: Collection) -> Iterator[Page]:
        for document in documents:
            if is_index(document, collection):
                self.indexes.append(document)
            else:
                yield self._thing(document, collection)

    def _thing(self, document: Document, collection: Collection) -> Page:
        site = self.site
        page, *versions = (
            page_of(site, each, collection.role, item_of(each, collection, site.problems))
            for each in (document, *site.languages.versions_of(document))
        )
        return replace(page, translations=tuple(versions))

    def _bibliographies(self) -> Iterator[Page]:
        for name in bibliographies(self.site.files, self.site.config):
            if document := self.site.files.document(name):
                yield page_without_text(self.site, document, "bibliography")

    def _of_data(self) -> Iterator[Page]:
        """The lines of data files, unless a page writes them out itself."""
        site = self.site
        declared = site.languages.declared
        language = text_of(site.config.get("lang") or site.config.get("default_lang"))
        language = language or next(iter(declared), "")
        known = site.stated.data
        data = DataFiles(
            site.files, known, language, site.problems, self._line, self._drawn, self.owner
        )
        further = [tag for tag in declared if tag != language]
        versions = [replace(page, language=tag) for tag in further for page in data.cv_in(tag)]
        yield from with_versions(data.pages(), f"_data/{language}/cv", versions)
        site.samples.count += data.samples
        self.unread += data.kept

    def _line(self, document: Document, line: Line, part: str, number: int | None) -> Page:
        page = page_without_text(self.site, document, line.role)
        return page_of_line(page, line, part, number)

    def _drawn(self, name: str) -> str:
        """The text of the pages that draw data of this name."""
        form = re.compile(rf"site\.data(?:\.|\[['\"]){re.escape(name)}\b")
        users = (d for d in self.site.documents if form.search(d.body))
        texts = (resolved(d, self.site.stated, "jekyll", Problems())[0].body for d in users)
        return "\n".join(texts)
