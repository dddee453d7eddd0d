"""Archives that somebody may send: what is taken, what is left, what is refused, in plain words."""

from __future__ import annotations

import stat
import tarfile
from collections.abc import Mapping
from pathlib import Path

import pytest

from faculty_site.importing.members import ArchiveError
from faculty_site.importing.unpacking import Limits, unpack
from faculty_site.ingest.problems import Problems
from tests.faculty_site.importing.packing import of_tar, tarred, zipped


def unpacked(
    content: bytes, tmp_path: Path, limits: Limits | None = None
) -> tuple[dict[str, bytes], list[str]]:
    """The files by their names, and what was told."""
    archive, folder, problems = tmp_path / "site.zip", tmp_path / "out", Problems()
    archive.write_bytes(content)
    folder.mkdir()
    inner = unpack(archive, folder, problems, limits)
    files = (path for path in inner.rglob("*") if path.is_file())
    found = {path.relative_to(inner).as_posix(): path.read_bytes() for path in files}
    return found, [f"{problem.path}: {problem.message}" for problem in problems]


def refusal(content: bytes, tmp_path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ArchiveError) as caught:
        unpacked(content, tmp_path, limits)
    outside = [path for path in tmp_path.rglob("*") if path.is_file()]
    inside = (tmp_path / "out").resolve()
    assert all(p.name == "site.zip" or inside in p.resolve().parents for p in outside)
    return str(caught.value)


def test_a_folder_in_a_folder_is_the_folder(tmp_path: Path) -> None:
    files: Mapping[str, str] = {"me-main/site/a.md": "A", "me-main/site/img/b.png": "B"}
    assert unpacked(zipped(files), tmp_path) == ({"a.md": b"A", "img/b.png": b"B"}, [])


def test_a_packed_tar_is_read_as_well(tmp_path: Path) -> None:
    folder = of_tar("site", b"", type=tarfile.DIRTYPE)
    content = tarred(folder, of_tar("site/a.md", b"A"), of_tar("./site/b.md", b"B"))
    assert unpacked(content, tmp_path) == ({"a.md": b"A", "b.md": b"B"}, [])


def test_what_systems_put_beside_is_passed_over(tmp_path: Path) -> None:
    names = ("__MACOSX/._a.md", ".git/config", "._a.md", ".DS_Store", "node_modules/x/y.md")
    found, told = unpacked(zipped(dict.fromkeys(["a.md", *names], "x")), tmp_path)
    assert (found, told) == ({"a.md": b"x"}, [])
    assert (tmp_path / "out" / ".git").is_dir()  # it still says that this is a repository


@pytest.mark.parametrize(
    "name",
    [
        "../evil.md",
        "a/../../evil.md",
        "/etc/evil.md",
        "..\\evil.md",
        "C:\\evil.md",
        "a/b/../../../evil.md",
    ],
)
def test_a_name_that_leads_out_refuses_the_archive(name: str, tmp_path: Path) -> None:
    assert "leads out of the archive" in refusal(zipped({"a.md": "x", name: "x"}), tmp_path)


@pytest.mark.parametrize("name", ["../evil.md", "/srv/evil.md"])
def test_so_does_one_of_a_tar(name: str, tmp_path: Path) -> None:
    assert "leads out of the archive" in refusal(tarred(of_tar(name)), tmp_path)


def test_links_are_left_out_and_told(tmp_path: Path) -> None:
    link = zipped({"evil.md": "/etc/passwd"}, external_attr=(stat.S_IFLNK | 0o777) << 16)
    assert refusal(link, tmp_path) == "There is no file in it."


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        (tarfile.SYMTYPE, "Links are not followed"),
        (tarfile.LNKTYPE, "Links are not followed"),
        (tarfile.CHRTYPE, "no plain file"),
        (tarfile.FIFOTYPE, "no plain file"),
    ],
)
def test_so_are_those_of_a_tar_and_devices(kind: bytes, words: str, tmp_path: Path) -> None:
    """What comes behind a link does not go through it either."""
    odd = of_tar("img", b"", type=kind, linkname="/etc")
    found, told = unpacked(tarred(odd, of_tar("a.md", b"A"), of_tar("img/b.md", b"B")), tmp_path)
    assert found == {"a.md": b"A", "img/b.md": b"B"}
    assert len(told) == 1
    assert words in told[0]


def test_names_that_no_site_has_are_left_out_and_told(tmp_path: Path) -> None:
    long = "n" * 250 + ".md"
    found, told = unpacked(zipped({"a.md": "A", "b\x1b[2J.md": "B", long: "C"}), tmp_path)
    assert found == {"a.md": b"A"}
    assert [line.partition(": ")[2] for line in told] == [
        "There are signs in its name that no name has, so it was left out.",
        "Its name is too long, so it was left out.",
    ]
    assert "\x1b" not in "".join(told)


