"""Which files of its folder a Jekyll site looks at, by the configuration's own lists."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fnmatch import fnmatchcase
from typing import Any, Final

from faculty_site.ingest.documents import Document
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.base import string_list
from faculty_site.ingest.themes.jekyll.collections import collections_of
from faculty_site.ingest.themes.jekyll.partials import is_page

MOST_PATTERNS: Final = 200


class Entries:
    """What `include` and `exclude` say of paths inside the site.

    As in Jekyll, a pattern is one of a shell or the beginning of a path, and a path that is
    included is never excluded.
    """

    def __init__(self, config: Mapping[str, Any]) -> None:
        self._included = _patterns(config.get("include"))
        self._excluded = _patterns(config.get("exclude"))

    @property
    def folders(self) -> list[str]:
        """Folders whose names begin with an underscore and that hold pages all the same."""
        named = (pattern.strip("/") for pattern in self._included)
        return [name for name in dict.fromkeys(["_pages", *named]) if name.startswith("_")]

    def has(self, name: str) -> bool:
        return _matches(name, self._included) or not _matches(name, self._excluded)


def page_documents(files: SiteFiles, config: Mapping[str, Any]) -> Iterator[Document]:
    """Pages in `_pages` and wherever else Jekyll looks: files with front matter."""
    entries = Entries(config)
    collected = {c.folder for c in collections_of(config, files.folders())}
    for folder in entries.folders:
        if folder not in collected:
            yield from files.documents(folder)
    for name in files.names():
        if any(part.startswith("_") for part in name.split("/")) or not entries.has(name):
            continue
        document = files.document(name)
        if document and is_page(document):
            yield document


def _patterns(stated: Any) -> list[str]:
    patterns = (pattern.strip().removeprefix("./").lstrip("/") for pattern in string_list(stated))
    return [pattern for pattern in patterns if pattern][:MOST_PATTERNS]


def _matches(name: str, patterns: list[str]) -> bool:
    return any(name.startswith(pattern) or fnmatchcase(name, pattern) for pattern in patterns)
