import os
import socket
import time
import unicodedata
from itertools import pairwise
from pathlib import Path

import pytest

from faculty_site.ingest.documents import Document
from faculty_site.ingest.problems import Problem, Problems, SourceError
from faculty_site.ingest.readers import MAX_PAGE_BYTES, read_document

PAGE = b"---\r\ntitle: Lise Meitner\r\n---\r\nFission.\r\n"


def read(path: Path, problems: Problems | None = None) -> Document:
    return read_document(path, root=path.parent, problems=problems or Problems())


def failure(path: Path, root: Path | None = None) -> SourceError:
    started = time.perf_counter()
    with pytest.raises(SourceError) as caught:
        read_document(path, root=root or path.parent, problems=Problems())
    assert time.perf_counter() - started < 5
    assert caught.value.path == path
    return caught.value


def page(folder: Path, content: bytes, name: str = "meitner.md") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def test_a_page_is_read_as_it_stands(tmp_path: Path) -> None:
    path = page(tmp_path, PAGE)

    assert read(path) == Document(
        path=path,
        name="meitner.md",
        content=PAGE,
        text="---\ntitle: Lise Meitner\n---\nFission.\n",
        front_matter={"title": "Lise Meitner"},
        body="Fission.\n",
        body_line=4,
        encoding="utf-8",
        key_lines={"title": 2},
    )


def test_a_page_without_front_matter_is_a_page(tmp_path: Path) -> None:
    document = read(page(tmp_path, b"Fission.\n"))

    assert (document.front_matter, document.body, document.body_line) == ({}, "Fission.\n", 1)


def test_the_name_is_the_path_inside_the_root(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site" / "_pages"
    folder.mkdir(parents=True)
    page(folder, PAGE, "about.md")
    monkeypatch.chdir(tmp_path)

    document = read_document(Path("site/_pages/about.md"), root=Path("site"), problems=Problems())

    assert document.name == "_pages/about.md"
    assert document.path == folder / "about.md"


@pytest.mark.parametrize("name", ["a b.md", "Ångström.md", "line\nbreak.md", "-x.md", "100%25.md"])
def test_odd_names_are_fine(tmp_path: Path, name: str) -> None:
    path = page(tmp_path, PAGE, unicodedata.normalize("NFD", name))

    assert read(path).name == name


def test_a_name_that_is_no_utf_8(tmp_path: Path) -> None:
    try:
        path = page(tmp_path, PAGE, os.fsdecode(b"\xe5.md"))
    except OSError:
        pytest.skip("this file system takes UTF-8 only")
    assert read(path).name == "\ufffd.md"


def test_latin_1_is_read_with_a_warning(tmp_path: Path) -> None:
    problems = Problems()
    path = page(tmp_path, "---\r\ntitle: Lise Meitner\r\n---\r\n\r\nÅ\r\n".encode("latin-1"))

    document = read(path, problems)

    assert document.body == "\nÅ\n"
    assert document.encoding == "cp1252"
    (warning,) = problems
    assert (warning.path, warning.line, warning.level) == (path, 5, "warning")
    assert "save it as UTF-8" in warning.message


def test_utf_16_is_read_without_ado(tmp_path: Path) -> None:
    problems = Problems()
    document = read(page(tmp_path, PAGE.decode().encode("utf-16")), problems)

    assert document.front_matter == {"title": "Lise Meitner"}
    assert not list(problems)


def test_warnings_of_the_front_matter_arrive(tmp_path: Path) -> None:
    problems = Problems()
    path = page(tmp_path, b"---\ntitle: a\ntitle: b\n---\n")
    read(path, problems)

    assert [(problem.path, problem.line) for problem in problems] == [(path, 3)]


def test_a_disabled_page_is_unpublished(tmp_path: Path) -> None:
    problems = Problems()
    path = page(tmp_path, b"<!-- ---\ntitle: Old\n--- -->\nText\n")

    assert read(path, problems).front_matter == {"title": "Old", "published": False}
    assert list(problems) == [
        Problem(
            path,
            1,
            "info",
            "The front matter stands in an HTML comment, so this page is kept hidden.",
        )
    ]


BOMB = "\n".join(
    ["a: &a [x, x]", *(f"{b}: &{b} [{', '.join([f'*{a}'] * 9)}]" for a, b in pairwise("abcdefghi"))]
)


@pytest.mark.parametrize(
    ("content", "line", "says", "remedy"),
    [
        (b"---\ntitle: A: B\n---\n", 2, "contains a colon", "in quotes"),
        (b"---\ntitle: A\n\n# Work\n", 1, "never closed", "Put a line with ---"),
        (b"---\nprofile:\n\talign: right\n---\n", 3, "tab", "Use spaces"),
        (b"---\ntitle: A\n---\n\nx\0y\n", 5, "NUL byte", "save it as UTF-8"),
        (f"---\n{BOMB}\n---\n".encode(), 6, "aliases", "Remove the aliases"),
        (b"---\na: !!python/object/apply:os.system [ls]\n---\n", 2, "!!python/", "Remove it"),
        (b"---\na: " + b"[" * 100_000 + b"\n---\n", 2, "50 levels", "Remove the surplus"),
        (b"---\n- a\n- b\n---\n", 2, "is a list", "Write one key per line"),
        (b"", None, "empty", "Write the page, or remove"),
        (b"\xef\xbb\xbf \r\n\t\r\n", None, "empty", "Write the page, or remove"),
        (b"\xff\xfea", None, "UTF-16", "save it as UTF-8"),
        ("title".encode("utf-16-le"), 1, "NUL byte", "save it as UTF-8"),
    ],
    ids=[
        "yaml", "unclosed", "tab", "nul", "bomb", "python", "brackets", "list", "empty", "blank",
        "utf-16", "utf-16-unmarked",
    ],
)  # fmt: skip
def test_bad_pages_are_refused(
    tmp_path: Path, content: bytes, line: int | None, says: str, remedy: str
) -> None:
    error = failure(page(tmp_path, content))

    assert error.line == line
    assert says in error.message
    assert remedy in error.message


def test_a_page_of_50_megabytes_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "large.md"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("opened"))

    error = failure(path)

    assert "has 50.0 MB; a page may have 5 MB" in error.message
    assert "Move embedded pictures and data" in error.message


