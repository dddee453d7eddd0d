"""A backup read: nothing of it is used before all of it is known to be sound."""

from __future__ import annotations

import hashlib
import shutil
import tarfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder

from faculty_site.backup import BackupError, files, manifest, tables
from faculty_site.backup.writing import CHUNK, Watch


@dataclass
class Archive:
    """An open backup: its manifest, and its members by name."""

    manifest: manifest.Manifest
    _tar: tarfile.TarFile
    _infos: dict[str, tarfile.TarInfo]

    def open(self, name: str) -> IO[bytes]:
        found = self._tar.extractfile(self._infos[name])
        assert found is not None  # noqa: S101 - only regular files are taken in
        return found


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """The archive with its manifest, each member a plain file that the manifest names.

    Raises BackupError for anything else.
    """
    try:
        with tarfile.open(path, mode="r:") as tar:
            infos = _infos(tar)
            if manifest.NAME not in infos:
                raise BackupError("It has no manifest: it is no backup, or was cut off.")
            archive = Archive(_manifest(tar, infos.pop(manifest.NAME)), tar, infos)
            _compare(archive.manifest, infos)
            yield archive
    except (OSError, tarfile.TarError) as error:
        raise BackupError(f"{path} cannot be read: {error}.") from error


def _infos(tar: tarfile.TarFile) -> dict[str, tarfile.TarInfo]:
    infos: dict[str, tarfile.TarInfo] = {}
    for info in tar:
        if info.name in infos:
            raise BackupError(f"It holds {info.name} twice.")
        if not info.isreg() or not _is_ours(info.name):
            raise BackupError(f"It holds {info.name}, which no backup does.")
        infos[info.name] = info
    return infos


def _is_ours(name: str) -> bool:
    """Whether the name leads to nowhere but its own place; links are refused beside it."""
    steps = PurePosixPath(name).parts
    plain = "/".join(steps) == name and ".." not in steps and not {"\0", "\\"} & set(name)
    if not name.startswith(manifest.MEDIA):
        return name == manifest.NAME or (plain and name.startswith(manifest.ROWS))
    return plain and len(steps) > 1 and not steps[1].startswith(files.PREFIX)


def _manifest(tar: tarfile.TarFile, info: tarfile.TarInfo) -> manifest.Manifest:
    source = tar.extractfile(info)
    if source is None or info.size > manifest.LONGEST:
        raise BackupError("Its manifest is too long.")
    return manifest.from_json(source.read())


def _compare(found: manifest.Manifest, infos: dict[str, tarfile.TarInfo]) -> None:
    odd = sorted(found.members.keys() ^ infos.keys())
    if odd:
        raise BackupError(f"Its manifest and its content differ: {', '.join(odd[:3])}.")
    for name, member in found.members.items():
        if infos[name].size != member.size:
            raise BackupError(f"{name} has another size than the manifest says.")


def check(archive: Archive, watch: Watch) -> None:
    """Raise BackupError unless it can be restored here: fitting, whole, and every row readable."""
    check_migrations(archive.manifest)
    models = tables.models()
    if archive.manifest.tables.keys() != models.keys():
        odd = sorted(archive.manifest.tables.keys() ^ models.keys())
        raise BackupError(f"Its tables are not those of this site: {', '.join(odd[:3])}.")
    _check_space(archive.manifest)
    total = len(archive.manifest.members)
    for number, (name, member) in enumerate(archive.manifest.members.items(), start=1):
        if _sha256(archive.open(name)) != member.sha256:
            raise BackupError(f"{name} is damaged: its checksum is not that of the manifest.")
        watch(number, total, name)
    for label, name in archive.manifest.tables.items():
        try:
            rows = sum(1 for _row in tables.read(archive.open(name), models[label]))
        except (ValueError, EOFError, OSError) as error:
            raise BackupError(f"{name} cannot be read: {error}.") from error
        if rows != archive.manifest.members[name].rows:
            raise BackupError(f"{name} has {rows} rows, not as many as the manifest says.")


def check_migrations(found: manifest.Manifest) -> None:
    """Backup, program and database must be of one version."""
    here = set(MigrationLoader(None).graph.nodes)
    applied = set(MigrationRecorder(connection).applied_migrations())
    if here - applied:
        raise BackupError("The database is not up to date. Run `manage.py migrate` first.")
    if applied - here:
        raise BackupError(
            "The database is that of a newer version of this program. Use a new, empty one, "
            "run `manage.py migrate`, and restore into that."
        )
    # What is worked out anew may have changed meanwhile: no row of it is in the backup.
    theirs, here = _of_tables(found.migrations), _of_tables(here)
    if theirs - here:
        raise BackupError(
            f"It was made by a newer version of this program (it has {_named(theirs - here)}). "
            "Install that version, and restore with it."
        )
    if here - theirs:
        raise BackupError(
            f"It was made by an older version of this program (it lacks {_named(here - theirs)}). "
            "Install that version with a new, empty database, restore with it, and upgrade then."
        )


def _of_tables(migrations: Iterable[tuple[str, str]]) -> set[tuple[str, str]]:
    return {(app, name) for app, name in migrations if app not in tables.LEFT_OUT}


def _named(migrations: set[tuple[str, str]]) -> str:
    return ".".join(max(migrations))


def _check_space(found: manifest.Manifest) -> None:
    needed = sum(member.size for member in found.members.values())
    folder = files.root()
    nearest = next(parent for parent in (folder, *folder.parents) if parent.exists())
    free = shutil.disk_usage(nearest).free
    if needed > free:
        raise BackupError(f"It needs {needed:,} bytes below {nearest}, where {free:,} are free.")


def _sha256(source: IO[bytes]) -> str:
    digest = hashlib.sha256()
    while chunk := source.read(CHUNK):
        digest.update(chunk)
    return digest.hexdigest()
