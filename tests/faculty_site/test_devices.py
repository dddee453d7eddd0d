"""What somebody signed in with, in words."""

from __future__ import annotations

import pytest

from faculty_site.templatetags.devices import device

APPLE = "AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (f"Mozilla/5.0 (X11; Linux x86_64) {APPLE} Chrome/156.0 Safari/537.36", "Chrome on Linux"),
        ("Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0",
         "Firefox on Windows"),
        (f"Mozilla/5.0 (Windows NT 10.0) {APPLE} Chrome/140 Safari/537.36 Edg/140",
         "Edge on Windows"),
        (f"Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) {APPLE} Version/26 Safari/604.1",
         "Safari on iPhone"),
        (f"Mozilla/5.0 (Linux; Android 16; Pixel 9) {APPLE} Chrome/140 Mobile Safari/537.36",
         "Chrome on Android"),
        ("curl/8.14.1", "curl/8.14.1"),
        ("x" * 300, "x" * 60),
        ("", "an unknown program"),
    ],
)  # fmt: skip
def test_browser_and_system_are_named(user_agent: str, words: str) -> None:
    assert device(user_agent) == words
