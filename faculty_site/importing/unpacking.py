"""An uploaded archive -> a folder of plain files, within limits and inside that folder."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from faculty_site.importing.members import ArchiveError, Kind, Member, members_of
from faculty_site.ingest.problems import Problems

MOST_FILES: Final = 20_000
MOST_BYTES: Final = 600_000_000
"""Of all files together, unpacked."""

RATIO: Final = 100
"""Bytes unpacked for a packed one; text is packed ten times smaller, rarely thirty."""

SMALL: Final = 20_000_000
"""Bytes unpacked that may have any ratio: a page of blanks is no bomb."""

DEEPEST: Final = 40
LONGEST: Final = 200
"""Folders in a path, and bytes of a name in it."""

LOOKED_AT: Final = 10
"""So many times as much may lie in an archive, with what is passed over."""

CHUNK: Final = 1 << 16

_PASSED_OVER: Final = frozenset(
    {"__MACOSX", ".git", ".hg", ".svn", ".DS_Store", "Thumbs.db", "node_modules", ".bundle"}
)
"""What systems and tools put beside a site; nobody needs to be told."""

_DRIVE: Final = re.compile(r"[A-Za-z]:")

_LEFT: Final[dict[Kind, str]] = {
    "link": "This is a link to another file. Links are not followed; put a copy in its place.",
    "device": "This is no plain file, so it was left out.",
}


@dataclass(frozen=True, slots=True)
class Limits:
    files: int = MOST_FILES
    bytes: int = MOST_BYTES
    ratio: int = RATIO
    small: int = SMALL


@dataclass(slots=True)
class _Unpacking:
    folder: Path
    packed: int
    limits: Limits
    problems: Problems
    files: int = 0
    bytes: int = 0
    members: int = 0
    told: int = 0
    """How many there are, and what they say of their sizes, with those that are passed over."""
    made: set[str] = field(default_factory=set)

    def take(self, member: Member) -> None:
        """Raises ArchiveError where the whole archive is refused."""
        if member.kind == "encrypted":
            raise ArchiveError(
                f"“{_shown(member.name)}” is protected by a password. Pack the folder without one."
            )
        self._look(member)
        parts = _parts(member.name)
        if _PASSED_OVER.intersection(parts) or (parts and parts[-1].startswith("._")):
            if ".git" in parts[:1] or ".git" in parts[1:2]:
                self._mark_repository(parts)
            return
        self._count(member)
        if said := _LEFT.get(member.kind) or _odd(parts):
            self.problems.warning(_shown(member.name), None, said)
        elif member.kind == "file":
            self._write(member, parts)

    def _look(self, member: Member) -> None:
        """What is passed over is unpacked by a tar as well, and looked at: it has an end, too."""
        self.members += 1
        self.told += member.size
        if (
            self.members > LOOKED_AT * self.limits.files
            or self.told > LOOKED_AT * self.limits.bytes
        ):
            raise ArchiveError(
                "There is far more in it than any site has, such as the packages of its tools. "
                "Leave out what the site itself does not need."
            )

    def _mark_repository(self, parts: list[str]) -> None:
        """An empty folder in place of `.git` keeps what it says of the folder that it lies in."""
        place = self.folder.joinpath(*parts[: parts.index(".git") + 1])
        place.mkdir(parents=True, exist_ok=True)

    def _count(self, member: Member) -> None:
        self.files += 1
        if self.files > self.limits.files:
            raise ArchiveError(
                f"There are more than {self.limits.files:,} files in it. Leave out what the site "
                "does not need, or ask whoever runs the site to import it."
            )
        self._check_size(self.bytes + member.size)

    def _check_size(self, size: int) -> None:
        if size > self.limits.bytes:
            raise ArchiveError(
                f"Unpacked it has more than {self.limits.bytes // 1_000_000} MB. Leave out what "
                "the site does not need, or ask whoever runs the site to import it."
            )
        if size > self.limits.small and size > self.limits.ratio * self.packed:
            raise ArchiveError(
                f"Unpacked it would have more than {self.limits.ratio} times its size, as no site "
                "has. Pack the folder anew."
            )

    def _write(self, member: Member, parts: list[str]) -> None:
        path = self.folder.joinpath(*parts)
        if "/".join(parts) in self.made:
            self.problems.warning(
                _shown(member.name), None, "It is in the archive twice; the first one was read."
            )
            return
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            # Anew only, and never through a link: there is none, as none was made.
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW, 0o600)
        except (FileExistsError, NotADirectoryError, IsADirectoryError):
            self.problems.warning(
                _shown(member.name), None, "It has the name of a folder, so it was left out."
            )
            return
        self.made.add("/".join(parts))
        with os.fdopen(handle, "wb") as target, member.open() as source:
            while chunk := source.read(CHUNK):
                self.bytes += len(chunk)
                self._check_size(self.bytes)  # what a member says of its size may be untrue
                target.write(chunk)


def unpack(archive: Path, folder: Path, problems: Problems, limits: Limits | None = None) -> Path:
    """Unpack an archive into an empty folder; the folder in which its contents begin.

    What is left out is told in `problems`, by its name in the archive. Raises ArchiveError where
    nothing of it may be used: it leads out of its folder, is too large, or cannot be read.
    """
    work = _Unpacking(folder, archive.stat().st_size, limits or Limits(), problems)
    with members_of(archive) as members:
        for member in members:
            work.take(member)
    if not work.made:
        raise ArchiveError("There is no file in it.")
    return _inner(folder)


def _parts(name: str) -> list[str]:
    """The parts of a path inside the archive. Raises ArchiveError for one that leads out."""
    parts = [part for part in name.split("/") if part not in ("", ".")]
    if name.startswith("/") or ".." in parts or (parts and _DRIVE.match(parts[0])):
        raise ArchiveError(
            f"“{_shown(name)}” leads out of the archive, so nothing of it is used. Pack the folder "
            "itself, with names inside it."
        )
    return parts


def _odd(parts: list[str]) -> str:
    """Why a path is none that a site has; "" where it may be one."""
    if not parts or len(parts) > DEEPEST:
        return "It lies in too many folders, so it was left out."
    for part in parts:
        if not part.isprintable():
            return "There are signs in its name that no name has, so it was left out."
        if len(part.encode("utf-8", "replace")) > LONGEST:
            return "Its name is too long, so it was left out."
    return ""


def _shown(name: str) -> str:
    """A name that can be printed and stored."""
    return "".join(c if c.isprintable() else "\ufffd" for c in name[:300])


def _inner(folder: Path) -> Path:
    """The folder itself, or that in it which holds everything, as archives of repositories do."""
    while True:
        entries = list(_shown_entries(folder))
        if len(entries) != 1 or not entries[0].is_dir() or entries[0].name.startswith(("_", ".")):
            return folder
        folder = entries[0]


def _shown_entries(folder: Path) -> Iterator[Path]:
    return (entry for entry in folder.iterdir() if entry.name != ".git")
