"""The files of MEDIA_ROOT: found for a backup, and put in the place of others."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from django.conf import settings
from django.core.files.storage import FileSystemStorage, default_storage

from faculty_site.backup import BackupError

PREFIX: Final = ".restore-"
"""Begins the names of folders in which files wait; they are in no backup."""

LEFT_OUT: Final = {"renditions", ".imports"}
"""The folders of what is drawn when it is asked for, and of uploads that wait for an answer. A
restore empties them: they go by row keys."""


def root() -> Path:
    """MEDIA_ROOT; raises BackupError where files lie elsewhere."""
    if not isinstance(default_storage, FileSystemStorage):
        raise BackupError(
            "The site's files lie in a store of their own; back that up by its own means."
        )
    return Path(settings.MEDIA_ROOT).resolve()


def walk(folder: Path) -> Iterator[Path]:
    """The files below MEDIA_ROOT that a backup holds, in order.

    Links are passed over, as nothing of the site makes any.
    """
    if folder.is_dir():
        for path in _below(folder):
            if path.relative_to(folder).parts[0] not in LEFT_OUT:
                yield path


def _below(folder: Path) -> Iterator[Path]:
    for entry in sorted(os.scandir(folder), key=lambda entry: entry.name):
        if entry.name.startswith(PREFIX) or entry.is_symlink():
            continue
        if entry.is_dir():
            yield from _below(Path(entry))
        elif entry.is_file():
            yield Path(entry)


class Exchange:
    """New files for old ones, within MEDIA_ROOT, which may be a volume that cannot be renamed.

    Everything is laid ready first (`incoming`); `swap` only renames, and `undo` renames back.
    """

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder
        self.incoming = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        self._outgoing = Path(tempfile.mkdtemp(prefix=PREFIX, dir=folder))
        self._moved: list[tuple[Path, Path]] = []
        # Readable like the folder itself: another account, the proxy's, may be sending the files.
        self.incoming.chmod(folder.stat().st_mode)

    def swap(self) -> None:
        for source, target in ((self._folder, self._outgoing), (self.incoming, self._folder)):
            for path in sorted(source.iterdir()):
                if not path.name.startswith(PREFIX):
                    path.rename(target / path.name)
                    self._moved.append((path, target / path.name))

    def undo(self) -> None:
        while self._moved:
            before, after = self._moved.pop()
            after.rename(before)

    def clean(self) -> None:
        """Nothing is left of what lay ready, or of what was exchanged."""
        for folder in (self.incoming, self._outgoing):
            shutil.rmtree(folder, ignore_errors=True)
