"""Files that are sent to be something else than they seem."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image

from faculty_site.lib.images import reencode
from profiles.models import Asset
from profiles.uploads import MAX_PDF_BYTES, add_file, asset_file
from tests import factories

pytestmark = pytest.mark.django_db

HTML = b"<html><script>alert(1)</script></html>"


def picture(kind: str, **options: Any) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (8, 8), "red").save(out, kind, **options)
    return out.getvalue()


def huge_png() -> bytes:
    """A few bytes that say they are 60,000 pixels each way."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    header = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", b"") + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.png", HTML),
        ("a.png", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
        ("a.gif", picture("GIF")),
        ("a.png", picture("BMP")),
        ("a.jpg", picture("TIFF")),
        ("a.png", huge_png()),
        ("a.png", picture("PNG")[:45]),
        ("a.jpg", picture("JPEG")[:300]),
        ("a.png", b""),
    ],
)
def test_what_is_no_picture_is_refused_in_words(name: str, content: bytes) -> None:
    user = factories.make_user()
    factories.make_profile(owner=user)
    client = Client()
    client.force_login(user)
    upload = SimpleUploadedFile(name, content, "image/png")
    response = client.post("/admin/markdown/upload/", {"image": upload})
    assert response.status_code == 400
    assert response.json()["error"]
    assert not Asset.objects.exists()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
def test_nothing_rides_along_with_a_picture(kind: str) -> None:
    exif = Image.Exif()
    exif[0x010E] = HTML.decode()
    sent = picture(kind, exif=exif) + HTML
    upload = SimpleUploadedFile("x.html", sent, "text/html")
    stored = asset_file(upload)
    assert b"script" not in stored.read()
    assert (stored.name or "").endswith((".jpg", ".png", ".webp"))


def test_broken_camera_data_is_no_fault_of_the_site() -> None:
    """The orientation is there, and the width is a text."""
    entries = struct.pack(">HHHII", 2, 0x0100, 2, 8, 38) + struct.pack(">HHIHH", 0x0112, 3, 1, 6, 0)
    exif = b"Exif\0\0MM\0*\0\0\0\x08" + entries + b"\0\0\0\0" + b"x" * 8
    with pytest.raises(ValueError, match="damaged"):
        reencode(picture("JPEG", exif=exif))


class Endless(SimpleUploadedFile):
    """More than anybody should send; reading it fails the test."""

    def __init__(self) -> None:
        super().__init__("a.pdf", b"%PDF-")
        self.size = MAX_PDF_BYTES + 1

    def read(self, *args: Any) -> bytes:
        raise AssertionError("it was read before its size was looked at")


def test_the_size_is_looked_at_before_anything_is_read() -> None:
    profile = factories.make_profile()
    for take in (asset_file, lambda upload: add_file(profile, upload)):
        with pytest.raises(Exception, match="at most 25 MB"):
            take(Endless())
