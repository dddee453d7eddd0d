"""In the sample department: an upload that was read, and waits to be let in."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from typing import IO, Final, cast

from django.conf import settings
from django.contrib.auth.models import User

from faculty_site.importing.folders import folder_of
from faculty_site.importing.models import ImportRun
from faculty_site.importing.running import read_upload
from profiles.models import Department

FILE: Final = "mary-somerville.zip"


def make_upload(department: Department, account: User) -> None:
    """As the account would have sent it for the department."""
    run = ImportRun(
        user=account,
        department=department,
        file_name=FILE,
        options={"profile": "", "department": department.slug, "state": "", "base_url": ""},
    )
    folder = folder_of(run)
    folder.keep(FILE, [_zipped(Path(settings.BASE_DIR) / "fixtures" / "demo" / "upload")])
    with cast("IO[bytes]", folder.locked()):  # so that nobody takes it for dead
        run.save()
        read_upload(run, account)


def _zipped(source: Path) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for path in sorted(source.iterdir()):
            archive.write(path, f"{source.name}/{path.name}")
    return buffer.getvalue()
