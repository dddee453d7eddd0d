"""Files that a page refers to: pictures, PDFs and the like beside it."""

from __future__ import annotations

import posixpath
import stat
from pathlib import Path
from typing import Final
from urllib.parse import unquote, urlsplit

MAX_ASSET_BYTES: Final = 25_000_000


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
