"""The person's photo and the files that the texts lead to, as far as they lie beside the page."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

from faculty_site.ingest.documents import AssetFile, Extraction, Page, Row
from faculty_site.ingest.inline import links_in
from faculty_site.ingest.readers import resolve_inside
from faculty_site.lib.images import reencode

PHOTO_FOLDERS = ("", "assets/img/", "images/", "img/", "assets/images/", "assets/", "files/")
"""Where the themes keep a picture that the front matter names without its folder."""

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
FILES = PICTURES | {".pdf", ".bib", ".txt", ".csv", ".zip", ".ps", ".pptx", ".docx", ".ipynb"}
"""What goes along; anything a browser could run is left behind."""


def photo_of(page: Page, into: Extraction) -> str:
    """The stored name of the photo that the front matter names; "" when there is none to take."""
    named = page.facts.photo
    if not named:
        return ""
    document = page.document
    line = next(
        (n for key, n in document.key_lines.items() if key in ("profile", "avatar", "image")), None
    )
    path = _find(named, into.root)
    if path is None:
        into.problems.warning(
            document.path,
            line,
            f"The photo “{named}” does not lie beside the page. Put the file there and import "
            "again, or upload it in the admin.",
        )
        return ""
    stored = _take(path, "photos", into, document.path, line)
    return stored.name if stored else ""


def _find(named: str, root: Path) -> Path | None:
    if urlsplit(named).scheme:
        return None
    bare = named.lstrip("/")
    candidates = (resolve_inside(root, f"{folder}{bare}") for folder in PHOTO_FOLDERS)
    return next((path for path in candidates if path), None)


def _take(
    path: Path, folder: str, into: Extraction, page: Path, line: int | None
) -> AssetFile | None:
    """A file under its content's hash, pictures written anew; None when it cannot be taken.

    The name comes from the source's bytes, so that it is the same on any machine.
    """
    content = path.read_bytes()
    suffix = path.suffix.lower()
    digest = hashlib.sha256(content).hexdigest()[:32]
    if suffix in PICTURES:
        try:
            picture = reencode(content)
        except ValueError as error:
            into.problems.warning(page, line, f"{path.name}: {error}")
            return None
        content, suffix = picture.data, picture.suffix
    stored = AssetFile(f"{folder}/{digest}{suffix}", content)
    if stored.name not in {file.name for file in into.files}:
        into.files.append(stored)
    return stored


def extract_assets(page: Page, into: Extraction) -> None:
    """Append a row for each file that a text or a link leads to, and report those not there."""
    taken: set[str] = set()
    for url, line in dict(_relative_urls(page)).items():
        path = resolve_inside(into.root, url.lstrip("/"))
        if path is None:
            _report_missing(url, line, page, into)
            continue
        if path.suffix.lower() not in FILES:
            continue
        stored = _take(path, "assets", into, page.document.path, line)
        if stored is None or stored.name in taken:
            continue
        taken.add(stored.name)
        key = Path(stored.name).stem
        fields = {
            "profile": [into.slug],
            "key": key,
            "file": stored.name,
            "old_path": url[:500],
            "title": "",
            "visibility": "public",
        }
        into.rows.append(Row("profiles.asset", (into.slug, key), fields, f"asset:{key}", line=line))


def _relative_urls(page: Page) -> Iterator[tuple[str, int]]:
    """Addresses without scheme or host that the body names, with their first line, once each."""
    seen: set[str] = set()
    for block in page.outline.blocks():
        for link in links_in(block.text, page.dialect):
            url = link.url.partition("#")[0].partition("?")[0]
            if url and url not in seen and not _leads_elsewhere(link.url):
                seen.add(url)
                yield url, page.document.file_line(block.span[0])


def _leads_elsewhere(url: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|//|#|\{", url, re.IGNORECASE))


def _report_missing(url: str, line: int, page: Page, into: Extraction) -> None:
    if into.base_url:
        return
    into.problems.warning(
        page.document.path,
        line,
        f"The link to “{url}” leads to no file beside the page. Say where the page used to live "
        "with --base-url URL, or put the file there.",
    )
