"""The files below a site's content folder, each with its section and its language."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from faculty_site.ingest.documents import Document
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.base import text_of
from faculty_site.ingest.themes.hugo_site.settings import Language, Settings

TECHNICAL = re.compile(
    r"(?:404|search|tags?|categor(?:y|ies)|terms?|privacy|admin|readme|license|publication_types)",
    re.IGNORECASE,
)
"""Names of what the themes make for themselves."""


@dataclass(frozen=True, slots=True)
class Source:
    """A page's file. `folders` are those below the content folder; `name` has neither suffix nor
    language: `index` for a page that is a folder, `_index` for one that heads a folder.
    """

    document: Document
    folders: tuple[str, ...]
    name: str
    language: str

    @property
    def data(self) -> Mapping[str, Any]:
        return self.document.front_matter

    @property
    def key(self) -> str:
        """The page's path, which its translations have too."""
        return "/".join((*self.folders, self.name))

    @property
    def common(self) -> str:
        """What a page and its translations have in common: a key that they state, or the path."""
        stated = text_of(self.data.get("translationKey"))
        return f"translationKey: {stated}" if stated else self.key

    @property
    def section(self) -> str:
        return self.folders[0].lower() if self.folders else ""

    @property
    def own_name(self) -> str:
        """The name of the page itself: that of its folder, or of its file."""
        is_folder = self.name in ("index", "_index") and self.folders
        return self.folders[-1] if is_folder else self.name

    @property
    def is_widget(self) -> bool:
        return "widget" in self.data

    @property
    def is_landing(self) -> bool:
        """Whether it is put together of widgets or blocks."""
        kind = self.data.get("type")
        return kind == "widget_page" or isinstance(self.data.get("sections"), list)


def read_sources(files: SiteFiles, settings: Settings) -> list[Source]:
    """Every page of every language, by path."""
    found: list[Source] = []
    for folder in dict.fromkeys(language.folder for language in settings.languages):
        inner = [other.folder for other in settings.languages if other.folder != folder]
        for document in files.documents(folder):
            apart = any(document.name.startswith(f"{other}/") for other in inner if other > folder)
            if not apart and not TECHNICAL.fullmatch(document.path.stem):
                found.append(_source(document, folder, settings.languages))
    bundles = {source.folders for source in found if source.name == "index"}
    return [source for source in found if _is_page(source, bundles)]


def _source(document: Document, folder: str, languages: Sequence[Language]) -> Source:
    path = PurePosixPath(document.name).relative_to(folder)
    stem, _dot, ending = path.stem.rpartition(".")
    codes = {language.code for language in languages}
    if stem and ending.lower() in codes:
        return Source(document, path.parts[:-1], stem, ending.lower())
    language = next(language.code for language in languages if language.folder == folder)
    return Source(document, path.parts[:-1], path.stem, language)


def _is_page(source: Source, bundles: set[tuple[str, ...]]) -> bool:
    """A file beside the page of a folder is a part of that page, unless it is a widget."""
    beside = source.folders in bundles and source.name != "index"
    technical = len(source.folders) < 2 and TECHNICAL.fullmatch(source.own_name)
    return (source.is_widget or not beside) and not technical


def originals(sources: Sequence[Source], settings: Settings) -> Iterator[Source]:
    """The version of each page in the site's own language, else in the next one that has it."""
    order = [language.code for language in settings.languages]
    found: dict[str, Source] = {}
    for source in sorted(sources, key=lambda source: order.index(source.language)):
        found.setdefault(source.common, source)
    for source in sources:
        if found[source.common] is source:
            yield source
