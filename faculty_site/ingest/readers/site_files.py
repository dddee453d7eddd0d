"""The files of one whole site, read within limits and never outside its folder."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from faculty_site.ingest.documents import Document
from faculty_site.ingest.front_matter import normalise_newlines
from faculty_site.ingest.problems import Problems, SourceError
from faculty_site.ingest.readers.assets import resolve_inside
from faculty_site.ingest.readers.decoding import decode
from faculty_site.ingest.readers.documents import MAX_PAGE_BYTES, read_document

MARKDOWN: Final = (".md", ".markdown", ".mkd", ".mdown")
HTML: Final = (".html", ".htm")
PAGES: Final = (*MARKDOWN, *HTML)

MAX_FILES: Final = 20_000
"""Files of one folder, with all below it, that are looked at."""

MAX_LEVELS: Final = 8

NEVER_READ: Final = frozenset({"node_modules", "vendor", "_site", "public", "resources", "assets"})
"""Folders of what a generator made or others wrote; a theme that keeps pages there names them."""


class SiteFiles:
    """The documents of a site, by their path inside it.

    What cannot be read is reported as a warning and left out: one bad file of a site must not
    keep the others from going in.
    """

    def __init__(self, root: Path, problems: Problems) -> None:
        self.root = Path(os.path.abspath(root))
        self.problems = problems

    def has(self, name: str) -> bool:
        """Whether a file or folder of this name is there."""
        return os.path.exists(self.root / name)  # false, too, for what is no path at all

    def folders(self) -> list[str]:
        """The names of the folders at the site's root, sorted, without hidden ones."""
        try:
            entries = sorted(self.root.iterdir(), key=lambda entry: entry.name)
        except OSError:
            return []
        return [e.name for e in entries if e.is_dir() and not e.name.startswith(".")]

    def names(
        self, folder: str = "", suffixes: tuple[str, ...] = PAGES, *, deep: bool = True
    ) -> list[str]:
        """The paths of a folder's files with these suffixes, sorted, without hidden ones."""
        found: list[str] = []
        if ".." in folder.split("/"):
            return found
        for path in self._walk(self.root / folder, MAX_LEVELS if deep else 1):
            if path.suffix.lower() in suffixes:
                found.append(path.relative_to(self.root).as_posix())
            if len(found) >= MAX_FILES:
                self.problems.warning(
                    self.root / folder, None, f"Only the first {MAX_FILES:,} files were looked at."
                )
                break
        return found

    def _walk(self, folder: Path, levels: int) -> Iterator[Path]:
        try:
            entries = sorted(folder.iterdir(), key=lambda entry: entry.name)
        except (OSError, ValueError):  # not there, or no path at all
            return
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if not entry.is_dir():
                yield entry
            elif levels > 1 and entry.name not in NEVER_READ and not entry.is_symlink():
                yield from self._walk(entry, levels - 1)

    def document(self, name: str) -> Document | None:
        """A page of the site; None for one that is not there or, as is told, cannot be read."""
        if not os.path.lexists(self.root / name):
            return None
        try:
            return read_document(self.root / name, root=self.root, problems=self.problems)
        except SourceError as error:
            self.problems.warning(error.path, error.line, f"Left out: {error.message}")
            return None

    def data_document(self, name: str, data: Mapping[str, Any]) -> Document | None:
        """A file of data, whose values somebody read, as a document without a body."""
        path = resolve_inside(self.root, _quoted(name), max_bytes=MAX_PAGE_BYTES)
        if path is None:
            return None
        content = path.read_bytes()
        decoded = decode(content)
        text = normalise_newlines(decoded.text)
        return Document(self.root / name, name, content, text, data, "", 1, decoded.encoding, {})

    def documents(
        self, folder: str = "", suffixes: tuple[str, ...] = PAGES, *, deep: bool = True
    ) -> Iterator[Document]:
        """Every page of a folder that can be read, by path; empty files are passed over."""
        for name in self.names(folder, suffixes, deep=deep):
            if not _is_empty(self.root / name) and (document := self.document(name)):
                yield document


def _is_empty(path: Path) -> bool:
    try:
        return path.stat().st_size == 0
    except OSError:  # reading it will tell
        return False


def _quoted(name: str) -> str:
    """A path as `resolve_inside` takes it, which is percent-encoded."""
    return quote(name, errors="replace")