def test_a_page_at_the_limit_is_read(tmp_path: Path) -> None:
    assert read(page(tmp_path, PAGE.ljust(MAX_PAGE_BYTES))).front_matter == {
        "title": "Lise Meitner"
    }


def test_nothing_there(tmp_path: Path) -> None:
    assert "Check the spelling" in failure(tmp_path / "none.md").message
    assert "is a folder" in failure(tmp_path, tmp_path.parent).message
    below_a_file = page(tmp_path, PAGE) / "x.md"
    assert "cannot be read: Not a directory" in failure(below_a_file, tmp_path).message


def test_pipes_and_sockets_are_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.md")
    assert "a pipe, socket or device" in failure(tmp_path / "pipe.md").message

    (tmp_path / "link.md").symlink_to("pipe.md")
    assert "a pipe, socket or device" in failure(tmp_path / "link.md").message

    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.relpath(tmp_path / "socket.md"))
        assert "a pipe, socket or device" in failure(tmp_path / "socket.md").message

    assert "a pipe, socket or device" in failure(Path("/dev/zero")).message


def test_links_stay_inside(tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / "sub").mkdir(parents=True)
    outside = page(tmp_path, PAGE, "outside.md")
    page(root / "sub", PAGE, "inside.md")
    (root / "good.md").symlink_to("sub/inside.md")
    (root / "out.md").symlink_to(outside)
    (root / "up.md").symlink_to("../outside.md")
    (root / "twice.md").symlink_to("up.md")
    (root / "nothing.md").symlink_to("none.md")
    (root / "circle.md").symlink_to("circle.md")
    (root / "folder").symlink_to(tmp_path)

    assert read(root / "good.md").name == "good.md"
    for name in ("out.md", "up.md", "twice.md"):
        message = failure(root / name).message
        assert "symbolic link that leads out of its folder" in message
        assert "Put a copy of the file in its place" in message
    assert "points at nothing" in failure(root / "nothing.md").message
    assert "links" in failure(root / "circle.md").message
    assert "lies outside" in failure(root / "folder" / "outside.md", root).message
    assert "lies outside" in failure(outside, root).message


def test_a_root_that_is_a_link_itself(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    page(tmp_path / "real", PAGE)
    (tmp_path / "link").symlink_to("real")

    assert read(tmp_path / "link" / "meitner.md").name == "meitner.md"


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = page(tmp_path, PAGE)
    path.chmod(0)

    assert "Check its permissions" in failure(path).message
