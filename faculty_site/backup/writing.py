"""A backup written: rows, files, and the manifest last."""

from __future__ import annotations

import datetime
import hashlib
import io
import os
import tarfile
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import IO, Any, Final

from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from faculty_site.backup import BackupError, files, manifest, tables

CHUNK: Final = 1024 * 1024
Watch = Callable[[int, int, str], None]
"""Called for each part that is done: how many, of how many, its name."""


def write(target: Path, watch: Watch) -> manifest.Manifest:
    """Back the site up into a file that does not exist yet; readable by its owner alone.

    The rows hold the accounts' passwords, if only as hashes. Nothing stands under the name before
    all of it is there. Raises BackupError where it cannot be written.
    """
    if target.exists():
        raise BackupError(f"{target} exists already, and no backup is overwritten.")
    part: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name}.", dir=target.parent)
        part = Path(name)
        with os.fdopen(handle, "wb") as file:
            found = _write(file, target.parent, watch)
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            raise BackupError(f"{target} was made by somebody else meanwhile.")
        part.rename(target)
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"{target} cannot be written: {error}.") from error
    finally:
        if part is not None:
            part.unlink(missing_ok=True)
    return found


def free_name(folder: Path, prefix: str) -> Path:
    """A name in the folder that nothing has yet; sorted by name they are sorted by time."""
    stem = f"{prefix}-{datetime.datetime.now(datetime.UTC):%Y%m%d-%H%M%S}"
    names = (f"{stem}{end}.tar" for end in ("", *(f"-{number}" for number in range(2, 1000))))
    return next(folder / name for name in names if not (folder / name).exists())


def _write(file: IO[bytes], scratch: Path, watch: Watch) -> manifest.Manifest:
    folder = files.root()
    with tarfile.open(fileobj=file, mode="w", format=tarfile.PAX_FORMAT) as archive:
        with tables.one_moment():
            applied = sorted(MigrationRecorder(connection).applied_migrations())
            found = manifest.Manifest(manifest.now(), connection.vendor, applied)
            models = sorted(tables.models().items())
            for number, (label, model) in enumerate(models, start=1):
                with tempfile.TemporaryFile(dir=scratch) as rows:
                    count = tables.write(model, rows)
                    name = f"{manifest.ROWS}{label}.jsonl.gz"
                    found.members[name] = _add(archive, name, rows, count)
                watch(number, len(models), label)
        paths = list(files.walk(folder))
        for number, path in enumerate(paths, start=1):
            name = f"{manifest.MEDIA}{path.relative_to(folder).as_posix()}"
            try:
                source = path.open("rb")
            except FileNotFoundError:
                continue  # deleted since: no row of today names it
            with source:
                found.members[name] = _add(archive, name, source)
            watch(number, len(paths), path.name)
        _add(archive, manifest.NAME, io.BytesIO(manifest.to_json(found)))
    return found


def _add(
    archive: tarfile.TarFile, name: str, source: IO[bytes], rows: int | None = None
) -> manifest.Member:
    info = tarfile.TarInfo(name)
    info.size = source.seek(0, os.SEEK_END)
    info.mode = 0o644
    source.seek(0)
    hashed = _Hashed(source)
    archive.addfile(info, hashed)  # it asks for nothing but `read`
    return manifest.Member(info.size, hashed.digest.hexdigest(), rows)


class _Hashed:
    """A file that is hashed while it is read."""

    def __init__(self, source: IO[bytes]) -> None:
        self._source = source
        self.digest: Any = hashlib.sha256()

    def read(self, size: int = -1) -> bytes:
        found = self._source.read(size)
        self.digest.update(found)
        return found
