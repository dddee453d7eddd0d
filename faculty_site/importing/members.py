"""What an archive holds, member by member, whatever kind of archive it is.

Nothing is extracted by the libraries themselves: they would follow names and links.
"""

from __future__ import annotations

import lzma
import stat
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

Kind = Literal["file", "folder", "link", "device", "encrypted"]


class ArchiveError(Exception):
    """Why an upload cannot be unpacked, as one English sentence for whoever uploaded it."""


@dataclass(frozen=True, slots=True)
class Member:
    """A name as the archive has it, decoded; `size` is what it says of itself."""

    name: str
    size: int
    kind: Kind
    open: Callable[[], IO[bytes]]


BROKEN = (
    "This is no archive that can be read to its end: it is damaged, or did not arrive whole. Pack "
    "the folder once more, and upload it again."
)
OTHER_METHOD = (
    "This zip is packed by a method that is not read here. Pack it with the zip of your system, or "
    "as .tar.gz."
)


@contextmanager
def members_of(path: Path) -> Iterator[Iterator[Member]]:
    """The members of a zip or a tar (packed or not), while the archive is open.

    Raises ArchiveError, also while they are read.
    """
    try:
        if zipfile.is_zipfile(path):
            with zipfile.ZipFile(path) as packed:
                yield _of_zip(packed)
        else:
            with tarfile.open(path, "r:*") as tar:
                yield _of_tar(tar)
    except NotImplementedError as error:
        raise ArchiveError(OTHER_METHOD) from error
    except (
        zipfile.BadZipFile,
        tarfile.TarError,
        zlib.error,
        lzma.LZMAError,
        EOFError,
        OSError,
        RuntimeError,
        ValueError,
    ) as error:
        # RuntimeError and ValueError are zipfile's own, of members that contradict themselves.
        raise ArchiveError(BROKEN) from error


def _of_zip(packed: zipfile.ZipFile) -> Iterator[Member]:
    for info in packed.infolist():
        yield Member(_zip_name(info), info.file_size, _zip_kind(info), _opening(packed.open, info))


def _opening(open_: Callable[[Any], Any], info: Any) -> Callable[[], IO[bytes]]:
    return lambda: open_(info)


def _zip_name(info: zipfile.ZipInfo) -> str:
    """Many programs write UTF-8 and do not say so; others the code page of old DOS."""
    name = info.orig_filename
    if not info.flag_bits & 0x800:
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    # Old programs of Windows write its own separator.
    return name.replace("\\", "/")


def _zip_kind(info: zipfile.ZipInfo) -> Kind:
    if info.flag_bits & 0x1:
        return "encrypted"
    mode = info.external_attr >> 16
    if stat.S_ISLNK(mode):
        return "link"
    if stat.S_IFMT(mode) not in (0, stat.S_IFREG, stat.S_IFDIR):
        return "device"
    return "folder" if info.orig_filename.endswith(("/", "\\")) else "file"


def _of_tar(tar: tarfile.TarFile) -> Iterator[Member]:
    for info in tar:
        yield Member(info.name, info.size, _tar_kind(info), _opening(tar.extractfile, info))
        tar.members.clear()  # type: ignore[attr-defined]  # tarfile keeps all that it has read


def _tar_kind(info: tarfile.TarInfo) -> Kind:
    if info.issym() or info.islnk():
        return "link"
    if info.isdir():
        return "folder"
    return "file" if info.isfile() else "device"
