"""Which frames may stand on a page."""

import pytest
from django.conf import settings

from faculty_site.lib.frames import SOURCES, frame_of

VIDEO = "https://www.youtube-nocookie.com/embed/abcdefghijk"


@pytest.mark.parametrize(
    ("address", "source"),
    [
        ("https://www.youtube.com/embed/abcdefghijk?si=x&start=9", f"{VIDEO}?start=9"),
        ("https://www.youtube.com/watch?v=abcdefghijk&t=42s", f"{VIDEO}?start=42"),
        ("//youtu.be/abcdefghijk", VIDEO),
        ("http://www.youtube.com/v/abcdefghijk", VIDEO),
        (
            "https://player.vimeo.com/video/123456?h=ab",
            "https://player.vimeo.com/video/123456?h=ab",
        ),
        (
            "https://maps.google.com/maps?q=London&output=embed",
            "https://www.google.com/maps?q=London&output=embed",
        ),
        (
            "https://drive.google.com/file/d/0123456789ab/preview",
            "https://drive.google.com/file/d/0123456789ab/preview",
        ),
        (
            "https://docs.google.com/presentation/d/e/abc/embed?start=false",
            "https://docs.google.com/presentation/d/e/abc/embed?start=false",
        ),
    ],
)
def test_listed_hosts_in_one_form(address: str, source: str) -> None:
    frame = frame_of(address)
    assert frame is not None
    assert frame.source == source
    assert frame.source.startswith(SOURCES)
    assert frame_of(frame.source) == frame


@pytest.mark.parametrize(
    "address",
    [
        "https://evil.example/embed/abcdefghijk",
        "https://www.youtube.com.evil.example/embed/abcdefghijk",
        "https://www.youtube.com:8443/embed/abcdefghijk",
        "ftp://www.youtube.com/embed/abcdefghijk",
        "https://www.youtube.com/redirect?q=https://evil.example/",
        "https://www.google.com/maps",
        "https://www.google.com/url?q=https://evil.example/",
        "https://drive.google.com/uc?export=download&id=0123456789ab",
        "https://[::1/embed/abcdefghijk",
        "embed/abcdefghijk",
        "",
    ],
)
def test_other_addresses_are_no_frames(address: str) -> None:
    assert frame_of(address) is None


def test_the_content_security_policy_has_the_same_list() -> None:
    assert settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"] == list(SOURCES)
