"""Starts the process that reads an upload: from a request, which does not wait for it.

Each web worker may start some; whether one still lives is asked of the lock that it inherits, so
that any worker can tell, also one that was started since. Nothing has to run besides the site.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from typing import IO, Final, Literal, cast

from django.conf import settings

from faculty_site.importing.folders import folder_of, settle_dead
from faculty_site.importing.models import UNDER_WAY, ImportRun
from profiles.permissions import User

Step = Literal["read", "let_in"]

AT_ONCE: Final = 2
"""Uploads that are read at the same time; each may take a processor and its memory."""

MOST_OPEN: Final = 5
"""Uploads of one account that wait for an answer."""


def is_busy() -> bool:
    """Whether as many uploads are under way as may be."""
    settle_dead()
    return ImportRun.objects.filter(state__in=UNDER_WAY).count() >= AT_ONCE


def begin(run: ImportRun, user: User) -> None:
    """Store a new run whose folder has its upload, and start to read it."""
    # Locked first: whoever looks at a stored run must not take it for dead.
    with cast("IO[bytes]", folder_of(run).locked()) as lock:  # the folder is new
        run.save()
        launch(run, "read", user, lock.fileno())


def let_in(run: ImportRun, user: User) -> bool:
    """Start to let in what was shown; False where somebody else answered already."""
    lock = folder_of(run).locked()
    if lock is None:
        return False
    with lock:
        shown = ImportRun.objects.filter(pk=run.pk, state=ImportRun.State.SHOWN)
        if not shown.update(state=ImportRun.State.ENTERING):
            return False
        launch(run, "let_in", user, lock.fileno())
    return True


def launch(run: ImportRun, step: Step, user: User, lock: int) -> None:
    """A process that outlives a web worker and inherits the lock."""
    folder = folder_of(run)
    folder.tell(0, 0, "")
    module = "faculty_site.importing.process"
    process = subprocess.Popen(  # noqa: S603 - our own module with numbers of ours
        [sys.executable, "-m", module, step, str(run.pk), str(user.pk)],
        cwd=settings.BASE_DIR,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,  # its log goes where the site's own goes
        pass_fds=[lock],
        start_new_session=True,
    )
    # So that it is no zombie once it ends.
    threading.Thread(target=process.wait, daemon=True).start()
