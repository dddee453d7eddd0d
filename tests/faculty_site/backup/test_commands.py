"""The two commands, as they are typed."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from profiles.models import Profile
from tests.profiles.world import World


def run(name: str, *args: Any, **options: Any) -> str:
    out = io.StringIO()
    call_command(name, *map(str, args), stdout=out, stderr=out, **options)
    return out.getvalue()


def test_a_backup_says_what_it_holds_and_is_its_owners_alone(world: World, tmp_path: Path) -> None:
    path = tmp_path / "site.tar"
    said = run("backup", path)

    assert str(path) in said
    assert "12 files" in said
    assert path.stat().st_mode & 0o777 == 0o600
    assert [*tmp_path.glob(".site*")] == []


def test_no_backup_is_overwritten(archive: Path) -> None:
    before = archive.read_bytes()
    with pytest.raises(CommandError, match="no backup is overwritten"):
        run("backup", archive)
    assert archive.read_bytes() == before


def test_in_a_folder_it_is_named_by_the_time(world: World, tmp_path: Path) -> None:
    (tmp_path / "kept").mkdir()
    assert run("backup", tmp_path / "kept", verbosity=0) == ""
    (path,) = (tmp_path / "kept").iterdir()
    assert path.name.startswith("faculty-site-20")


def test_a_folder_is_made_where_the_name_says_that_it_is_one(world: World, tmp_path: Path) -> None:
    for _ in range(2):
        call_command("backup", f"{tmp_path}/of/us/", verbosity=0)

    assert len(list((tmp_path / "of" / "us").glob("faculty-site-*.tar"))) == 2
    (tmp_path / "file").touch()
    with pytest.raises(CommandError, match="File exists"):
        call_command("backup", f"{tmp_path}/file/")


def test_a_folder_that_is_missing(world: World, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be written"):
        run("backup", tmp_path / "missing" / "site.tar")


def test_what_was_here_is_kept(archive: Path) -> None:
    Profile.objects.all().delete()

    said = run("restore", archive, yes=True)

    assert Profile.objects.count() == 6
    (kept,) = archive.parent.glob("before-restore-*.tar")
    assert str(kept) in said
    run("restore", kept, yes=True)
    assert not Profile.objects.exists()


def test_checking_changes_nothing(archive: Path) -> None:
    Profile.objects.all().delete()

    assert "is sound" in run("restore", archive, check=True)
    assert not Profile.objects.exists()


def test_only_an_empty_site(archive: Path) -> None:
    with pytest.raises(CommandError, match="not empty"):
        run("restore", archive, into_empty=True)
    assert [*archive.parent.glob("before-restore-*")] == []


@pytest.mark.parametrize(
    ("terminal", "answer", "said"),
    [(False, "yes", "--yes"), (True, "no", "Nothing was changed"), (True, "", "Nothing")],
)
def test_nothing_is_replaced_unasked(
    archive: Path, monkeypatch: pytest.MonkeyPatch, terminal: bool, answer: str, said: str
) -> None:
    Profile.objects.all().delete()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: terminal, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: answer)

    with pytest.raises(CommandError, match=said):
        run("restore", archive)

    assert not Profile.objects.exists()


def test_a_yes_at_the_terminal(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    Profile.objects.all().delete()
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda question: " Yes ")

    assert "is replaced by" in run("restore", archive)
    assert Profile.objects.count() == 6
