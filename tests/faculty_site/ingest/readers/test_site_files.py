"""The files of a site, some of which cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.documents import MAX_PAGE_BYTES
from faculty_site.ingest.readers.site_files import SiteFiles

PAGE = "---\ntitle: Rings\n---\nWords.\n"


def read(root: Path) -> tuple[list[str], list[str]]:
    """The names of the documents of `_pages`, and what was told."""
    problems = Problems()
    documents = list(SiteFiles(root, problems).documents("_pages"))
    return [document.name for document in documents], [p.message for p in problems]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "_pages").mkdir()
    (tmp_path / "_pages" / "rings.md").write_text(PAGE)
    return tmp_path / "_pages"


def test_links_that_lead_nowhere_are_told(folder: Path) -> None:
    (folder / "circle.md").symlink_to("circle.md")
    (folder / "gone.md").symlink_to("nowhere")
    (folder / "out.md").symlink_to("/etc/hostname")
    names, told = read(folder.parent)
    assert names == ["_pages/rings.md"]
    assert len(told) == 3
    assert all(message.startswith("Left out: ") for message in told)


def test_a_page_that_is_too_large_is_told(folder: Path) -> None:
    (folder / "large.md").write_bytes(b"x" * (MAX_PAGE_BYTES + 1))
    names, told = read(folder.parent)
    assert names == ["_pages/rings.md"]
    assert "a page may have 5 MB" in told[0]


def test_empty_files_and_folders_named_like_pages_are_passed_over(folder: Path) -> None:
    (folder / "empty.md").write_text("")
    (folder / "folder.md").mkdir()
    (folder / "folder.md" / "inner.md").write_text(PAGE)
    assert read(folder.parent) == (["_pages/folder.md/inner.md", "_pages/rings.md"], [])


@pytest.mark.parametrize(
    "name", ["a:b.md", "a%20b.md", " a.md", "a?b#c.md", "a[b.md", "línea\ncinco.md", "-.md"]
)
def test_names_of_any_form(folder: Path, name: str) -> None:
    (folder / name).write_text(PAGE)
    names, told = read(folder.parent)
    assert f"_pages/{name}" in names
    assert not told
    data = SiteFiles(folder.parent, Problems()).data_document(f"_pages/{name}", {})
    assert data is not None


@pytest.mark.parametrize("name", ["..", "_pages/../..", "\0", "x" * 5000, "none"])
def test_no_folder_of_the_site_has_no_files(folder: Path, name: str) -> None:
    (folder.parent.parent / "outside.md").write_text(PAGE)
    assert SiteFiles(folder.parent, Problems()).names(name) == []


@pytest.mark.parametrize("name", ["../outside.md", "x" * 5000, "\0", "none.md"])
def test_what_is_no_file_of_the_site_is_none(folder: Path, name: str) -> None:
    (folder.parent.parent / "outside.md").write_text(PAGE)
    files = SiteFiles(folder.parent, Problems())
    assert files.document(name) is None
    assert files.has(name) is (name == "../outside.md")
