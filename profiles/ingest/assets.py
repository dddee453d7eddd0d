"""The files that a person's texts and records lead to, as far as they lie in the source."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import unquote

from faculty_site.ingest.documents import AssetFile, Extraction, LostLink, Page, Reason, Row
from faculty_site.ingest.inline import links_in
from faculty_site.ingest.keys import hash_of
from faculty_site.ingest.readers import MAX_ASSET_BYTES, PagePlace
from profiles.ingest.asset_files import FILES, photo_path, take
from profiles.ingest.old_site import bare, inside_site, page_place, whole_address, with_scheme
from profiles.ingest.readdressing import readdressed, texts_of

MODEL = "profiles.asset"

PAGES = {".htm", ".html", ".markdown", ".md"}

LINKED = re.compile(r"\]\(|\]:|\b(?:href|src)\s*=", re.IGNORECASE)

LONGEST = 500
"""Of an address, as the column has it."""

Named = tuple[str, int | None]
"""An address as written, and its line in the file (1-based; None in the front matter)."""


def extract_assets(page: Page, into: Extraction) -> None:
    """Append a row for each file that the page leads to; it must come after the page's own rows.

    Texts of the rows at hand name a file beside a page below the root by its old address from
    the root, since other pages may have files of the same name.
    """
    files = _Files(page, into)
    if any(row.fields.get("photo") for row in into.rows):
        files.bring_photo()
    for url, line in _named(page, into):
        files.bring(url, line)
    if files.moved:
        into.rows[:] = [readdressed(row, files.moved) for row in into.rows]


def _named(page: Page, into: Extraction) -> Iterator[Named]:
    """The addresses that the page names, each once: in its text, in what it says, in its rows."""
    seen: set[str] = set()
    for url, line in (*_in_text(page), *_in_item(page), *_in_rows(page, into)):
        if bare(url) and bare(url) not in seen:
            seen.add(bare(url))
            yield bare(url), line


def _in_text(page: Page) -> Iterator[Named]:
    for block in page.outline.blocks():
        for link in links_in(block.text, page.dialect):
            yield link.url, page.document.file_line(block.span[0])


def _in_item(page: Page) -> Iterator[Named]:
    for link in page.item.links if page.item else ():
        yield link.url, page.line


def _in_rows(page: Page, into: Extraction) -> Iterator[Named]:
    for row in into.rows:
        line = row.line or page.line
        if isinstance(url := row.fields.get("url"), str):
            yield url, line
        for link in row.fields.get("links") or ():
            yield str(link["url"]), line
        for text in texts_of(row):
            if LINKED.search(text):
                yield from ((link.url, line) for link in links_in(text, page.dialect))


class _Files:
    """Takes along the files that one page names."""

    def __init__(self, page: Page, into: Extraction) -> None:
        self.page = page
        self.into = into
        self.place: PagePlace = page_place(page, into.root)
        self.moved: dict[str, str] = {}
        """Addresses as written that are not the ones by which their files are found here."""

    def bring(self, url: str, line: int | None) -> None:
        """Take the file along that an address leads to, or note why not."""
        inside = inside_site(url, self.into.base_url)
        if inside is None:
            return
        path = self.place.find(inside, max_bytes=sys.maxsize)
        suffix = path.suffix.lower() if path else ""
        if path is None and (whole := with_scheme(url)):
            self.moved[url] = whole
        elif path is None:
            self._lose(url, inside, line, "missing")
        elif suffix in PAGES:
            self._lose(url, inside, line, "page", path)
        elif suffix not in FILES:
            self._lose(url, inside, line, "kind")
        elif path.stat().st_size > MAX_ASSET_BYTES:
            self._lose(url, inside, line, "large")
        else:
            self._bring(path, self._address(url, inside, path), line)

    def bring_photo(self) -> None:
        """Let the person's photo be found at its old address too."""
        if path := photo_path(self.page, self.into):
            self._bring(path, self.place.address_of(path), self.page.line)

    def _lose(
        self, url: str, inside: str, line: int | None, reason: Reason, file: Path | None = None
    ) -> None:
        address, page = whole_address(inside, self.place.address), self.page.document.path
        self.into.lost.append(LostLink(page, line, url, address, reason, file))

    def _bring(self, path: Path, address: str, line: int | None) -> None:
        rows = [
            row
            for row in self.into.rows_of(MODEL)
            if _folded(row.fields["old_path"]) == _folded(address)
        ]
        if rows:
            self._show(rows[0])
        elif stored := take(path, "assets", self.into, self.page.document.path, line):
            self._append(stored, address, line)

    def _address(self, url: str, inside: str, path: Path) -> str:
        """What the file is found by: the address as written, where that can mean no other one."""
        address = self.place.address_of(path)
        if inside.startswith("/"):
            return url if inside == url or url.startswith("/") else inside
        if _folded(inside) == _folded(address):
            return inside if ".." not in inside else address
        self.moved[url] = address
        return address

    def _append(self, stored: AssetFile, address: str, line: int | None) -> None:
        key = Path(stored.name).stem
        keys = {row.key[1] for row in self.into.rows_of(MODEL)}
        if key in keys:  # the same file at another address
            key = f"{key}-{hash_of(_folded(address))}"
        fields = {
            "profile": [self.into.slug],
            "key": key,
            "file": stored.name,
            "old_path": address[:LONGEST],
            "title": "",
            "visibility": "hidden" if self.page.hidden else "public",
        }
        self.into.rows.append(Row(MODEL, (self.into.slug, key), fields, f"asset:{key}", line=line))

    def _show(self, row: Row) -> None:
        """A file that only hidden pages named so far is public once a public one names it."""
        if self.page.hidden or row.fields["visibility"] == "public":
            return
        shown = replace(row, fields={**row.fields, "visibility": "public"})
        for rows in (self.into.earlier, self.into.rows):
            rows[:] = [shown if each is row else each for each in rows]


def _folded(address: str) -> str:
    """An address as texts are resolved by it, without steps and with its signs decoded."""
    parts = unquote(address).split("/")
    return "/".join(part for part in parts if part not in ("", ".", ".."))
