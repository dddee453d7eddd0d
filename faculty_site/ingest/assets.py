"""Files on their way: written beside and renamed, into a fixture's folder or the media storage."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path, PurePosixPath
from urllib.parse import quote

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage

from faculty_site.ingest.documents import AssetFile
from faculty_site.ingest.readers import resolve_inside


def write_file(path: Path, content: bytes) -> None:
    """Write a file so that nobody ever sees half of it; the same bytes are left untouched.

    Makes the folder where it is missing. Raises OSError.
    """
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name[:40]}.{os.getpid()}.part")
    try:
        beside.write_bytes(content)
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def base_name(name: str) -> str:
    """The last part of a name such as `photos/<hash>.jpg`."""
    return PurePosixPath(name).name


def write_assets(folder: Path, files: Iterable[AssetFile]) -> None:
    """Make a fixture's folder hold just these files; without files there is no folder."""
    wanted = {base_name(file.name): file.content for file in files}
    for name, content in wanted.items():
        write_file(folder / name, content)
    if not folder.is_dir():
        return
    for path in folder.iterdir():
        if path.name not in wanted and path.is_file():
            path.unlink()
    if not wanted and not any(folder.iterdir()):
        folder.rmdir()


def read_assets(folder: Path, names: Iterable[str]) -> tuple[AssetFile, ...]:
    """The files of a fixture's folder for storage names; those that are missing are left out.

    So is what is no file of that folder: a symbolic link could lead to any file of the machine.
    """
    found = ((name, resolve_inside(folder, quote(base_name(name)))) for name in sorted(set(names)))
    return tuple(AssetFile(name, path.read_bytes()) for name, path in found if path)


def store(files: Iterable[AssetFile]) -> None:
    """Put files into the media storage at exactly their names; content hashes never change."""
    for file in files:
        if not default_storage.exists(file.name):
            default_storage.save(file.name, ContentFile(file.content))
