"""Where uploads lie until they are let in or refused: below MEDIA_ROOT, and never served.

A folder has the file as it came, what a process is doing with it, and a lock that the process holds
for as long as it lives: the system lets go of it whatever ends the process.
"""

from __future__ import annotations

import json
import os
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import IO, Final

from django.conf import settings
from django.core.files import locks
from django.utils import timezone

from faculty_site.importing.models import OPEN, UNDER_WAY, ImportRun
from faculty_site.ingest.assets import write_file

NAME: Final = ".imports"
"""The folder below MEDIA_ROOT; no backup has it."""

KEPT_FOR: Final = timedelta(days=7)
"""How long an upload waits for an answer."""

NO_ANSWER: Final = "Nobody let it in within seven days, so its file was deleted."


@dataclass(frozen=True, slots=True)
class Folder:
    """Of one upload."""

    path: Path

    @property
    def upload(self) -> Path:
        """The file as it came; its name counts for pages, and was made safe."""
        return next(iter((self.path / "upload").iterdir()))

    @property
    def unpacked(self) -> Path:
        return self.path / "site"

    @property
    def words(self) -> Path:
        """The last words of the process, where it was not let end by itself."""
        return self.path / "words"

    @property
    def has_upload(self) -> bool:
        place = self.path / "upload"
        return place.is_dir() and any(place.iterdir())

    def keep(self, name: str, chunks: Iterable[bytes]) -> None:
        """Write the file that came, bit by bit."""
        place = self.path / "upload"
        for folder in (self.path.parent, self.path, place):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        with (place / name).open("wb") as target:
            for chunk in chunks:
                target.write(chunk)

    def locked(self) -> IO[bytes] | None:
        """The lock, for a process to inherit; None while another has it."""
        self.path.mkdir(mode=0o700, parents=True, exist_ok=True)
        file = (self.path / "lock").open("ab")
        if locks.lock(file, locks.LOCK_EX | locks.LOCK_NB):
            return file
        file.close()
        return None

    @property
    def is_at_work(self) -> bool:
        """Whether a process has the lock."""
        if not self.path.is_dir():
            return False
        if file := self.locked():
            file.close()
        return file is None

    def tell(self, done: int, total: int, name: str) -> None:
        """How far the process is, for whoever looks at the page."""
        told = {"done": done, "total": total, "name": name}
        write_file(self.path / "progress", json.dumps(told).encode())

    def told(self) -> dict[str, int | str]:
        try:
            found: dict[str, int | str] = json.loads((self.path / "progress").read_bytes())
        except (OSError, ValueError):
            return {}
        return found

    def last_words(self) -> str:
        """Why the process ended; "" where it could not say so."""
        try:
            return self.words.read_text("utf-8")
        except OSError:
            return ""

    def discard_unpacked(self) -> None:
        shutil.rmtree(self.unpacked, ignore_errors=True)

    def remove(self) -> None:
        shutil.rmtree(self.path, ignore_errors=True)


def folder_of(run: ImportRun) -> Folder:
    return Folder(_root() / str(run.key))


def _root() -> Path:
    return Path(settings.MEDIA_ROOT) / NAME


def sweep() -> None:
    """Delete what waited for too long, and what belongs to no import that is open."""
    late = timezone.now() - KEPT_FOR
    waiting = ImportRun.objects.filter(state=ImportRun.State.SHOWN, started__lt=late)
    waiting.update(state=ImportRun.State.REFUSED, reason=NO_ANSWER, finished=timezone.now())
    open_runs = set(ImportRun.objects.filter(state__in=OPEN).values_list("key", flat=True))
    if not _root().is_dir():
        return
    for entry in os.scandir(_root()):
        # One that was made a moment ago may have no row yet.
        young = entry.stat().st_mtime > timezone.now().timestamp() - 3600
        if not young and uuid.UUID(entry.name) not in open_runs:
            Folder(Path(entry)).remove()


def settle_dead() -> None:
    """Tell of the processes that ended without a word: killed, or out of time."""
    for run in ImportRun.objects.filter(state__in=UNDER_WAY):
        settle(run)


def settle(run: ImportRun) -> None:
    """The same of one import; it is brought up to date."""
    folder = folder_of(run)
    if not run.is_under_way or folder.is_at_work:
        return
    reason = folder.last_words() or ENDED
    # The process may have written its result and ended between the two looks.
    dead = ImportRun.objects.filter(pk=run.pk, state=run.state)
    if dead.update(state=ImportRun.State.FAILED, reason=reason, finished=timezone.now()):
        folder.remove()
    run.refresh_from_db()


ENDED: Final = (
    "The process that read this was ended from outside, or ran out of time or memory, and nothing "
    "was changed. Upload it again; if it happens again, give it in parts, or ask whoever runs the "
    "site to import it by the command."
)
