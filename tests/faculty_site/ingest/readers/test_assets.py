import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faculty_site.ingest.readers import resolve_inside


@pytest.fixture
def root(tmp_path: Path) -> Path:
    root = tmp_path / "root"
    (root / "files").mkdir(parents=True)
    for name in ("cv.pdf", "my photo.jpg", "Ångström.png", "100%.png", ".env", "files/a.pdf"):
        (root / name).write_bytes(b"12345")
    (tmp_path / "secret.txt").write_bytes(b"x")
    (root / "out.txt").symlink_to("../secret.txt")
    (root / "in.pdf").symlink_to("files/a.pdf")
    (root / "circle").symlink_to("circle")
    (root / "up").symlink_to("..")
    os.mkfifo(root / "pipe")
    return root


@pytest.mark.parametrize(
    ("reference", "name"),
    [
        ("cv.pdf", "cv.pdf"),
        (" ./cv.pdf ", "cv.pdf"),
        ("cv.pdf?raw=true#page=2", "cv.pdf"),
        ("my%20photo.jpg", "my photo.jpg"),
        ("my photo.jpg", "my photo.jpg"),
        ("%C3%85ngstr%C3%B6m.png", "Ångström.png"),
        ("100%.png", "100%.png"),
        ("files/../cv.pdf", "cv.pdf"),
        ("files/a.pdf", "files/a.pdf"),
        ("in.pdf", "files/a.pdf"),
    ],
)
def test_files_inside_are_found(root: Path, reference: str, name: str) -> None:
    assert resolve_inside(root, reference) == root.resolve() / name


@pytest.mark.parametrize(
    "reference",
    [
        "",
        "#work",
        ".",
        "none.pdf",
        "files",
        "../secret.txt",
        "%2e%2e/secret.txt",
        "..%2fsecret.txt",
        "../root/cv.pdf",
        "files/../../secret.txt",
        "up/secret.txt",
        "up/root/../secret.txt",
        "out.txt",
        "circle",
        "pipe",
        ".env",
        "/etc/passwd",
        "%2Fetc/passwd",
        "//host/cv.pdf",
        "file:///etc/passwd",
        "https://example.org/cv.pdf",
        "mailto:someone@example.org",
        "http://[",
        "cv.pdf%00.png",
        "cv.pdf/x",
        "x" * 5000,
        "\ud800",
    ],
)
def test_everything_else_is_nothing(root: Path, reference: str) -> None:
    assert resolve_inside(root, reference) is None


def test_size_is_limited(root: Path) -> None:
    assert resolve_inside(root, "cv.pdf", max_bytes=5)
    assert resolve_inside(root, "cv.pdf", max_bytes=4) is None


def test_a_root_that_is_not_there(tmp_path: Path) -> None:
    assert resolve_inside(tmp_path / "none", "cv.pdf") is None


@given(reference=st.text(alphabet="./%2eF~\\a:?#[]\0 ", max_size=30))
def test_no_reference_leads_out(tmp_path_factory: pytest.TempPathFactory, reference: str) -> None:
    root = tmp_path_factory.getbasetemp() / "a"
    root.mkdir(exist_ok=True)
    (root / "a").touch()

    assert resolve_inside(root, reference) in {None, root.resolve() / "a"}
