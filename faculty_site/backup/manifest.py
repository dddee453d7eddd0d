"""The list of what an archive holds."""

from __future__ import annotations

import datetime
import json
from dataclasses import asdict, dataclass, field
from typing import Any, Final

from faculty_site.backup import BackupError

NAME: Final = "manifest.json"
FORMAT: Final = "faculty-site backup"
VERSION: Final = 1
LONGEST: Final = 256 * 1024 * 1024
"""Bytes of a manifest; some 150 for each file."""

ROWS, MEDIA = "rows/", "media/"


@dataclass
class Member:
    """A file of the archive; `rows` of a table, none for others."""

    size: int
    sha256: str
    rows: int | None = None


@dataclass
class Manifest:
    made: str
    """When, in ISO format with its zone."""
    database: str
    """Django's word for the kind of database."""
    migrations: list[tuple[str, str]]
    """Those that were applied: app and name."""
    members: dict[str, Member] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        return sum(member.rows or 0 for member in self.members.values())

    @property
    def files(self) -> list[str]:
        """Paths below MEDIA_ROOT."""
        return [name.removeprefix(MEDIA) for name in self.members if name.startswith(MEDIA)]

    @property
    def tables(self) -> dict[str, str]:
        """The member of each model, by the model's label."""
        suffix = ".jsonl.gz"
        return {
            name.removeprefix(ROWS).removesuffix(suffix): name
            for name in self.members
            if name.startswith(ROWS)
        }


def now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")


def to_json(manifest: Manifest) -> bytes:
    head = {"format": FORMAT, "version": VERSION}
    return json.dumps(head | asdict(manifest), indent=1, ensure_ascii=False).encode()


def from_json(text: bytes) -> Manifest:
    """Raises BackupError for anything that `to_json` does not write."""
    try:
        data = json.loads(text)
        if data.pop("format") != FORMAT:
            raise ValueError("another format")
        version = data.pop("version")
    except (ValueError, KeyError, AttributeError, TypeError, RecursionError) as error:
        raise BackupError("Its manifest is not that of a backup of this program.") from error
    if version != VERSION:
        raise BackupError(
            f"It has version {version} of the format, and this program reads version {VERSION}."
        )
    try:
        return _typed(data)
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        raise BackupError(f"Its manifest cannot be read: {error}.") from error


def _typed(data: dict[str, Any]) -> Manifest:
    datetime.datetime.fromisoformat(data["made"])
    members = {
        str(name): Member(int(each["size"]), str(each["sha256"]), each["rows"])
        for name, each in data["members"].items()
    }
    migrations = [(str(app), str(name)) for app, name in data["migrations"]]
    return Manifest(data["made"], str(data["database"]), migrations, members)
