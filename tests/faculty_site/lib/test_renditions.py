"""Pictures cut round their focus and written in the formats that pages ask for."""

from __future__ import annotations

import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageCms, features

from faculty_site.lib.renditions import GROUND, KINDS, PORTRAIT, Focus, Shape, crop, rendition
from tests.faculty_site.lib.test_images import png_of_size

CENTRE = Focus(50, 50)
FORMATS = {"avif": "AVIF", "webp": "WEBP", "jpg": "JPEG"}

sides = st.integers(1, 12_000)
per_cent = st.integers(0, 100)


def encoded(image: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    out = io.BytesIO()
    image.save(out, kind, **options)
    return out.getvalue()


def decoded(data: bytes) -> Image.Image:
    return Image.open(io.BytesIO(data))


def near(found: Any, wanted: tuple[int, int, int], by: int = 12) -> bool:
    return all(abs(one - other) <= by for one, other in zip(found, wanted, strict=True))


@given(
    sides, sides, st.builds(Focus, per_cent, per_cent), st.sampled_from([(4, 5), (1, 1), (8, 3)])
)
def test_the_cut_lies_in_the_picture_and_holds_the_focus(
    width: int, height: int, focus: Focus, shape: tuple[int, int]
) -> None:
    left, top, right, bottom = crop(width, height, Shape(*shape), focus)

    assert 0 <= left < right <= width
    assert 0 <= top < bottom <= height
    assert left <= width * focus.x / 100 <= right
    assert top <= height * focus.y / 100 <= bottom
    assert right - left == width or bottom - top == height


@given(st.integers(40, 12_000), st.integers(40, 12_000), st.builds(Focus, per_cent, per_cent))
def test_the_cut_has_the_shape_to_the_pixel(width: int, height: int, focus: Focus) -> None:
    left, top, right, bottom = crop(width, height, PORTRAIT, focus)

    assert abs((right - left) * 5 - (bottom - top) * 4) < 5


def test_the_focus_is_the_middle_where_the_picture_allows_it() -> None:
    assert crop(1000, 500, PORTRAIT, Focus(50, 0)) == (300, 0, 700, 500)
    assert crop(1000, 500, PORTRAIT, Focus(60, 0)) == (400, 0, 800, 500)
    assert crop(1000, 500, PORTRAIT, Focus(95, 0)) == (600, 0, 1000, 500)
    assert crop(400, 1000, PORTRAIT, Focus(0, 30)) == (0, 50, 400, 550)


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_written_in_the_size_asked_for(kind: str) -> None:
    picture = encoded(Image.new("RGB", (900, 800), "teal"), "JPEG")

    made = decoded(rendition(picture, PORTRAIT, CENTRE, 256, kind))

    assert (made.format, made.size) == (FORMATS[kind], (256, 320))
    assert near(made.convert("RGB").getpixel((100, 100)), (0, 128, 128))


def test_the_last_kind_is_one_that_every_browser_shows() -> None:
    assert KINDS[-1] == "jpg"
    assert ("avif" in KINDS) == features.check("avif")


def test_the_part_round_the_focus_is_what_is_shown() -> None:
    halves = Image.new("RGB", (1000, 500), "red")
    halves.paste("blue", (500, 0, 1000, 500))

    left = decoded(rendition(encoded(halves), PORTRAIT, Focus(10, 50), 100, "jpg"))
    right = decoded(rendition(encoded(halves), PORTRAIT, Focus(90, 50), 100, "jpg"))

    assert near(left.getpixel((50, 60)), (255, 0, 0))
    assert near(right.getpixel((50, 60)), (0, 0, 255))


def test_a_small_picture_is_not_blown_up() -> None:
    made = decoded(rendition(encoded(Image.new("RGB", (80, 300))), PORTRAIT, CENTRE, 512, "webp"))

    assert made.size == (80, 100)


@pytest.mark.parametrize("kind", KINDS)
def test_what_can_be_seen_through_is_laid_on_paper(kind: str) -> None:
    clear = Image.new("RGBA", (200, 250), (0, 0, 0, 0))
    palette = Image.new("P", (200, 250), 0)
    palette.putpalette([0, 0, 0, 255, 255, 255])

    for picture in (encoded(clear), encoded(palette, transparency=0)):
        made = decoded(rendition(picture, PORTRAIT, CENTRE, 100, kind))
        assert made.mode == "RGB"
        paper = int(GROUND[1:3], 16), int(GROUND[3:5], 16), int(GROUND[5:7], 16)
        assert near(made.getpixel((50, 60)), paper, 4)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("image", "encoding", "shown"),
    [
        (Image.new("CMYK", (200, 250), (0, 255, 255, 0)), "JPEG", (254, 0, 0)),
        (Image.new("I;16", (200, 250), 128 * 256), "PNG", (128, 128, 128)),
        (Image.new("L", (200, 250), 77), "JPEG", (77, 77, 77)),
        (Image.new("1", (200, 250), 1), "PNG", (255, 255, 255)),
        (Image.new("LA", (200, 250), (60, 255)), "PNG", (60, 60, 60)),
    ],
    ids=["cmyk", "16 bits", "grey", "black and white", "grey with alpha"],
)
def test_every_way_to_keep_colours_comes_out_as_seen(
    image: Image.Image, encoding: str, shown: tuple[int, int, int], kind: str
) -> None:
    made = decoded(rendition(encoded(image, encoding), PORTRAIT, CENTRE, 100, kind))

    assert made.mode == "RGB"
    assert near(made.getpixel((50, 60)), shown)


def test_of_a_moving_picture_the_first_frame_is_shown() -> None:
    frames = [Image.new("RGB", (80, 100), colour) for colour in ("red", "blue")]
    moving = encoded(frames[0], "WEBP", save_all=True, append_images=frames[1:], lossless=True)

    made = decoded(rendition(moving, PORTRAIT, CENTRE, 40, "webp"))

    assert getattr(made, "n_frames", 1) == 1
    assert near(made.getpixel((20, 20)), (255, 0, 0))


@pytest.mark.parametrize("kind", KINDS)
def test_nothing_but_the_picture_is_written(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010F] = "Camera of Ada"
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    image = Image.new("L", (100, 125))
    picture = encoded(image, "JPEG", exif=exif, comment=b"a secret", icc_profile=profile)

    made = rendition(picture, PORTRAIT, CENTRE, 50, kind)

    assert b"Camera" not in made
    assert b"a secret" not in made
    assert "icc_profile" not in decoded(made).info


def test_a_picture_on_its_side_is_turned_before_it_is_cut() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    halves = Image.new("RGB", (1000, 500), "red")
    halves.paste("blue", (500, 0, 1000, 500))

    made = decoded(
        rendition(encoded(halves, "JPEG", exif=exif), PORTRAIT, Focus(50, 0), 100, "jpg")
    )

    assert near(made.getpixel((50, 20)), (254, 0, 0))


@pytest.mark.parametrize("size", [(8000, 8000), (100_000, 100_000)])
def test_a_bomb_is_refused_before_it_is_decoded(size: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="more than 50 million pixels"):
        rendition(png_of_size(*size), PORTRAIT, CENTRE, 100, "jpg")


@pytest.mark.parametrize("data", [b"", b"jpeg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="no picture"):
        rendition(data, PORTRAIT, CENTRE, 100, "jpg")
