"""A backup put in the place of what is here: all of it, or nothing."""

from __future__ import annotations

import shutil
from pathlib import Path

from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.core.management import call_command, get_commands
from django.db import Error as DatabaseError
from django.db import connection, transaction

from faculty_site.backup import BackupError, files, manifest, tables
from faculty_site.backup.reading import Archive
from faculty_site.backup.writing import CHUNK, Watch
from faculty_site.ingest.values import model_of


def is_empty() -> bool:
    """Whether the site has neither people nor accounts nor files."""
    people = model_of("profiles.profile")._default_manager.exists()
    departments = model_of("profiles.department")._default_manager.exists()
    accounts = get_user_model()._default_manager.exists()
    return not (people or departments or accounts or any(files.walk(files.root())))


def restore(archive: Archive, watch: Watch) -> None:
    """Put a checked archive in the place of database and files.

    Whatever fails, both are as they were. Raises BackupError.
    """
    exchange = files.Exchange(files.root())
    try:
        _lay_ready(archive, exchange.incoming, watch)
        with transaction.atomic():
            _keep_writers_out()
            models = tables.models()
            tables.replace(
                (models[label], tables.read(archive.open(name), models[label]))
                for label, name in archive.manifest.tables.items()
            )
            exchange.swap()
    except (DatabaseError, OSError, ValueError) as error:
        exchange.undo()
        raise BackupError(f"It cannot be restored: {error}. Nothing was changed.") from error
    except BaseException:
        exchange.undo()
        raise
    finally:
        exchange.clean()
    _forget()


def _lay_ready(archive: Archive, folder: Path, watch: Watch) -> None:
    paths = archive.manifest.files
    for number, path in enumerate(paths, start=1):
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with archive.open(f"{manifest.MEDIA}{path}") as source, target.open("xb") as file:
            shutil.copyfileobj(source, file, CHUNK)
        watch(number, len(paths), path)


def _keep_writers_out() -> None:
    """SQLite has only one writer; on PostgreSQL the site can be read until all is there."""
    if connection.vendor == "postgresql":
        quoted = [connection.ops.quote_name(m._meta.db_table) for m in tables.models().values()]
        connection.cursor().execute(f"LOCK TABLE {', '.join(quoted)} IN EXCLUSIVE MODE")


def _forget() -> None:
    """What was remembered of the rows before, and what is worked out from rows."""
    ContentType.objects.clear_cache()
    cache.clear()
    if "index_search" in get_commands():
        call_command("index_search", verbosity=0)
