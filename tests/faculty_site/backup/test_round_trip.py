"""What a backup holds comes back: every row, every file; or nothing at all is changed."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.contrib.auth.models import User
from django.contrib.sessions.models import Session
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from faculty_site.backup import BackupError, tables
from faculty_site.backup.reading import check, opened
from faculty_site.backup.restoring import restore
from faculty_site.backup.writing import write
from profiles.models import Asset, Profile, SourceFile
from tests import factories
from tests.faculty_site.backup.conftest import silent
from tests.profiles.world import World

State = tuple[dict[str, list[dict[str, Any]]], dict[str, bytes]]


def state() -> State:
    """All rows by model, and all files by path."""
    rows = {
        label: [
            {name: bytes(value) if isinstance(value, memoryview) else value for name, value in row}
            for row in (each.items() for each in model._base_manager.order_by("pk").values())
        ]
        for label, model in tables.models().items()
    }
    root = Path(settings.MEDIA_ROOT)
    return rows, {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in root.rglob("*")
        if path.is_file()
    }


def put_back(path: Path) -> None:
    with opened(path) as archive:
        check(archive, silent)
        restore(archive, silent)


def change_everything() -> None:
    Profile.objects.all().delete()
    User.objects.filter(username="owner").update(username="somebody")
    other = factories.make_profile(name="Somebody else")
    Asset.objects.create(profile=other, key="other", file="assets/other.pdf")
    root = Path(settings.MEDIA_ROOT)
    for path in list(root.rglob("*.pdf")):
        path.unlink()
    (root / "assets").mkdir(exist_ok=True)
    (root / "assets" / "other.pdf").write_bytes(b"another")
    (root / "new").mkdir()
    (root / "new" / "file.txt").write_bytes(b"new")


def test_everything_comes_back(world: World, archive: Path) -> None:
    before = state()
    assert all(before[0][label] for label in ("admin.logentry", "profiles.sourcefile", "auth.user"))
    assert before[1]
    change_everything()
    assert state() != before

    put_back(archive)

    assert state() == before
    assert SourceFile.objects.all()[0].content
    assert not [path for path in Path(settings.MEDIA_ROOT).iterdir() if path.name[0] == "."]


def test_a_second_backup_holds_the_same_bytes(archive: Path, tmp_path: Path) -> None:
    with opened(archive) as first:
        members = first.manifest.members
    put_back(archive)

    assert write(tmp_path / "again.tar", silent).members == members


def test_pictures_that_are_drawn_from_others_are_in_no_backup_and_outlive_no_restore(
    archive: Path, tmp_path: Path
) -> None:
    drawn = Path(settings.MEDIA_ROOT) / "renditions" / "people" / "1" / "photo.webp"
    drawn.parent.mkdir(parents=True)
    drawn.write_bytes(b"of whoever had this key")

    assert not any("renditions" in path for path in write(tmp_path / "b.tar", silent).files)
    put_back(archive)

    assert not drawn.exists()


def test_links_are_not_followed(world: World, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("another's")
    (Path(settings.MEDIA_ROOT) / "assets" / "link").symlink_to(tmp_path / "secret")

    assert "assets/link" not in write(tmp_path / "b.tar", silent).files


def test_new_rows_get_keys_of_their_own(archive: Path) -> None:
    last = Profile.objects.order_by("-pk")[0].pk
    put_back(archive)

    assert factories.make_profile(name="A new person").pk > last


def test_everybody_has_to_sign_in_again(archive: Path) -> None:
    Session.objects.create(session_key="k", session_data="d", expire_date=timezone.now())
    put_back(archive)

    assert not Session.objects.exists()


class TestWhatFails:
    def test_a_database_that_refuses(self, archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        change_everything()
        before = state()

        def refuse() -> None:
            raise DatabaseError("a key leads nowhere")

        with monkeypatch.context() as patched:
            patched.setattr(connection, "check_constraints", refuse)
            with pytest.raises(BackupError, match=r"leads nowhere.*Nothing was changed"):
                put_back(archive)

        assert state() == before

    def test_files_that_cannot_be_moved(
        self, archive: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        change_everything()
        before = state()
        rename = Path.rename

        def refuse(self: Path, target: Path) -> Path:
            if self.parent.name.startswith(".restore-") and target.parent.name == "media":
                monkeypatch.undo()  # renaming back works again
                raise OSError("no space left")
            return rename(self, target)

        monkeypatch.setattr(Path, "rename", refuse)
        with pytest.raises(BackupError, match="no space left"):
            put_back(archive)

        assert state() == before

    def test_a_row_that_names_nothing(self, world: World, tmp_path: Path) -> None:
        """Databases that hold to their keys would have no such row; the restore says so."""
        if connection.vendor != "sqlite":
            pytest.skip("only SQLite lets such a row in, where the checks are off")
        with connection.cursor() as cursor, transaction.atomic():
            cursor.execute("UPDATE profiles_section SET profile_id = 987654")
            write(tmp_path / "odd.tar", silent)
            transaction.set_rollback(True)
        before = state()

        with pytest.raises(BackupError, match="987654"):
            put_back(tmp_path / "odd.tar")

        assert state() == before


@pytest.mark.django_db(transaction=True)
def test_outside_of_a_test_it_is_one_moment(tmp_path: Path) -> None:
    """With the real transaction around the reading; afterwards everybody may write again."""
    factories.make_profile(name="Ada")

    with tables.one_moment():
        assert Profile.objects.count() == 1
    assert write(tmp_path / "site.tar", silent).rows > 1
    factories.make_profile(name="Grace")
    put_back(tmp_path / "site.tar")

    assert [person.name for person in Profile.objects.all()] == ["Ada"]