def test_names_in_quotes_and_in_other_scripts_stay_as_they_are(tmp_path: Path) -> None:
    names = ['“quoted”\'s "page" <b>.md', "居里夫人.md", "größe.md"]
    found, told = unpacked(zipped(dict.fromkeys(names, "x")), tmp_path)
    assert (set(found), told) == (set(names), [])


def test_a_name_in_utf_8_that_does_not_say_so_is_read(tmp_path: Path) -> None:
    """Some programs leave the mark out that a name is UTF-8."""
    content = zipped({"größe.md": "x"})
    marked = content.replace(b"\x00\x08\x08\x00", b"\x00\x00\x08\x00")
    assert marked != content
    assert unpacked(marked, tmp_path)[0] == {"größe.md": b"x"}


def test_the_first_of_two_of_one_name_is_read(tmp_path: Path) -> None:
    content = tarred(of_tar("a.md", b"1"), of_tar("./a.md", b"2"), of_tar("a.md/b.md", b"3"))
    found, told = unpacked(content, tmp_path)
    assert found == {"a.md": b"1"}
    assert len(told) == 2


def test_an_archive_in_the_archive_stays_closed(tmp_path: Path) -> None:
    inner = zipped({"../evil.md": "x"})
    assert unpacked(zipped({"a.md": "A", "b.zip": inner}), tmp_path)[0]["b.zip"] == inner


def test_a_password_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.md": "x" * 50}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    assert "protected by a password" in refusal(bytes(content), tmp_path)


def test_the_name_of_what_has_a_password_can_be_kept(tmp_path: Path) -> None:
    """PostgreSQL takes no NUL, and terminals take commands."""
    content = bytearray(zipped({"a.md": "x" * 50}))
    content[6] |= 1
    content[content.index(b"PK\x01\x02") + 8] |= 1
    named = bytes(content).replace(b"a.md", b"a\x00\x1bd")
    assert "“a\ufffd\ufffdd” is protected" in refusal(named, tmp_path)


@pytest.mark.parametrize("cut", [1, 30, 60, 400])
def test_a_truncated_archive_is_told(cut: int, tmp_path: Path) -> None:
    content = zipped({f"{number}.md": "words " * 200 for number in range(5)})
    assert "read to its end" in refusal(content[:-cut], tmp_path)


@pytest.mark.parametrize("content", [b"", b"PK", b"%PDF-1.7", b"\x1f\x8b" + b"x" * 50])
def test_what_is_no_archive_is_told(content: bytes, tmp_path: Path) -> None:
    assert "read to its end" in refusal(content, tmp_path)


def test_damage_within_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.md": "words " * 2000}))
    content[50:60] = b"\xff" * 10
    assert "read to its end" in refusal(bytes(content), tmp_path)


def test_a_bomb_is_refused_before_it_is_written(tmp_path: Path) -> None:
    limits = Limits(small=100_000)
    content = zipped({"a.md": b"\0" * 2_000_000})
    assert "100 times its size" in refusal(content, tmp_path, limits)
    assert not any((tmp_path / "out").iterdir())


def test_a_bomb_that_tells_another_size_is_cut_short(tmp_path: Path) -> None:
    """What is written never exceeds what the archive says of itself."""
    content = zipped({"a.md": b"\0" * 2_000_000})
    size = (2_000_000).to_bytes(4, "little")
    lying = content.replace(size, (10).to_bytes(4, "little"))
    assert lying != content
    assert "read to its end" in refusal(lying, tmp_path)
    assert sum(path.stat().st_size for path in (tmp_path / "out").iterdir()) <= 10


@pytest.mark.parametrize(
    ("limits", "words"),
    [(Limits(files=2), "more than 2 files"), (Limits(bytes=2_000_000), "more than 2 MB")],
)
def test_more_than_a_site_has_is_refused(limits: Limits, words: str, tmp_path: Path) -> None:
    content = zipped({f"{number}.md": "x" * 900_000 for number in range(3)})
    assert words in refusal(content, tmp_path, limits)


@pytest.mark.parametrize("limits", [Limits(files=2), Limits(bytes=100)])
def test_so_is_more_that_is_passed_over(limits: Limits, tmp_path: Path) -> None:
    """Each of these made a folder, and was counted by nothing."""
    content = zipped({f"{number}/.git/HEAD": "x" * 50 for number in range(50)})
    assert "far more in it" in refusal(content, tmp_path, limits)


def test_an_empty_archive_is_told(tmp_path: Path) -> None:
    assert refusal(zipped({}), tmp_path) == "There is no file in it."


def test_another_method_is_told(tmp_path: Path) -> None:
    content = bytearray(zipped({"a.md": "x" * 50}))
    content[8] = 97
    content[content.index(b"PK\x01\x02") + 10] = 97
    assert "packed by a method" in refusal(bytes(content), tmp_path)
