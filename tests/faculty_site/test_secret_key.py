"""The development key: made once, private, the same for processes that start together."""

from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from faculty_site.secret_key import development_key


def test_is_made_once_and_private(tmp_path: Path) -> None:
    path = tmp_path / ".secret-key"

    key = development_key(path)

    assert len(key) >= 50
    assert development_key(path) == key
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert [found.name for found in tmp_path.glob(".secret-key*")] == [".secret-key"]


def test_is_the_same_for_all_who_start_at_once(tmp_path: Path) -> None:
    path = tmp_path / ".secret-key"

    with ThreadPoolExecutor(max_workers=16) as pool:
        keys = set(pool.map(development_key, [path] * 64))

    assert len(keys) == 1
    assert [found.name for found in tmp_path.glob(".secret-key*")] == [".secret-key"]


def test_says_what_to_do_where_it_cannot_be_kept(tmp_path: Path) -> None:
    with pytest.raises(ImproperlyConfigured, match="Set SECRET_KEY, or make the folder writable"):
        development_key(tmp_path / "missing" / ".secret-key")


def test_says_what_to_do_with_an_empty_file(tmp_path: Path) -> None:
    path = tmp_path / ".secret-key"
    path.touch()

    with pytest.raises(ImproperlyConfigured, match=r"is empty\. Delete it"):
        development_key(path)
