"""The process of an upload: `python -m faculty_site.importing.process read|let_in RUN ACCOUNT`.

It bounds its own time and memory before it reads anything of the upload; the processes that it
starts inherit these. Whatever ends it, its lock is free then, and the pages tell so.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from pathlib import Path
from typing import Final, NoReturn

import django

SECONDS: Final = 900
"""For all of it; a source has ten minutes, as in the command."""

MEMORY: Final = 2_000_000_000
"""Bytes of address space."""

PROCESSOR: Final = 1_800
"""Seconds of computing, for what no longer listens."""

TOO_LONG: Final = (
    f"Reading it took more than {SECONDS // 60} minutes, so it was given up, and nothing was "
    "changed. Upload it in parts, or ask whoever runs the site to import it by the command."
)
TOO_MUCH: Final = (
    "Reading it needs more memory than an upload may have, so it was given up, and nothing was "
    "changed. Upload it in parts, or ask whoever runs the site to import it by the command."
)


def main(step: str, run: int, account: int) -> None:
    """Do a step for a run; raises nothing that is the upload's fault."""
    limit(SECONDS, MEMORY)
    django.setup()
    from django.contrib.auth.models import User

    from faculty_site.importing import running
    from faculty_site.importing.folders import folder_of
    from faculty_site.importing.models import ImportRun

    work = {"read": running.read_upload, "let_in": running.let_in}[step]
    upload = ImportRun.objects.get(pk=run)
    words = folder_of(upload).words
    signal.signal(signal.SIGALRM, lambda _signal, _frame: end(words, TOO_LONG))
    try:
        work(upload, User.objects.get(pk=account))
    except MemoryError:
        end(words, TOO_MUCH)


def limit(seconds: int, memory: int) -> None:
    """Bound this process and those that it will start."""
    signal.alarm(seconds)
    resource.setrlimit(resource.RLIMIT_CPU, (PROCESSOR, PROCESSOR))
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def end(place: Path, words: str) -> NoReturn:
    """End at once, saying why where the pages look for it; the database takes all back."""
    place.write_text(words, "utf-8")
    os._exit(1)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
