"""Which BibTeX files a site's pages drew."""

from __future__ import annotations

from pathlib import Path

import pytest

from faculty_site.ingest.problems import Problems
from faculty_site.ingest.readers.site_files import SiteFiles
from faculty_site.ingest.themes.jekyll.bibliographies import bibliographies

LIST = "---\ntitle: Works\n---\n{% bibliography --file early %}\n"


@pytest.mark.parametrize(
    ("scholar", "found"),
    [
        ({}, ["papers", "early"]),
        ({"bibliography": "*.bib", "source": "./_bibliography"}, ["early", "late", "papers"]),
        ({"bibliography": ["late.bib", "missing"]}, ["late", "early"]),
        ({"source": "_elsewhere"}, ["papers", "early"]),
    ],
)
def test_named_by_the_configuration_or_by_a_page(
    tmp_path: Path, scholar: dict[str, object], found: list[str]
) -> None:
    for name in ("papers.bib", "early.bib", "late.bib"):
        path = tmp_path / "_bibliography" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("@book{a, title={A}}", encoding="utf-8")
    (tmp_path / "_themes").mkdir()
    (tmp_path / "_themes" / "radium.md").write_text(LIST, encoding="utf-8")
    (tmp_path / "_posts").mkdir()
    cites = LIST.replace("early", "late")
    (tmp_path / "_posts" / "1903-01-01-a.md").write_text(cites, encoding="utf-8")
    files = SiteFiles(tmp_path, Problems())
    expected = [f"_bibliography/{name}.bib" for name in found]
    assert bibliographies(files, {"scholar": scholar}) == expected
