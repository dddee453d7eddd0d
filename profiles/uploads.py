"""Files that people send: checked, written anew, named by their content."""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile, File
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from faculty_site.lib import images
from profiles.models import Asset, Profile

if TYPE_CHECKING:
    Upload = UploadedFile[Any]
else:
    Upload = UploadedFile

MAX_PDF_BYTES = 25 * 1024 * 1024


def picture_file(upload: Upload, side: int = images.MAX_SIDE) -> ContentFile[bytes]:
    """The re-encoded picture, at most `side` pixels a side.

    ValidationError says in words what is wrong with it.
    """
    if (upload.size or 0) > images.MAX_BYTES:
        raise ValidationError(
            _("A picture may have at most %(most)s MB."),
            params={"most": images.MAX_BYTES // 1024**2},
        )
    try:
        picture = images.reencode(upload.read(), side)
    except ValueError as error:
        raise ValidationError(str(error)) from error
    name = hashlib.sha256(picture.data).hexdigest()[:32]
    return ContentFile(picture.data, f"{name}{picture.suffix}")


def check_size(upload: Upload) -> None:
    """Raises ValidationError for what is larger than anything that is taken, before it is read."""
    if (upload.size or 0) > MAX_PDF_BYTES:
        raise ValidationError(
            _("A file may have at most %(most)s MB."), params={"most": MAX_PDF_BYTES // 1024**2}
        )


def content_key(upload: File[bytes]) -> str:
    """The key that an asset of these bytes has."""
    upload.seek(0)
    key = hashlib.sha256(upload.read()).hexdigest()[:32]
    upload.seek(0)
    return key


def asset_file(upload: Upload) -> ContentFile[bytes]:
    """A picture or a PDF, named by its key; ValidationError for anything else."""
    check_size(upload)
    key = content_key(upload)
    if upload.read(5) == b"%PDF-":
        upload.seek(0)
        return ContentFile(upload.read(), f"{key}.pdf")
    upload.seek(0)
    return _keyed_picture(upload, key)


def add_file(profile: Profile, upload: Upload) -> Asset:
    """The picture or PDF as a file of the page; the one that is there if it was sent before.

    A PDF is called what the sender calls it, so that a link to it has words.
    """
    check_size(upload)
    key = content_key(upload)
    existing = Asset.objects.filter(profile=profile, key=key).first()
    if existing is not None:
        return existing
    file = asset_file(upload)
    is_pdf = (file.name or "").endswith(".pdf")
    title = PurePath(upload.name or "").stem[:300] if is_pdf else ""
    return Asset.objects.create(profile=profile, key=key, file=file, title=title)


def _keyed_picture(upload: Upload, key: str) -> ContentFile[bytes]:
    """The re-encoded picture under the key of the bytes that were sent."""
    picture = picture_file(upload)
    suffix = (picture.name or "").rpartition(".")[2]
    return ContentFile(picture.read(), f"{key}.{suffix}")
