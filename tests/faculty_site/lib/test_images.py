"""Pictures that people send."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from PIL import Image, ImageCms, PngImagePlugin, features

from faculty_site.lib import images


def encoded(
    kind: str, size: tuple[int, int] = (40, 20), mode: str = "RGB", **options: Any
) -> bytes:
    out = io.BytesIO()
    Image.new(mode, size, "red" if mode in ("RGB", "RGBA") else 0).save(out, kind, **options)
    return out.getvalue()


def decoded(picture: images.Picture) -> Image.Image:
    return Image.open(io.BytesIO(picture.data))


@pytest.mark.parametrize(("kind", "suffix"), [("JPEG", ".jpg"), ("PNG", ".png"), ("WEBP", ".webp")])
def test_each_format_stays_what_it_is(kind: str, suffix: str) -> None:
    picture = images.reencode(encoded(kind))
    assert (picture.suffix, decoded(picture).format) == (suffix, kind)
    assert (picture.width, picture.height) == decoded(picture).size == (40, 20)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "I;16"])
def test_every_png_mode_is_written(mode: str) -> None:
    picture = images.reencode(encoded("PNG", mode=mode))
    assert decoded(picture).mode in ("L", "RGB", "RGBA")


def test_cmyk_jpeg_becomes_rgb() -> None:
    assert decoded(images.reencode(encoded("JPEG", mode="CMYK"))).mode == "RGB"


def test_transparency_of_a_palette_is_kept() -> None:
    palette = Image.new("P", (4, 4), 0)
    palette.putpalette([255, 0, 0, 0, 255, 0])
    out = io.BytesIO()
    palette.save(out, "PNG", transparency=0)
    assert decoded(images.reencode(out.getvalue())).getpixel((0, 0)) == (255, 0, 0, 0)


def test_sixteen_bits_of_grey_keep_their_brightness() -> None:
    grey = Image.new("I;16", (4, 4), 128 * 256)
    out = io.BytesIO()
    grey.save(out, "PNG")
    assert decoded(images.reencode(out.getvalue())).getpixel((0, 0)) == 128


def test_turned_upright_and_stripped() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by a quarter
    exif[0x010F] = "Camera of Ada"
    exif[0x8825] = {1: "N", 2: (51.0, 30.0, 0.0)}
    data = encoded("JPEG", (40, 20), exif=exif, comment=b"a secret remark")
    picture = images.reencode(data)
    assert (picture.width, picture.height) == (20, 40)
    assert not decoded(picture).getexif()
    for trace in (b"Camera of Ada", b"a secret remark", b"Exif"):
        assert trace in data
        assert trace not in picture.data


def test_what_follows_the_picture_is_dropped() -> None:
    assert b"<script>" not in images.reencode(encoded("PNG") + b"<script>").data


def test_a_colour_profile_is_applied_and_dropped() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = images.reencode(encoded("PNG", icc_profile=profile))
    assert "icc_profile" not in decoded(picture).info
    assert decoded(picture).getpixel((0, 0)) == (255, 0, 0)


def test_a_broken_colour_profile_does_no_harm() -> None:
    assert images.reencode(encoded("PNG", icc_profile=b"nonsense")).width == 40


def test_long_sides_are_shortened() -> None:
    picture = images.reencode(encoded("JPEG", (5000, 1000)))
    assert (picture.width, picture.height) == (2000, 400)


def test_of_a_moving_picture_the_first_frame_is_kept() -> None:
    frames = [Image.new("RGB", (8, 8), colour) for colour in ("red", "blue")]
    out = io.BytesIO()
    frames[0].save(out, "WEBP", save_all=True, append_images=frames[1:], lossless=True)
    kept = decoded(images.reencode(out.getvalue()))
    assert getattr(kept, "n_frames", 1) == 1


def png_of_size(width: int, height: int) -> bytes:
    """A PNG that claims a size and has next to no data."""

    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        )

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize("size", [(8000, 8000), (10_000, 10_000), (100_000, 100_000)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="more than 50 million pixels"):
        images.reencode(png_of_size(*size))


def test_too_many_bytes_are_refused() -> None:
    with pytest.raises(ValueError, match="the most that is taken is 10 MB"):
        images.reencode(b"\0" * (images.MAX_BYTES + 1))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"no picture",
        b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
        encoded("GIF"),
        encoded("TIFF"),
    ],
)
def test_other_files_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="Send a JPEG, PNG or WebP file"):
        images.reencode(data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("kept", [0.2, 0.5, 0.9])
def test_half_a_picture_is_refused_in_words(kind: str, kept: float) -> None:
    data = encoded(kind, (300, 300))
    with pytest.raises(ValueError, match=r"damaged|Send a JPEG"):
        images.reencode(data[: int(len(data) * kept)])


DDS = b"DDS " + struct.pack("<18I", 124, 0x1007, 8, 8, *[0] * 14) + struct.pack("<I", 32)


@pytest.mark.parametrize("content", [DDS + b"\xff" * 60, encoded("TIFF"), encoded("BMP")])
def test_what_no_browser_shows_is_no_picture(content: bytes) -> None:
    """A page is drawn, whatever lies under the name of a picture."""
    assert images.measured(io.BytesIO(content)) is None


@pytest.mark.skipif(not features.check("avif"), reason="this Pillow reads no AVIF")
@pytest.mark.parametrize("at", range(60, 300, 7))
def test_a_damaged_avif_is_no_picture(at: int) -> None:
    content = bytearray(encoded("AVIF"))
    content[at % len(content)] ^= 0xFF
    images.measured(io.BytesIO(content))


def test_a_picture_is_measured_without_decoding_it(monkeypatch: pytest.MonkeyPatch) -> None:
    content = encoded("PNG", (30, 20))
    monkeypatch.setattr(PngImagePlugin.PngImageFile, "load", None)
    assert images.measured(io.BytesIO(content)) == (30, 20, True)
