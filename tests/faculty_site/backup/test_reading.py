"""What is no sound backup of this version is refused before anything is touched."""

from __future__ import annotations

import gzip
import hashlib
import io
import shutil
import tarfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from faculty_site.backup import BackupError, manifest
from faculty_site.backup.reading import check, opened
from tests.faculty_site.backup.conftest import silent

Parts = dict[str, bytes]


def taken_apart(path: Path) -> Parts:
    with tarfile.open(path) as tar:
        return {info.name: tar.extractfile(info).read() for info in tar}  # type: ignore[union-attr]


def put_together(path: Path, parts: Parts, *odd: tarfile.TarInfo) -> Path:
    with tarfile.open(path, "w") as tar:
        for name, content in parts.items():
            info = tarfile.TarInfo(name)
            info.size = len(content)
            tar.addfile(info, io.BytesIO(content))
        for info in odd:
            tar.addfile(info)
    return path


def said_of(path: Path) -> str:
    """Why it is refused; "" where it is not."""
    try:
        with opened(path) as archive:
            check(archive, silent)
    except BackupError as error:
        return str(error)
    return ""


def with_manifest(parts: Parts, change: Callable[[manifest.Manifest], Any]) -> Parts:
    found = manifest.from_json(parts[manifest.NAME])
    change(found)
    return parts | {manifest.NAME: manifest.to_json(found)}


def signed(parts: Parts, name: str, content: bytes) -> Parts:
    """The member with another content, and a manifest that knows it."""

    def change(found: manifest.Manifest) -> None:
        rows = found.members[name].rows
        found.members[name] = manifest.Member(
            len(content), hashlib.sha256(content).hexdigest(), rows
        )

    return with_manifest(parts | {name: content}, change)


def test_a_sound_one(archive: Path) -> None:
    assert said_of(archive) == ""
    assert said_of(put_together(archive, taken_apart(archive))) == ""


def test_what_is_no_archive(archive: Path, tmp_path: Path) -> None:
    (tmp_path / "text.tar").write_text("Ceci n'est pas une archive. " * 100)
    assert "cannot be read" in said_of(tmp_path / "text.tar")
    assert "cannot be read" in said_of(tmp_path / "missing.tar")
    assert "cannot be read" in said_of(tmp_path)
    whole = archive.read_bytes()
    for part in (0, 100, len(whole) // 2, len(whole) - 20 * 1024):
        archive.write_bytes(whole[:part])
        assert said_of(archive), part


@pytest.mark.parametrize(
    "name",
    [
        "/etc/passwd", "media/../../outside", "media//double", "media/./x", "media", "media/a\\b",
        "media/.restore-x/y", "rows/../x", "other/file", "../x",
    ],
)  # fmt: skip
def test_names_that_lead_elsewhere(archive: Path, name: str) -> None:
    parts = taken_apart(archive)
    assert "no backup does" in said_of(put_together(archive, parts | {name: b"x"}))


@pytest.mark.parametrize(
    "kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.CHRTYPE, tarfile.FIFOTYPE, tarfile.DIRTYPE]
)
def test_links_and_devices(archive: Path, kind: bytes) -> None:
    info = tarfile.TarInfo("media/odd")
    info.type, info.linkname = kind, "/etc/passwd"
    assert "no backup does" in said_of(put_together(archive, taken_apart(archive), info))


def test_members_that_the_manifest_does_not_know(archive: Path) -> None:
    parts = taken_apart(archive)
    assert "differ: media/x" in said_of(put_together(archive, parts | {"media/x": b"x"}))
    first = next(name for name in parts if name.startswith("media/"))
    lacking = {name: content for name, content in parts.items() if name != first}
    assert f"differ: {first}" in said_of(put_together(archive, lacking))
    assert "twice" in said_of(put_together(archive, parts, tarfile.TarInfo(first)))


def test_a_flipped_bit(archive: Path) -> None:
    parts = taken_apart(archive)
    for name in [*parts][:-1:7]:
        content = bytes([parts[name][0] ^ 1]) + parts[name][1:]
        assert "damaged" in said_of(put_together(archive, parts | {name: content})), name


def test_another_size(archive: Path) -> None:
    parts = taken_apart(archive)
    name = "rows/profiles.profile.jsonl.gz"
    assert "another size" in said_of(put_together(archive, parts | {name: parts[name] + b"0"}))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"[]", "not that of a backup"),
        (b"\xff", "not that of a backup"),
        (b'{"format": "another", "version": 1}', "not that of a backup"),
        (b'{"format": "faculty-site backup", "version": 2}', "version 2"),
        (b'{"format": "faculty-site backup", "version": 1}', "cannot be read"),
        (b"[" * 100_000, "not that of a backup"),
    ],
)
def test_a_strange_manifest(archive: Path, text: bytes, said: str) -> None:
    parts = taken_apart(archive) | {manifest.NAME: text}
    assert said in said_of(put_together(archive, parts))


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (b"no json\n", "line 1"),
        (b'{"model": "auth.user", "pk": 1, "fields": {}}\n', "line 1: a row of auth.user"),
        (b'{"model": "profiles.link", "pk": "x", "fields": {}}\n', "line 1"),
        (b'{"model": "profiles.link", "pk": 1, "fields": {"colour": 1}}\n', "line 1"),
        (b"[]\n", "line 1"),
        (b"", "has 0 rows"),
    ],
)
def test_rows_that_are_none(archive: Path, rows: bytes, said: str) -> None:
    name = "rows/profiles.link.jsonl.gz"
    parts = signed(taken_apart(archive), name, gzip.compress(rows))
    found = said_of(put_together(archive, parts))
    assert found.startswith(name)
    assert said in found


def test_rows_that_are_not_packed(archive: Path) -> None:
    name = "rows/profiles.link.jsonl.gz"
    parts = signed(taken_apart(archive), name, b"not packed")
    assert "cannot be read" in said_of(put_together(archive, parts))


def test_other_versions_of_the_program(archive: Path) -> None:
    parts = taken_apart(archive)
    newer = with_manifest(parts, lambda found: found.migrations.append(("profiles", "9999_new")))
    assert "newer version" in said_of(put_together(archive, newer))
    index = with_manifest(parts, lambda found: found.migrations.append(("search", "9999_new")))
    assert said_of(put_together(archive, index)) == ""
    older = with_manifest(parts, lambda found: found.migrations.remove(("news", "0001_initial")))
    assert "older version" in said_of(put_together(archive, older))


def test_a_table_that_is_missing(archive: Path) -> None:
    name = "rows/profiles.link.jsonl.gz"
    parts = with_manifest(taken_apart(archive), lambda found: found.members.pop(name))
    del parts[name]
    assert "profiles.link" in said_of(put_together(archive, parts))


def test_a_disk_without_room(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda path: shutil._ntuple_diskusage(10, 5, 5))
    assert "where 5 are free" in said_of(archive)
