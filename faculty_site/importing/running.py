"""An upload read for a preview, and let in: what the process of its own does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from django.contrib.auth.models import User as Account
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from faculty_site.importing.assembly import assembled
from faculty_site.importing.conditions import Rights
from faculty_site.importing.folders import Folder, folder_of, sweep
from faculty_site.importing.history import log_touched
from faculty_site.importing.members import ArchiveError
from faculty_site.importing.models import ImportRun
from faculty_site.importing.outcome import Outcome, report_json, without_folder
from faculty_site.importing.unpacking import unpack
from faculty_site.ingest.database import UsageError
from faculty_site.ingest.options import Options
from faculty_site.ingest.pipeline import Pipeline, rolled_back
from faculty_site.ingest.problems import Problem, Problems
from faculty_site.search.upkeep import make_findable
from profiles.permissions import can

PAGES: Final = (".md", ".markdown", ".mkd", ".mdown", ".html", ".htm")
"""Ends of the names of files that are a page themselves."""

READERS: Final = 2
"""Processes that read where there are several sources; each of these has its own time."""

NO_LONGER: Final = "You may not import into this department any more, so nothing was changed."
ONE_PERSON: Final = (
    "You named a person, but this holds the pages of several, or of nobody. Upload it without a "
    "name, or the page of this person alone."
)
FAULT: Final = (
    "Something went wrong that should not, and nothing was changed. Tell whoever runs the site; "
    "the log says what it was."
)

log = logging.getLogger(__name__)


def read_upload(run: ImportRun, user: Account) -> None:
    """Read an upload, bring it in and take it back; the run has a preview then, or has failed."""
    _work(run, user, _show)


def let_in(run: ImportRun, user: Account) -> None:
    """Bring in what was shown. Where that is no longer what would come in, it is shown anew."""
    _work(run, user, _enter)


class _Import:
    """The upload of a run, unpacked, with the importer that reads it."""

    def __init__(self, run: ImportRun, user: Account, folder: Folder) -> None:
        self.run, self.user, self.folder = run, user, folder
        self.outcome = Outcome(user)
        self.remarks = Problems()

    def perform(self, within: Callable[[], Any], *, dry_run: bool) -> None:
        """Raises ArchiveError."""
        source = self._source()
        self.root = source.parent if source.is_file() else source
        self.pipeline: Pipeline = assembled(
            Options(**self.run.options, dry_run=dry_run),
            condition=Rights(self.user),
            witness=self.outcome,
            within=within,
            processes=READERS,
        )
        try:
            self.pipeline.run([source], watch=self._watch)
        except UsageError as error:
            raise ArchiveError(ONE_PERSON) from error

    def _source(self) -> Path:
        upload = self.folder.upload
        if upload.suffix.lower() in PAGES:
            return upload
        self.folder.unpacked.mkdir(mode=0o700, exist_ok=True)
        return unpack(upload, self.folder.unpacked, self.remarks)

    def _watch(self, done: int, total: int, path: Path) -> None:
        self.folder.tell(done, total, path.name)

    def told(self) -> tuple[dict[str, Any], dict[str, Any]]:
        """The report, and what a page shows of it."""
        report = self.pipeline.report
        told = report_json(report, self.root)
        shown = without_folder(self.outcome.shown(report), self.root)
        remarks = [_as_json(problem) for problem in self.remarks]
        digest = self.outcome.digest([told, shown])
        return told, {"people": shown, "remarks": remarks, "digest": digest}


def _work(run: ImportRun, user: Account, step: Callable[[_Import], None]) -> None:
    folder = folder_of(run)
    work = _Import(run, user, folder)
    try:
        if not can(user, "add", run):
            raise ArchiveError(NO_LONGER)
        step(work)
    except ArchiveError as error:
        _end(run, ImportRun.State.FAILED, str(error))
    except MemoryError:
        raise  # the process says so, and ends
    except Exception:
        log.exception("the upload %s could not be read", run.key)
        _end(run, ImportRun.State.FAILED, FAULT)
    finally:
        _clean(run, folder)


def _show(work: _Import) -> None:
    work.perform(rolled_back, dry_run=True)
    report, shown = work.told()
    _keep(work.run, ImportRun.State.SHOWN, report, shown)


def _enter(work: _Import) -> None:
    before = work.run.shown.get("digest")
    stale = False

    @contextmanager
    def judged() -> Iterator[None]:
        nonlocal stale
        with transaction.atomic():
            yield
            report, shown = work.told()
            stale = shown["digest"] != before
            if stale:
                transaction.set_rollback(True)
                return
            log_touched(work.user, work.outcome.touched)
            # In the same transaction: it is let in exactly when the people are.
            _keep(work.run, ImportRun.State.DONE, report, shown)

    work.perform(judged, dry_run=False)
    if stale:
        for name in work.outcome.stored:
            default_storage.delete(name)
        report, shown = work.told()
        _keep(work.run, ImportRun.State.SHOWN, report, {**shown, "stale": True})
        return
    make_findable()


def _keep(run: ImportRun, state: str, report: dict[str, Any], shown: dict[str, Any]) -> None:
    run.state, run.report, run.shown, run.reason = state, report, shown, ""
    run.finished = timezone.now() if state == ImportRun.State.DONE else None
    run.save()


def _end(run: ImportRun, state: str, reason: str) -> None:
    run.state, run.reason, run.finished = state, reason, timezone.now()
    run.save(update_fields=["state", "reason", "finished"])


def _clean(run: ImportRun, folder: Folder) -> None:
    """An upload is needed no longer than somebody may still let it in."""
    folder.discard_unpacked()
    if not run.is_open:
        folder.remove()
    sweep()


def _as_json(problem: Problem) -> dict[str, Any]:
    return {"path": str(problem.path), "level": problem.level, "message": problem.message}
