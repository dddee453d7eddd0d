"""A picture in a size and a format that a page asks for, whole or cut round its focus."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import Any

from PIL import Image, features

from faculty_site.lib.images import decoded, flat, plain

GROUND = "#f5f3ee"
"""Behind pictures that can be seen through; the site's raised paper."""

_OPTIONS: dict[str, tuple[str, dict[str, Any]]] = {
    # At speed 6 a portrait takes a tenth of a second; slower ones win a few per cent in a second.
    "avif": ("AVIF", {"quality": 60, "speed": 6}),
    "webp": ("WEBP", {"quality": 80, "method": 4}),
    "jpg": ("JPEG", {"quality": 82, "optimize": True, "progressive": True}),
}
KINDS = tuple(kind for kind in _OPTIONS if kind != "avif" or features.check("avif"))
"""Endings of what can be written here, the lightest first; every browser shows the last."""

Box = tuple[int, int, int, int]
"""Left, top, right and bottom edge in pixels."""


@dataclass(frozen=True)
class Focus:
    """What must stay in sight: per cent from the left and from the top."""

    x: int
    y: int


@dataclass(frozen=True)
class Shape:
    """How wide and how high, of which only the proportion counts: 4 to 5."""

    width: int
    height: int


PORTRAIT = Shape(4, 5)


def crop(width: int, height: int, shape: Shape, focus: Focus) -> Box:
    """The largest part of a picture that has the shape, its middle as near the focus as it can be.

    It lies within the picture and holds the focus. A side is at least one pixel, so that of the
    thinnest pictures the shape is not exact.
    """
    wide = max(1, min(width, height * shape.width // shape.height))
    high = max(1, min(height, width * shape.height // shape.width))
    left, top = _start(width, wide, focus.x), _start(height, high, focus.y)
    return left, top, left + wide, top + high


def _start(whole: int, part: int, per_cent: int) -> int:
    """Where a part begins that has the place in its middle, unless the picture ends before."""
    middle = whole * per_cent / 100
    return max(0, min(round(middle - part / 2), whole - part))


def rendition(data: bytes, shape: Shape, focus: Focus, width: int, kind: str) -> bytes:
    """The picture in the shape, `width` pixels wide or as wide as it is, as one of `KINDS`.

    Raises ValueError for what is no JPEG, PNG or WebP picture, or is too large to be decoded.
    """
    name, options = _OPTIONS[kind]
    out = io.BytesIO()
    cut(data, shape, focus, width).save(out, name, **options)
    return out.getvalue()


def cut(data: bytes, shape: Shape, focus: Focus, width: int) -> Image.Image:
    """The same, not yet written, in RGB."""
    # Twice as large as needed: the cut takes a part of it, and the scaling wants some to choose.
    longest = 2 * max(width, width * shape.height // shape.width)
    picture, _format = decoded(data, longest)
    box = crop(picture.width, picture.height, shape, focus)
    wide = min(width, box[2] - box[0])
    high = max(1, round(wide * shape.height / shape.width))
    # The part first, so that less of a large picture is laid on the ground.
    part = flat(picture.crop(box), GROUND)
    part.info.clear()  # Pillow writes a comment or profile that it finds here
    return part.resize((wide, high), Image.Resampling.LANCZOS, reducing_gap=3.0)


def scaled(data: bytes, width: int) -> bytes:
    """The whole picture as WebP, `width` pixels wide; what can be seen through stays so.

    Raises ValueError as `rendition` does.
    """
    picture, _format = decoded(data, 2 * width)
    picture = plain(picture, opaque=False)
    picture.info.clear()  # Pillow writes a comment or profile that it finds here
    high = max(1, round(width * picture.height / picture.width))
    name, options = _OPTIONS["webp"]
    out = io.BytesIO()
    picture.resize((width, high), Image.Resampling.LANCZOS, reducing_gap=3.0).save(
        out, name, **options
    )
    return out.getvalue()
