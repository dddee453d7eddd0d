"""What every test shares."""

from __future__ import annotations

import os
from pathlib import Path

import hypothesis
import pytest
from pytest_django import Settings

# No deadline: a busy machine is no fault of the code. In CI the same examples every time.
hypothesis.settings.register_profile(
    "steady", deadline=None, derandomize=os.environ.get("CI") == "true"
)
hypothesis.settings.load_profile("steady")


@pytest.fixture(autouse=True)
def _site_of_a_test(settings: Settings, tmp_path: Path) -> None:
    """Uploads go to a folder of the test's own, and accounts are made without slow hashing."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
