"""Uploaded pictures, made safe to keep: decoded within limits and written anew.

What comes out is an image and nothing else: no camera data, no place, no comments, nothing behind
its end, and no format that a browser could take for anything but a picture.
"""

from __future__ import annotations

import io
import struct
from dataclasses import dataclass
from typing import IO, Any, NamedTuple

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from PIL import ExifTags, Image, ImageCms, ImageOps

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 50_000_000
MAX_SIDE = 2000

_SHOWN = ("JPEG", "PNG", "WEBP", "GIF", "AVIF")
"""What browsers take for a picture, whatever its file is called. Pillow knows more, and much of it
fails in ways of its own."""

_SUFFIXES = {"JPEG": ".jpg", "PNG": ".png", "WEBP": ".webp"}
_OPTIONS: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 86, "optimize": True, "progressive": True},
    "PNG": {"optimize": True},
    "WEBP": {"quality": 86},
}
_UNREADABLE = (
    OSError, SyntaxError, ValueError, EOFError, TypeError, IndexError, struct.error,
)  # fmt: skip
"""What Pillow raises on broken files, depending on where they are broken."""


_TURNED = {5, 6, 7, 8}
"""Values of a camera's note that the picture lies on its side."""


@dataclass(frozen=True)
class Picture:
    """An encoded picture; `suffix` is that of its real format, with the dot."""

    data: bytes
    suffix: str
    width: int
    height: int


class Measured(NamedTuple):
    """Width and height in pixels, as browsers show it, and whether `decoded` takes the picture and
    loses nothing that moves."""

    width: int
    height: int
    is_still: bool


def measured(file: IO[bytes]) -> Measured | None:
    """How large a picture is; None for what is none. Only the head of the file is read."""
    try:
        image = Image.open(file, formats=_SHOWN)
        # Pillow decodes a whole PNG to look for notes behind the picture; browsers do not look.
        noted = image.format != "PNG" or "exif" in image.info
        turned = noted and image.getexif().get(ExifTags.Base.Orientation, 1) in _TURNED
        moves = bool(getattr(image, "is_animated", False))
    except (*_UNREADABLE, RuntimeError, Image.DecompressionBombError):
        return None
    is_still = image.format in _SUFFIXES and not moves and image.width * image.height <= MAX_PIXELS
    width, height = (image.height, image.width) if turned else image.size
    return Measured(width, height, is_still)


def reencode(data: bytes, side: int = MAX_SIDE) -> Picture:
    """The picture upright, at most `side` pixels a side, in the same format, without metadata.

    Raises ValueError, with a sentence for the person who sent it, for what is no JPEG, PNG or WebP
    picture, is damaged, or is larger than MAX_BYTES or MAX_PIXELS. Of a moving picture the first
    frame is kept.
    """
    if len(data) > MAX_BYTES:
        told = _(
            "The picture has {size} MB, and the most that is taken is {most} MB. Save it smaller "
            "and send it again."
        )
        size, most = f"{len(data) / 1024**2:.0f}", MAX_BYTES // 1024**2
        raise ValueError(format_lazy(told, size=size, most=most))
    image, kind = decoded(data, side)
    image = plain(image, opaque=kind == "JPEG")
    image.thumbnail((side, side), Image.Resampling.LANCZOS)
    image.info.clear()  # Pillow writes a comment or profile that it finds here
    out = io.BytesIO()
    image.save(out, kind, **_OPTIONS[kind])
    return Picture(out.getvalue(), _SUFFIXES[kind], image.width, image.height)


def decoded(data: bytes, side: int) -> tuple[Image.Image, str]:
    """The picture upright in sRGB, and its format by Pillow's name.

    What needs it no larger than `side` pixels each way may get it smaller than it is, but not
    smaller than that. Raises ValueError as `reencode` does, whatever the number of bytes.
    """
    image = _open(data)
    kind = image.format or ""
    try:
        image.draft(None, (side, side))  # a JPEG need not be decoded larger than it is shown
        image.load()
        image = ImageOps.exif_transpose(image)
    except _UNREADABLE as error:
        raise ValueError(
            _("The picture is damaged. Open it, save it anew and try again.")
        ) from error
    return _to_srgb(image), kind


def flat(image: Image.Image, ground: str) -> Image.Image:
    """The picture in RGB, laid on a ground where it can be seen through."""
    image = plain(image, opaque=False)
    if image.mode != "RGBA":
        return image.convert("RGB")
    laid = Image.new("RGB", image.size, ground)
    laid.paste(image, mask=image.getchannel("A"))
    return laid


def _open(data: bytes) -> Image.Image:
    """The picture with its header read and its size checked, not yet decoded."""
    too_large = format_lazy(
        _("The picture has more than {most} million pixels. Scale it down and send it again."),
        most=MAX_PIXELS // 10**6,
    )
    try:
        image = Image.open(io.BytesIO(data), formats=list(_SUFFIXES))
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise ValueError(too_large) from error
    except _UNREADABLE as error:
        raise ValueError(
            _("This is no picture that can be used here. Send a JPEG, PNG or WebP file.")
        ) from error
    if image.width * image.height > MAX_PIXELS:
        raise ValueError(too_large)
    return image


def _to_srgb(image: Image.Image) -> Image.Image:
    """The same colours without the profile that explains them."""
    profile = image.info.get("icc_profile")
    if not profile or image.mode not in ("RGB", "CMYK"):
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        converted = ImageCms.profileToProfile(
            image, source, ImageCms.createProfile("sRGB"), outputMode="RGB"
        )
    except (ImageCms.PyCMSError, OSError):
        return image  # a broken profile explains nothing
    return converted or image


def plain(image: Image.Image, *, opaque: bool) -> Image.Image:
    """The picture in a mode that all three formats and every browser have."""
    if image.mode.startswith("I"):  # 16 bits of grey, of which 8 can be seen
        image = image.convert("I").point(lambda value: value / 256).convert("L")
    if opaque:
        return image if image.mode in ("L", "RGB") else image.convert("RGB")
    if image.mode in ("L", "RGB", "RGBA"):
        return image.convert("RGBA") if "transparency" in image.info else image
    return image.convert("RGBA" if image.has_transparency_data else "RGB")
