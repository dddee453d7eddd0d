"""Which files of a source go along, and how they are stored: pictures written anew."""

from __future__ import annotations

import hashlib
from pathlib import Path

from faculty_site.ingest.addresses.site_file import split_address
from faculty_site.ingest.documents import AssetFile, Extraction, Page
from faculty_site.ingest.readers import PagePlace
from faculty_site.lib.images import reencode
from faculty_site.lib.naming import in_english
from profiles.ingest.old_site import page_place

PHOTO_FOLDERS = ("", "assets/img/", "images/", "img/", "assets/images/", "assets/", "files/")
"""Where the themes keep a picture that the front matter names without its folder."""

PICTURES = {".jpg", ".jpeg", ".png", ".webp"}
"""Written anew, so that nothing but the picture is kept."""

SHOWN_AS_THEY_ARE = {".gif", ".svg"}
"""They would lose their movement or their lines. The media view offers a drawing for saving when it
is opened by itself, so that its scripts never run here."""

DOCUMENTS = {
    ".bib", ".bz2", ".csv", ".docx", ".epub", ".gz", ".ics", ".ipynb", ".json", ".odp", ".ods",
    ".odt", ".pdf", ".ppt", ".pptx", ".ps", ".tar", ".tex", ".tgz", ".txt", ".xlsx", ".xz", ".zip",
}  # fmt: skip
RECORDINGS = {".m4a", ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm"}
"""Offered for saving, never played."""

FILES = PICTURES | SHOWN_AS_THEY_ARE | DOCUMENTS | RECORDINGS
"""What goes along; anything a browser could run by itself is left behind."""


def photo_of(page: Page, into: Extraction) -> str:
    """The stored name of the photo that the front matter names; "" when there is none to take."""
    named = page.facts.photo
    if not named:
        return ""
    document = page.document
    line = next(
        (n for key, n in document.key_lines.items() if key in ("profile", "avatar", "image")), None
    )
    path = photo_path(page, into)
    if path is None:
        into.problems.warning(
            document.path,
            line,
            f"The photo “{named}” does not lie beside the page. Put the file there and import "
            "again, or upload it in the admin.",
        )
        return ""
    stored = take(path, "photos", into, document.path, line)
    return stored.name if stored else ""


def photo_path(page: Page, into: Extraction) -> Path | None:
    """Where the photo that the front matter names lies in the source."""
    named = page.facts.photo
    return _find_photo(named, page_place(page, into.root)) if named else None


def _find_photo(named: str, place: PagePlace) -> Path | None:
    if split_address(named).scheme:
        return None
    if path := place.find(named):
        return path
    candidates = (place.find(f"/{folder}{named.lstrip('/')}") for folder in PHOTO_FOLDERS)
    return next((path for path in candidates if path), None)


def take(
    path: Path, folder: str, into: Extraction, page: Path, line: int | None
) -> AssetFile | None:
    """A file under its content's hash, pictures written anew; None when it cannot be taken.

    The name comes from the source's bytes, so that it is the same on any machine.
    """
    content = path.read_bytes()
    suffix = path.suffix.lower()
    digest = hashlib.sha256(content).hexdigest()[:32]
    if suffix in PICTURES and (photo := _photo_of_digest(digest, into)):
        return photo
    if suffix in PICTURES or folder == "photos":
        try:
            picture = reencode(content)
        except ValueError as error:
            into.problems.warning(page, line, f"{path.name}: {in_english(error)}")
            return None
        content, suffix = picture.data, picture.suffix
    stored = AssetFile(f"{folder}/{digest}{suffix}", content)
    if stored.name not in {file.name for file in into.files}:
        into.files.append(stored)
    return stored


def _photo_of_digest(digest: str, into: Extraction) -> AssetFile | None:
    """A photo of the same content, which need not be written anew and kept twice."""
    return next((file for file in into.files if file.name.startswith(f"photos/{digest}.")), None)
