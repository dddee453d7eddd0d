"""Files that the site makes itself and may make again: kept in the storage, never backed up."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable

from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage, default_storage


def made(name: str, make: Callable[[], bytes]) -> str:
    """The name of the file, after making it where it is not there.

    Two who want it at once both make it, and whoever is last replaces the other's whole file: no
    lock is needed, and nobody ever reads half a file.
    """
    if not default_storage.exists(name):
        _keep(name, make())
    return name


def _keep(name: str, data: bytes) -> None:
    if not isinstance(default_storage, FileSystemStorage):
        default_storage.save(name, ContentFile(data))  # others write a whole file or none
        return
    beside = default_storage.save(f"{name}.{secrets.token_hex(6)}", ContentFile(data))
    os.replace(default_storage.path(beside), default_storage.path(name))


def forget(folder: str, *, but: str = "\0") -> None:
    """Deletes the files made in a folder, but for those whose names begin with `but`."""
    try:
        _folders, names = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    for name in names:
        if not name.startswith(but):
            default_storage.delete(f"{folder}/{name}")
