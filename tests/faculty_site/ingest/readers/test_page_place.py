"""Files that a reference on a page of a site names."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.readers import PagePlace

BUNDLE = "content/post/fission"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in (
        f"{BUNDLE}/figure.png",
        "static/figure.png",
        "static/cv.pdf",
        "assets/media/logo.png",
        "files/50% off.pdf",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"1")
    return tmp_path


@pytest.mark.parametrize(
    ("reference", "name", "address"),
    [
        ("figure.png", f"{BUNDLE}/figure.png", "/blog/fission/figure.png"),
        ("./figure.png", f"{BUNDLE}/figure.png", "/blog/fission/figure.png"),
        ("/blog/fission/figure.png", f"{BUNDLE}/figure.png", "/blog/fission/figure.png"),
        ("/post/fission/figure.png", f"{BUNDLE}/figure.png", "/blog/fission/figure.png"),
        ("/figure.png", "static/figure.png", "/figure.png"),
        ("../../cv.pdf", "static/cv.pdf", "/cv.pdf"),
        ("/../cv.pdf", "static/cv.pdf", "/cv.pdf"),
        ("/logo.png", "assets/media/logo.png", "/assets/media/logo.png"),
        ("/files/50%25%20off.pdf", "files/50% off.pdf", "/files/50%25%20off.pdf"),
    ],
)
def test_what_is_meant_and_where_the_old_site_had_it(
    root: Path, reference: str, name: str, address: str
) -> None:
    place = PagePlace(root, BUNDLE, "/blog/fission/", is_bundle=True)
    path = place.find(reference)
    assert path == root.resolve() / name
    assert path is not None
    assert place.address_of(path) == address


@pytest.mark.parametrize(
    "reference",
    ["//figure.png", "https://example.org/cv.pdf", "none.pdf", "../../../../x", "", "#a"],
)
def test_nothing_else_is_found(root: Path, reference: str) -> None:
    assert PagePlace(root, BUNDLE, "/blog/fission/", is_bundle=True).find(reference) is None


def test_beside_a_page_that_is_no_bundle(root: Path) -> None:
    place = PagePlace(root, BUNDLE, "/blog/fission/")
    path = place.find("figure.png")
    assert path is not None
    assert place.address_of(path) == "/post/fission/figure.png"


def test_a_file_that_is_too_large_is_not_found(root: Path) -> None:
    assert PagePlace(root).find("/cv.pdf", max_bytes=0) is None
