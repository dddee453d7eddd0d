"""What a document of a collection says of the thing it is about."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faculty_site.ingest.themes.jekyll.site_folders import page, rows_of, site


@pytest.mark.parametrize(
    "authors",
    [
        "Meitner, Hahn & Strassmann",
        "Meitner; Hahn; Strassmann",
        "Meitner, Hahn, and Strassmann",
        "Meitner & Hahn & Strassmann",
        "[Meitner, Hahn, Strassmann]",
    ],
)
def test_authors_of_a_line_are_parted(tmp_path: Path, authors: str) -> None:
    work = page("Nuclear fission", "", authors=authors if authors[0] == "[" else f"'{authors}'")
    files = {
        "_config.yml": "title: Lise Meitner\ncollections: {publications: {output: true}}\n",
        "index.md": page("Lise Meitner"),
        "_publications/fission.md": work,
    }
    home, _problems = site(tmp_path, files)
    names = [row.fields["name"] for row in rows_of(home, "publications.authorship")]
    assert names == ["Meitner", "Hahn", "Strassmann"]
