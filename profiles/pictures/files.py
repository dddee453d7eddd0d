"""The widths in which pictures among a person's files reach the texts that show them."""

from __future__ import annotations

import hashlib

from django.core.files.storage import default_storage
from django.urls import reverse

from faculty_site.lib.renditions import scaled
from profiles.models import Asset
from profiles.picture_sizes import still_size
from profiles.pictures.made import made

WIDTHS = (320, 480, 640, 960, 1280, 1760)
"""Of those narrower than the picture, and of its own width unless that is beyond the last: for a
column of 640 pixels on screens of one to three pixels a point."""

HIGHEST = 16_000
"""WebP ends at 16,383 pixels."""

RECIPE = 1
"""Goes up with every change of how renditions look, so that no kept one is shown for a new one."""


def srcset_of(name: str) -> str:
    """The addresses and widths of a stored picture; "" where it is small, moves or is none."""
    widths = widths_of(name)
    if len(widths) < 2:
        return ""
    base = reverse("file_picture", args=[name, "x"])[:-1]
    return ", ".join(f"{base}{_name(width)} {width}w" for width in widths)


def widths_of(name: str) -> list[int]:
    """In pixels; the file is looked at once."""
    size = still_size(name)
    if size is None:
        return []
    width, height = size
    wanted = sorted({each for each in WIDTHS if each < width} | {min(width, WIDTHS[-1])})
    return [each for each in wanted if each * height <= HIGHEST * width]


def width_asked(name: str, rendition: str) -> int | None:
    """The width by the end of an address; None for what no page asks for."""
    return {_name(width): width for width in widths_of(name)}.get(rendition)


def folder_of(key: int) -> str:
    """Where the renditions of a file are kept, by the primary key."""
    return f"renditions/files/{key}"


def key_of(asset: Asset) -> str:
    """Names the file as it is: another file has another key."""
    return hashlib.sha256(f"{asset.file.name}".encode()).hexdigest()[:16]


def stored_picture(asset: Asset, width: int) -> str:
    """The name in the storage of a rendition, which is made when it is not there.

    Raises ValueError or OSError where the file is missing or no picture.
    """
    name = str(asset.file.name)

    def draw() -> bytes:
        with default_storage.open(name) as file:
            return scaled(file.read(), width)

    return made(f"{folder_of(asset.pk)}/{key_of(asset)}-{_name(width)}", draw)


def _name(width: int) -> str:
    return f"{RECIPE}-{width}.webp"
