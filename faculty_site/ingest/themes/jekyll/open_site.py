"""A Jekyll site while it is read: its files, what they state, and what was noticed on the way."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from faculty_site.ingest.addresses.site_file import is_site_address
from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.templating import Site, jekyll_configuration, read_site
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.jekyll.collections import Collection, collections_of
from faculty_site.ingest.themes.jekyll.entries import page_documents
from faculty_site.ingest.themes.jekyll.languages import Languages, read_languages
from faculty_site.ingest.themes.jekyll.partials import included, is_page
from faculty_site.ingest.themes.jekyll.samples import Samples
from faculty_site.ingest.themes.jekyll.site_theme import JekyllTheme
from faculty_site.ingest.themes.known_samples import SITES


@dataclass(frozen=True, slots=True)
class OpenSite:
    """One site of one theme.

    `configuration` is the name of its file and `stated` what that and the data files say.
    `documents` are all files that may be pages; those named in `partials` are drawn by others.
    """

    files: SiteFiles
    theme: JekyllTheme
    problems: Problems
    configuration: str
    stated: Site
    documents: Sequence[Document]
    partials: frozenset[str]
    languages: Languages
    samples: Samples = field(default_factory=Samples)
    today: dt.date = field(default_factory=lambda: dt.datetime.now(dt.UTC).date())

    @property
    def root(self) -> Path:
        return self.files.root

    @property
    def config(self) -> Mapping[str, Any]:
        return self.stated.config

    @property
    def title(self) -> str:
        return text_of(self.config.get("title"))

    @property
    def base_url(self) -> str:
        """Where the site lives: an address with its path, ending in a slash; "" if unknown."""
        url = text_of(self.config.get("url")).rstrip("/")
        base = text_of(self.config.get("baseurl")).strip("/")
        address = f"{url}/{base}/" if base else f"{url}/"
        known = is_site_address(address) and not SITES.fullmatch(address)
        return address if known else ""

    def collections(self) -> list[Collection]:
        return collections_of(self.config, self.files.folders())

    def pages(self) -> list[Document]:
        """The documents that the site made pages of."""
        return [d for d in self.documents if d.name not in self.partials and is_page(d)]


def open_site(root: Path, theme: JekyllTheme, problems: Problems) -> OpenSite:
    """The site in a folder; what of it cannot be read is told."""
    files = SiteFiles(root, problems)
    configuration = jekyll_configuration(files.root)
    stated = read_site(files.root / configuration, problems)
    documents = list(page_documents(files, stated.config))
    return OpenSite(
        files=files,
        theme=theme,
        problems=problems,
        configuration=configuration,
        stated=stated,
        documents=documents,
        partials=frozenset(included(documents)),
        languages=read_languages(stated.config, documents),
    )
