"""The process of an upload: bounded, watched by its lock, and told of when it dies."""

from __future__ import annotations

import datetime
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.utils import timezone

from faculty_site.importing import folders, launching, process
from faculty_site.importing.models import ImportRun
from tests.faculty_site.importing.packing import MARIE, zipped
from tests.profiles.world import World

WAITS = "import sys; sys.stdin.read()"
LIMITED = """
import sys
from pathlib import Path
from faculty_site.importing.process import TOO_MUCH, end, limit
limit(60, 600_000_000)
try:
    bytearray(900_000_000)
except MemoryError:
    end(Path(sys.argv[1]), TOO_MUCH)
"""


def begun(world: World, content: bytes = b"") -> ImportRun:
    run = ImportRun(
        department=world.mathematics,
        user=world.account("admin"),
        file_name="a.zip",
        options={"department": "mathematics"},
    )
    folders.folder_of(run).keep("a.zip", [content])
    run.save()
    return run


def test_memory_is_bounded_and_the_end_is_told(tmp_path: Path) -> None:
    words = tmp_path / "words"
    command = [sys.executable, "-c", LIMITED, str(words)]
    done = subprocess.run(command, cwd=settings.BASE_DIR, check=False)
    assert (done.returncode, words.read_text("utf-8")) == (1, process.TOO_MUCH)


def test_a_process_lives_as_long_as_its_lock_is_held(world: World) -> None:
    run = begun(world)
    folder = folders.folder_of(run)
    lock = folder.locked()
    assert lock is not None
    with lock:
        waiting = subprocess.Popen(
            [sys.executable, "-c", WAITS], stdin=subprocess.PIPE, pass_fds=[lock.fileno()]
        )
    folders.settle(run)
    assert run.state == ImportRun.State.READING
    waiting.kill()
    waiting.communicate()
    folders.settle(run)
    assert (run.state, run.reason) == (ImportRun.State.FAILED, folders.ENDED)
    assert not folder.path.exists()


def test_its_last_words_are_the_reason(world: World) -> None:
    run = begun(world)
    folders.folder_of(run).words.write_text(process.TOO_LONG, "utf-8")
    launching.is_busy()
    run.refresh_from_db()
    assert (run.state, run.reason) == (ImportRun.State.FAILED, process.TOO_LONG)


def test_what_ends_by_itself_between_two_looks_is_not_called_dead(world: World) -> None:
    run = begun(world)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.SHOWN)
    folders.settle(run)
    assert run.state == ImportRun.State.SHOWN
    assert folders.folder_of(run).has_upload


def test_nobody_answers_twice(world: World) -> None:
    run = begun(world)
    ImportRun.objects.filter(pk=run.pk).update(state=ImportRun.State.REFUSED)
    assert not launching.let_in(run, world.account("admin"))
    with folders.folder_of(run).locked() as lock:  # type: ignore[union-attr]
        assert lock
        assert not launching.let_in(run, world.account("admin"))


def test_what_waits_for_a_week_is_deleted(world: World) -> None:
    old, young, foreign = begun(world), begun(world), begun(world)
    states = ImportRun.objects.filter(pk__in=[old.pk, young.pk])
    states.update(state=ImportRun.State.SHOWN)
    late = timezone.now() - datetime.timedelta(days=8)
    ImportRun.objects.filter(pk=old.pk).update(started=late)
    foreign.delete()
    for run in (old, young, foreign):
        os.utime(folders.folder_of(run).path, (0, 0))
    folders.sweep()
    old.refresh_from_db()
    assert (old.state, old.reason) == (ImportRun.State.REFUSED, folders.NO_ANSWER)
    assert [folders.folder_of(run).path.exists() for run in (old, young, foreign)] == [
        False,
        True,
        False,
    ]


@pytest.mark.skipif(connection.vendor != "sqlite", reason="the copy is one of SQLite's")
@pytest.mark.django_db(transaction=True)  # SQLite copies nothing that is being written
def test_the_process_itself_reads_an_upload(world: World, tmp_path: Path) -> None:
    """On a copy of the database, which another process can open."""
    run = begun(world, zipped({"marie-curie.md": MARIE}))
    copy = tmp_path / "copy.sqlite3"
    with closing(sqlite3.connect(copy)) as target:
        connection.connection.backup(target)
    done = subprocess.run(
        [
            sys.executable,
            "-m",
            "faculty_site.importing.process",
            "read",
            str(run.pk),
            str(world.account("admin").pk),
        ],
        cwd=settings.BASE_DIR,
        env={
            **os.environ,
            "DATABASE_URL": f"sqlite:///{copy}",
            "MEDIA_ROOT": str(settings.MEDIA_ROOT),
        },
        check=False,
    )
    assert done.returncode == 0
    with closing(sqlite3.connect(copy)) as target:
        (found,) = target.execute(
            "SELECT state, shown, report FROM importing_importrun WHERE id = ?", [run.pk]
        )
    assert found[0] == "shown"
    assert "Marie Curie" in found[1], found
