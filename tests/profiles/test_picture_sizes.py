"""The sizes of stored pictures."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image

from profiles.picture_sizes import picture_size


def stored(name: str, data: bytes) -> str:
    return default_storage.save(name, ContentFile(data))


def picture(size: tuple[int, int], orientation: int = 1) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    file = io.BytesIO()
    Image.new("RGB", size).save(file, "JPEG", exif=exif)
    return file.getvalue()


@pytest.mark.parametrize(("orientation", "size"), [(1, (60, 40)), (6, (40, 60))])
def test_the_size_is_the_one_that_browsers_show(orientation: int, size: tuple[int, int]) -> None:
    name = stored(f"engine-{orientation}.jpg", picture((60, 40), orientation))
    assert picture_size(name) == size


def test_what_is_no_picture_has_no_size() -> None:
    assert picture_size(stored("notes.pdf", b"%PDF-1.7")) is None
    assert picture_size("gone.png") is None


def test_a_file_is_read_once() -> None:
    name = stored("mill.jpg", picture((60, 40)))
    assert picture_size(name) == (60, 40)
    default_storage.delete(name)
    assert picture_size(name) == (60, 40)
