"""Files that a page refers to: pictures, PDFs and the like beside it."""

from __future__ import annotations

import posixpath
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import quote, unquote, urlsplit

MAX_ASSET_BYTES: Final = 25_000_000

SERVED: Final = ("", "static", "content", "assets", "assets/media", "static/media", "static/img")
"""Folders whose files a site's addresses name without them: Jekyll's root, then Hugo's."""

SAFE: Final = "/~:@!$&'()*+,;="
"""What stays as it is in the path of an address."""


@dataclass(frozen=True, slots=True)
class PagePlace:
    """Where a page lies in its site and was found there.

    `root` is the site's folder, `folder` the page's inside it (posix, "" for the root itself) and
    `address` the path at which the old site answered with the page. The files of a bundle's folder
    were answered below that.
    """

    root: Path
    folder: str = ""
    address: str = "/"
    is_bundle: bool = False

    def find(self, reference: str, *, max_bytes: int = MAX_ASSET_BYTES) -> Path | None:
        """The file that a reference on the page names, from the site's root or beside the page."""
        for name in self._names(reference):
            if path := resolve_inside(self.root, name, max_bytes=max_bytes):
                return path
        return None

    def _names(self, reference: str) -> Iterator[str]:
        """Paths from the root to try, percent-encoded; the first that is there is meant."""
        reference = reference.strip()
        if reference.startswith("//"):
            return
        folder = _encoded(self.folder)
        if not reference.startswith("/"):
            yield posixpath.join(folder, reference)
            reference = posixpath.join(posixpath.dirname(self.address) or "/", reference)
        elif self.address.endswith("/") and reference.startswith(self.address):
            yield posixpath.join(folder, reference.removeprefix(self.address))
        # Browsers stop at the root, however many steps up an address takes.
        name = posixpath.normpath(f"/{reference}").lstrip("/")
        yield from (posixpath.join(served, name) for served in SERVED)

    def address_of(self, path: Path) -> str:
        """The path at which the old site answered with a file that `find` gave."""
        name = path.relative_to(self.root.resolve()).as_posix()
        beside = name.removeprefix(f"{self.folder}/")
        if self.folder and beside != name and self.is_bundle:
            return quote(f"{self.address}{beside}", safe=SAFE)
        for served in ("static/", "content/"):
            name = name.removeprefix(served)
        return quote(f"/{name}", safe=SAFE)


def _encoded(path: str) -> str:
    """A path as `resolve_inside` takes it, which is percent-encoded."""
    return path.replace("%", "%25").replace("?", "%3F").replace("#", "%23")


def resolve_inside(root: Path, reference: str, *, max_bytes: int = MAX_ASSET_BYTES) -> Path | None:
    """The regular file inside `root` that a relative, percent-encoded reference names.

    None for anything else: another site's address, an absolute path (strip a site's leading
    slash first), a way out by `..` or by a symbolic link, a hidden file, a folder, a device, a
    file larger than `max_bytes`, a file that is not there. Never opens anything.
    """
    name = _relative_name(reference)
    if name is None:
        return None
    try:
        path = (root / name).resolve(strict=True)
        inside = path.is_relative_to(root.resolve(strict=True))
        facts = path.stat()
    except (OSError, RuntimeError, ValueError):  # not there, too long, links in a circle
        return None
    fits = stat.S_ISREG(facts.st_mode) and facts.st_size <= max_bytes
    return path if inside and fits else None


def _relative_name(reference: str) -> str | None:
    """The path in a reference, without query and fragment; None when it may lead elsewhere."""
    try:
        parts = urlsplit(reference.strip())
    except ValueError:  # such as http://[
        return None
    name = posixpath.normpath(unquote(parts.path))
    if parts.scheme or parts.netloc or "\0" in name or name.startswith("/"):
        return None
    # After normpath, a part that begins with a dot is "..", the folder itself or a hidden file.
    return None if any(part.startswith(".") for part in name.split("/")) else name
